import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("The to-do home")
struct HomePageTests {
    private let second = SampleWorld.id("second", Campaign.self)

    private func issueSecond(_ world: SampleWorld) async throws {
        try await world.useCases.campaign(
            .issue(title: "主题教育专题组织生活会", issuer: world.root, procedure: SampleWorld.procedure), second,
            as: world.actor("郑军"))
    }

    @Test("To-dos name the thing: what the problem says in the branch, never anywhere else")
    func names() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let home = try await SiteClient(world, as: "张敏").get("/").body
        #expect(home.contains("认领 · 张敏今年只下过两次现场"))
        #expect(!home.contains("号问题"))
        let page = try await SiteClient(world, as: "张敏").get(Paths.organisation(world.campaign, world.branch)).body
        #expect(page.contains("认领 · 张敏今年只下过两次现场"))
        for name in ["郑军", "吴敏", "何平"] {
            #expect(try await !SiteClient(world, as: name).get("/").body.contains("只下过两次现场"), "\(name)")
        }
        // Nor in what leaves the product.
        let reminders = try await world.useCases.reminders(as: world.actor("张敏")).reminders
        #expect(!reminders.isEmpty)
        #expect(!String(describing: reminders).contains("现场"))
    }

    @Test("Overdue, this week and later stand apart, in this order")
    func groups() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-08-12")
        let home = try await SiteClient(world, as: "李娜").get("/").body
        let places = try ["id=\"overdue\"", "id=\"thisWeek\"", "id=\"later\""].map {
            try #require(home.firstRange(of: $0)).lowerBound
        }
        #expect(places == places.sorted())
        let study = try #require(home.firstRange(of: "组织学习")).lowerBound
        #expect(places[0] < study && study < places[1])
        #expect(HomePage.Group(nil, today: world.useCases.today) == .later)
        // Sunday belongs to the week, Monday to the next.
        let thursday = SampleWorld.day("2021-08-12")
        #expect(HomePage.Group(SampleWorld.day("2021-08-15"), today: thursday) == .thisWeek)
        #expect(HomePage.Group(SampleWorld.day("2021-08-16"), today: thursday) == .later)
        #expect(HomePage.Group(thursday, today: thursday) == .thisWeek)
    }

    @Test("With two campaigns at once each to-do says which, and every page has a way to the other")
    func twoCampaigns() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        #expect(try await !SiteClient(world, as: "王伟").get("/").body.contains("党史学习教育专题组织生活会"))
        try await issueSecond(world)
        let client = try await SiteClient(world, as: "王伟")
        let home = try await client.get("/").body
        #expect(home.contains("党史学习教育专题组织生活会") && home.contains("主题教育专题组织生活会"))
        let other = Place(second, world.branch)
        for step in [
            "", "plan", "study", "talks", "opinions", "examinations", "arrangements", "meeting", "list", "figures",
        ] {
            let (here, there) = (world.path(step), Paths.step(other, step))
            let path = step.isEmpty ? Paths.organisation(world.campaign, world.branch) : here
            let body = try await client.get(path).body
            #expect(
                body.contains("href=\"\(step.isEmpty ? Paths.organisation(second, world.branch) : there)\""), "\(step)")
            // The navigation stays with the campaign that is looked at.
            #expect(body.contains("href=\"\(Paths.organisation(world.campaign, world.branch))\""), "\(step)")
        }
        let superior = try await SiteClient(world, as: "郑军")
        let tree = try await superior.get(Paths.organisation(world.campaign, world.root)).body
        #expect(tree.contains("href=\"\(Paths.organisation(second, world.root))\""))
        let ledger = try await superior.get(Paths.ledger(world.root)).body
        #expect(ledger.contains("主题教育专题组织生活会"))
    }

    @Test("A problem's page has a way to the branch's list in the other campaign")
    func problemOfTwoCampaigns() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        try await issueSecond(world)
        let problem = try #require(
            try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems.first)
        let page = try await SiteClient(world, as: "王伟").get(Paths.problem(problem.id)).body
        #expect(page.contains("href=\"\(Paths.step(.list, at: Place(second, world.branch)))\""))
    }

    @Test("The navigation leads back to the campaign that was looked at last")
    func lastCampaign() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        try await issueSecond(world)
        let client = try await SiteClient(world, as: "王伟")
        let answer = try await client.get(Paths.organisation(world.campaign, world.branch))
        #expect(answer.headers[.setCookie]?.contains("campaign=\(world.campaign)") == true)
        #expect(
            CampaignPath("/campaigns/a/organisations/b/study/sessions/3")?.path(in: second)
                == "/campaigns/second/organisations/b/study")
        #expect(CampaignPath("/organisations/b/ledger") == nil)
    }

    @Test("What only a superior can do stands under 等别人办, with since when, not as the branch's own omission")
    func waiting() async throws {
        let world = try await SampleWorld.played(to: .planSubmitted)
        let client = try await SiteClient(world, as: "王伟")
        let home = try await client.get("/").body
        #expect(home.contains("等别人办"))
        #expect(home.contains("会议方案等上级审阅（7月10日（周六）报送）"))
        let page = try await client.get(Paths.organisation(world.campaign, world.branch)).body
        #expect(page.contains("等上级审阅（7月10日（周六）起）"))
        let conditions = try await client.get(world.path("readiness")).body
        let plan = conditions.split(separator: "<li").first { $0.contains("方案已批准") || $0.contains("会议方案") }
        #expect(plan?.contains("前往办理") == false)
        #expect(try await !SiteClient(world, as: "张敏").get("/").body.contains("会议方案等上级审阅"))
    }

    @Test("A plan that waits too long anywhere below is its superior's work, and so are all that are late")
    func superior() async throws {
        let world = try await SampleWorld.played(to: .planSubmitted)
        let committee = SampleWorld.id("QS-A", Organisation.self)
        _ = try await world.useCases.importRoster(
            Roster(organisations: [SampleWorld.committee("QS-A", below: "QS", 2)]), as: .deployment)
        try await world.useCases.moveOrganisation(world.branch, to: committee, as: .deployment)
        world.on("2021-08-17")
        let home = try await SiteClient(world, as: "吴敏").get("/").body
        #expect(home.contains("审核会议方案 · 青山集团第一党支部"))
        #expect(home.contains("逾期28天"))
        #expect(home.contains("督促 2 个逾期的党支部"))
        #expect(home.contains("href=\"\(Paths.ledger(world.root))\""))
        #expect(try await !SiteClient(world, as: "张敏").get("/").body.contains("督促"))
    }

    @Test("Acts without weight are done in one go; what cannot be done is named with its reason, the rest is done")
    func inOneGo() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        for (number, name) in ["刘洋", "陈静"].enumerated() {
            let talk = Talks.Talk(
                id: SampleWorld.id("n\(number)", Talks.Talk.self), from: world.member(name), to: world.member("张敏"),
                on: SampleWorld.day("2021-08-10"))
            try await world.useCases.talks(.record(talk), at: world.place, as: world.actor(name))
        }
        let client = try await SiteClient(world, as: "张敏")
        let home = try await client.get("/").body
        #expect(home.contains("确认已谈话：刘洋"))
        let place = "\(world.campaign)/\(world.branch)"
        let acts = ["talk/\(place)/n0", "talk/\(place)/nobody", "notice/\(place)", "talk/x", "rubbish"]
        let answer = try await client.post("/together", acts.map { (name: "act", value: $0) })
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.contains("已办理 1 项"))
        #expect(answer.body.contains("未办成"))
        let talks = try await world.useCases.branch(at: world.place, as: world.actor("张敏")).talks
        #expect(talks.toConfirm(by: world.member("张敏")).contains { $0.id.text == "n1" })
        #expect(!talks.toConfirm(by: world.member("张敏")).contains { $0.id.text == "n0" })
    }

    @Test("What was done lately is listed, each thing once")
    func done() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let home = try await SiteClient(world, as: "王伟").get("/").body
        #expect(home.contains("报送了会议方案"))
        #expect(home.contains("已完成（近两周"))
        world.on("2021-08-12")
        #expect(try await !SiteClient(world, as: "王伟").get("/").body.contains("报送了会议方案"))
    }

    @Test("Talks that are planned are not held")
    func planned() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let step = world.path("talks")
        let secretary = try await SiteClient(world, as: "王伟")
        _ = try await secretary.post(step + "/plan-all")
        let body = try await secretary.get(step).body
        #expect(body.contains("应谈的均已安排"))
        #expect(!body.contains("应谈的均已谈话"))
    }
}
