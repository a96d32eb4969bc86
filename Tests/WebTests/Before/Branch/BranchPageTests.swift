import HTTPTypes
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct BranchPageTests {
    private func path(_ world: SampleWorld) -> String { Paths.organisation(world.campaign, world.branch) }

    @Test("The secretary receives the notice on the branch's page, and the next step follows")
    func receives() async throws {
        let world = try await SampleWorld.played(to: .issued)
        let secretary = try await SiteClient(world, as: "王伟")
        let before = try await secretary.get(path(world)).body
        #expect(before.contains("签收通知</button>"))
        #expect(before.contains("征求意见并反馈"))
        let answer = try await secretary.post(world.path("notice"))
        #expect(answer.status == .seeOther)
        let after = try await secretary.get(path(world)).body
        #expect(!after.contains("签收通知</button>"))
        #expect(after.contains("王伟 7月5日（周一）签收"))
        #expect(after.contains("编制会议方案"))
        #expect(after.contains("编制方案</a>"))
        #expect(try await secretary.post(world.path("notice")).body.contains("通知已于7月5日（周一）签收"))
    }

    @Test("A member sees the same page without the buttons that are not theirs")
    func memberSees() async throws {
        let world = try await SampleWorld.played(to: .issued)
        let member = try await SiteClient(world, as: "张敏")
        let page = try await member.get(path(world)).body
        #expect(!page.contains("签收通知</button>"))
        #expect(page.contains("由本支部书记、副书记或组织委员签收"))
        #expect(try await member.post(world.path("notice")).status == .forbidden)
        #expect(try await member.post(world.path("readiness")).status == .forbidden)
    }

    @Test("Members of another branch may not look")
    func strangers() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        #expect(try await SiteClient(world, as: "蒋雪").get(path(world)).status == .forbidden)
        #expect(try await SiteClient(world, as: "冯涛").get(world.path("plan")).status == .forbidden)
        let nowhere = "/campaigns/history/organisations/nowhere"
        #expect(try await SiteClient(world, as: "王伟").get(nowhere).status == .notFound)
    }

    @Test("What is missing is named, each unmet condition links to the page where it is met")
    func namesTheMissing() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let page = try await SiteClient(world, as: "王伟").get(path(world)).body
        #expect(page.contains("还差 7 项"))
        #expect(page.contains("未完成：王伟、李娜、赵磊等 8 人"))
        #expect(page.contains("未完成：孙德福、周强"))
        let all = try await SiteClient(world, as: "张敏").get(world.path("readiness")).body
        for gate in ["方案已批准", "规定学习人人完成", "领导参会已安排"] { #expect(all.contains(gate)) }
        #expect(all.contains("未完成：王伟、李娜、赵磊、张敏、刘洋、陈静、孙德福、周强"))
        #expect(all.contains("href=\"\(world.path("arrangements"))#leaders\""))
        for step in ["study", "opinions", "talks", "examinations", "arrangements"] {
            #expect(page.contains("href=\"\(world.path(step))\""))
        }
        #expect(page.contains("aria-disabled=\"true\""))
        let refused = try await SiteClient(world, as: "王伟").post(world.path("readiness"))
        #expect(refused.status == .unprocessableContent)
    }

    @Test("Only a superior lets a meeting go ahead; the reason stays in sight of the branch")
    func override() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let reviewer = try await SiteClient(world, as: "吴敏")
        let missing = try await reviewer.post(world.path("override"), [("reason", " ")])
        #expect(missing.status == .unprocessableContent)
        let own = try await SiteClient(world, as: "王伟").post(world.path("override"), [("reason", "急")])
        #expect(own.status == .forbidden)
        let reason = "汛期值守，<b>按期</b>先开"
        #expect(try await reviewer.post(world.path("override"), [("reason", reason)]).status == .seeOther)
        let page = try await SiteClient(world, as: "张敏").get(path(world)).body
        #expect(page.contains("吴敏于7月12日（周一）同意召开"))
        #expect(page.contains("汛期值守，&lt;b&gt;按期&lt;/b&gt;先开"))
        #expect(try await SiteClient(world, as: "王伟").post(world.path("readiness")).status == .seeOther)
    }

    @Test("With all conditions met the one primary button declares the branch ready")
    func declares() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let secretary = try await SiteClient(world, as: "王伟")
        #expect(try await secretary.get(path(world)).body.contains("条件已具备"))
        #expect(try await secretary.post(world.path("readiness")).status == .seeOther)
        #expect(try await secretary.get(path(world)).body.contains("已确认可以开会"))
    }

    @Test("The page shows every stage of the loop with one primary button at most", arguments: PlayedStage.allCases)
    func everyStage(stage: PlayedStage) async throws {
        let world = try await SampleWorld.played(to: stage)
        for name in ["王伟", "吴敏"] {
            let answer = try await SiteClient(world, as: name).get(path(world))
            #expect(answer.status == .ok)
            #expect(!answer.body.contains("⟦"))
            #expect(answer.body.ranges(of: "button-primary").count <= 1, "\(name) \(stage)")
        }
    }

    @Test("A superior sees no words that were said in the branch")
    func sealed() async throws {
        let world = try await SampleWorld.played(to: .posted)
        let page = try await SiteClient(world, as: "吴敏").get(path(world)).body
        for word in ["窗口排队", "两次值班", "下过两次现场", "回访三户"] { #expect(!page.contains(word)) }
    }
}
