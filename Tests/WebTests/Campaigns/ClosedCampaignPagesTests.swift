import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("Pages of a campaign that was closed")
struct ClosedCampaignPagesTests {
    /// The places that the forms of a page would be sent to, with those behind its other buttons.
    private func targets(_ page: String) -> Set<String> {
        let forms = page.matches(of: #/<form [^>]*action="([^"]+)"/#).map { String($0.output.1) }
        let buttons = page.matches(of: #/ formaction="([^"]+)"/#).map { String($0.output.1) }
        return Set(forms + buttons)
    }

    @Test("Once a branch has begun to meet, the issuer reads why the campaign cannot be taken back")
    func begun() async throws {
        for (stage, isOffered) in [(PlayedStage.issued, true), (.spoken, false)] {
            let world = try await SampleWorld.played(to: stage)
            let page = try await SiteClient(world, as: "郑军").get("/campaigns/\(world.campaign)").body
            #expect(page.contains("action=\"/campaigns/\(world.campaign)/withdraw\"") == isOffered)
            #expect(page.contains("已有支部开会，不能撤回") != isOffered)
        }
    }

    @Test(
        "They offer what goes on and nothing else, to everyone, however far the branch is",
        arguments: [
            PlayedStage.issued, .noticed, .planSubmitted, .planApproved, .prepared, .ready, .inSession, .spoken, .held,
            .complete, .pooled, .committed, .posted,
        ])
    func offers(_ stage: PlayedStage) async throws {
        let world = try await SampleWorld.played(to: stage)
        try await world.useCases.campaign(.close(reason: "误点"), world.campaign, as: world.actor("郑军"))
        let base = Paths.organisation(world.campaign, world.branch)
        let steps = ["plan", "study", "talks", "opinions", "examination", "examinations", "arrangements", "readiness"]
        let pages =
            [base, Paths.campaign(world.campaign), base + "/meeting", base + "/list", base + "/guests"]
            + steps.map { "\(base)/\($0)" } + ["\(base)/examinations/\(world.member("张敏"))"]
        for name in ["王伟", "李娜", "张敏", "吴敏", "郑军", "何平"] {
            let client = try await SiteClient(world, as: name)
            for page in pages {
                let answer = try await client.get(page)
                guard answer.status == .ok else { continue }
                for target in targets(answer.body) {
                    let goesOn =
                        ["/preferences", "/sign-out"].contains(target) || target.hasPrefix(base + "/list/")
                        || target.hasSuffix("/reopen") || target.hasSuffix("/units") || target.hasSuffix("/ledger")
                    #expect(goesOn, "\(name) on \(page): \(target)")
                }
            }
        }
        let late = try await SiteClient(world, as: "王伟").get(base).body
        #expect(late.contains("结束"))
        if stage < .held { #expect(late.contains("确需补开会议的，请向印发专题的党组织申请重新开放")) }
    }

    @Test("Rectification goes on: to the write-off, by the buttons of the pages, and stands on the home page")
    func rectification() async throws {
        let world = try await SampleWorld.played(to: .posted)
        try await world.useCases.campaign(.close(reason: "年度已到"), world.campaign, as: world.actor("郑军"))
        let problems = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        let listed = try #require(problems.first { $0.problem.subject == world.member("张敏") })
        let path = Paths.problem(listed.id)
        let owner = try await SiteClient(world, as: "张敏")
        #expect(try await owner.get("/").body.contains(path))
        #expect(try await owner.post("\(path)/result", [("result", "三户都已修好")]).status == .seeOther)
        let judge = try await SiteClient(world, as: "李娜")
        #expect(targets(try await judge.get(path).body).contains("\(path)/verification"))
        let verified = [(name: "looked", value: "看了维修记录"), ("asked-whom", "三户居民"), ("asked-persons", "3")]
        #expect(try await judge.post("\(path)/verification", verified).status == .seeOther)
    }

    @Test("Closing shows what is open and by whom, at any depth, and asks for a reason once")
    func closing() async throws {
        let world = try await SampleWorld.played(to: .posted)
        let path = Paths.campaign(world.campaign)
        let leader = try await SiteClient(world, as: "郑军")
        let page = try await leader.get(path + "/close").body
        let other = try #require(
            try await world.records.read { try $0.subtree(of: world.root) }.first {
                $0.type.isBranch && $0.id != world.branch
            })
        #expect(page.contains("未开会，结束后不能再开") && page.contains(other.name))
        #expect(page.contains("11 个问题未销号"))
        #expect(try await SiteClient(world, as: "王伟").get(path + "/close").status == .forbidden)
        let refused = try await leader.post(path + "/close")
        #expect(refused.status == .unprocessableContent && refused.body.contains("请写明理由"))
        #expect(try await leader.post(path + "/close", [("reason", "<b>误点</b>")]).status == .seeOther)
        #expect(try await leader.get(path + "/close").status == .notFound)
        let closed = try await leader.get(path).body
        #expect(closed.contains("&lt;b&gt;误点&lt;/b&gt;") && closed.contains(path + "/reopen"))
    }

    @Test("Closed by mistake, it is open again by one form with its reason, and its buttons are back")
    func reopening() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let path = Paths.campaign(world.campaign)
        let leader = try await SiteClient(world, as: "郑军")
        #expect(try await leader.post(path + "/close", [("reason", "误点")]).status == .seeOther)
        let secretary = try await SiteClient(world, as: "王伟")
        #expect(try await !secretary.get(world.path("plan")).body.contains("<textarea"))
        #expect(try await leader.post(path + "/reopen", [("reason", " ")]).status == .unprocessableContent)
        #expect(try await secretary.post(path + "/reopen", [("reason", "要补开")]).status == .forbidden)
        #expect(try await leader.post(path + "/reopen", [("reason", "结束得早了")]).status == .seeOther)
        #expect(try await secretary.get(world.path("plan")).body.contains("<textarea"))
        #expect(try await secretary.get(path).body.contains("结束得早了"))
        let history = try await world.records.read { try $0.history(of: Campaign.self, .campaign(world.campaign)) }
        #expect(history.last?.event == .reopened(reason: "结束得早了", on: world.useCases.today))
    }
}
