import Documents
import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

/// A committee between the issuer and a branch.
@Suite struct TightenPageTests {
    private let middle = SampleWorld.id("QS-C", Organisation.self)
    private let below = SampleWorld.id("QS-C-Z01", Organisation.self)

    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        roster.organisations.append(
            .init(
                place: .init(sheet: "组织", row: 9), code: middle, name: "建设公司委员会", kind: .committee, parent: "QS",
                domain: nil, guidanceGroup: nil))
        roster.organisations.append(
            .init(
                place: .init(sheet: "组织", row: 10), code: below, name: "建设公司第一党支部", kind: .branch, parent: "QS-C",
                domain: nil, guidanceGroup: nil))
        roster.members.append(
            .init(
                place: .init(sheet: "党员", row: 30), profile: MemberProfile(name: "高原"), branchCode: "QS-C-Z01",
                offices: [.secretary]))
        _ = try await world.useCases.importRoster(roster, on: world.useCases.today, as: .deployment)
        try await world.useCases.appoint(world.member("蒋雪"), .secretary, at: middle, as: .deployment)
        world.on("2021-07-05")
        let command = Campaign.Command.issue(title: "专题", issuer: world.root, procedure: SampleWorld.procedure)
        try await world.useCases.campaign(command, world.campaign, as: world.actor("郑军"))
        return world
    }

    @Test("A level between receives the notice, asks for earlier and for more, and its branches are bound by it")
    func tightens() async throws {
        let world = try await world()
        let secretary = try await SiteClient(world, as: "蒋雪")
        let place = Place(world.campaign, middle)
        let page = Paths.campaign(world.campaign)
        #expect(try await secretary.get(page).body.contains("签收通知</button>"))
        let received = try await secretary.post(Paths.step(place, "notice"))
        #expect(received.status == .seeOther)
        #expect(received.headers[.location]?.hasPrefix(page) == true)
        #expect(try await secretary.get(page).body.contains("不晚于7月20日（周二）（青山集团委员会规定）"))

        let tighten = Paths.step(place, "tighten")
        let later = try await secretary.post(tighten, [("planBy", "2021-07-21"), ("texts", "<u>一本书</u>")])
        #expect(later.status == .unprocessableContent)
        #expect(later.body.contains("“报送方案”不能晚于7月20日（周二）：此为青山集团委员会规定"))
        #expect(later.body.contains("&lt;u&gt;一本书&lt;/u&gt;</textarea>"))

        let fields = [("planBy", "2021-07-16"), ("texts", "选集第一卷"), ("aspects", "工作作风")]
        let done = try await secretary.post(tighten, fields.map { (name: $0.0, value: $0.1) })
        #expect(done.status == .seeOther)
        let after = try await secretary.get(page).body
        #expect(after.contains("本级增加的要求"))
        #expect(!after.contains("action=\"\(tighten)\""))
        let branch = Paths.organisation(world.campaign, below)
        // Nobody of the branch is in the sample's list of names; the superior sees what its notice says.
        let seen = try await secretary.get(branch).body
        #expect(seen.contains("7月16日（周五）前"))
        #expect(seen.contains("选集第一卷"))
        #expect(seen.contains("工作作风"))
        let elsewhere = Paths.organisation(world.campaign, world.branch)
        #expect(try await SiteClient(world, as: "王伟").get(elsewhere).body.contains("7月20日（周二）前"))
    }

    @Test("Members and other levels may not tighten")
    func wrongPeople() async throws {
        let world = try await world()
        let tighten = Paths.step(Place(world.campaign, middle), "tighten")
        for name in ["王伟", "郑军", "冯涛"] {
            let answer = try await SiteClient(world, as: name).post(tighten, [("planBy", "2021-07-16")])
            #expect(answer.status == .forbidden)
        }
    }

    @Test("A level's own file may add and bring forward; all that it drops, lengthens or changes is told, and why")
    func file() async throws {
        let world = try await world()
        let secretary = try await SiteClient(world, as: "蒋雪")
        let place = Place(world.campaign, middle)
        _ = try await secretary.post(Paths.step(place, "notice"))
        let path = Paths.step(place, "tighten/import")
        let exported = try await secretary.get(Paths.step(place, "procedure.yaml")).body
        #expect(try ProcedureFile.read(exported) == SampleWorld.procedure)
        #expect(try await SiteClient(world, as: "张敏").get(Paths.step(place, "procedure.yaml")).status == .forbidden)

        let nonsense = try await secretary.upload("- nothing", to: path)
        #expect(nonsense.status == .unprocessableContent && nonsense.body.contains("id=\"wrong-file-error\""))
        var looser = SampleWorld.procedure
        looser.timetable.planBy = SampleWorld.day("2021-07-25")
        looser.aspects.removeLast()
        looser.study.texts.removeFirst()
        looser.gates.removeFirst()
        looser.opinions.minimumChannels = 1
        let refused = try await secretary.upload(try ProcedureFile.text(of: looser), to: path)
        #expect(refused.status == .unprocessableContent)
        for words in ["“报送方案”不能晚于", "“担当作为”为上级规定，不能去掉", "“重要讲话”为上级规定", "“方案已批准”为上级规定", "只能由印发单位规定"] {
            #expect(refused.body.contains(words), "\(words)")
        }
        var tighter = SampleWorld.procedure
        tighter.timetable.planBy = SampleWorld.day("2021-07-16")
        tighter.aspects.append(.init(id: "own", title: "安全生产"))
        #expect(try await secretary.upload(try ProcedureFile.text(of: tighter), to: path).status == .seeOther)
        let bound = try await world.useCases.branch(at: Place(world.campaign, below), as: world.actor("蒋雪")).facts
            .procedure
        #expect(bound == tighter)
    }
}
