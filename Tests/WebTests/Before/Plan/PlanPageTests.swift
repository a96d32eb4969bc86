import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct PlanPageTests {
    private func complete(_ world: SampleWorld) -> [(name: String, value: String)] {
        [
            ("goals", "查摆问题"), ("leader", world.member("王伟").text), ("content", "学习、谈心、开会"), ("problems", ""),
            ("form", "支部党员大会"), ("frequency", ""), ("people", "全体党员 8 名"), ("place", "三楼会议室"),
            ("meetingDay", "2021-08-20"), ("startsAt", "09:30"), ("means", "支部会议室"),
        ].map { (name: $0.0, value: $0.1) }
    }

    private func changed(_ world: SampleWorld, _ name: String, _ value: String) -> [(name: String, value: String)] {
        complete(world).map { $0.name == name ? (name: name, value: value) : $0 }
    }

    @Test("The form is filled in from the procedure, so that the secretary adds only the place")
    func prefilled() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let page = try await SiteClient(world, as: "王伟").get(world.path("plan")).body
        #expect(page.contains("围绕“学党史、悟思想、办实事、开新局”主题"))
        #expect(page.contains("《重要讲话》、《简史》"))
        #expect(page.contains("value=\"支部党员大会\""))
        #expect(page.contains("value=\"2021-08-19\""))
        #expect(page.contains("value=\"09:00\""))
        #expect(page.contains("value=\"\(world.member("王伟"))\" selected"))
        #expect(page.contains("青山集团第一党支部全体党员 8 名，其中预备党员 1 名"))
        #expect(page.contains("不另需经费"))
    }

    @Test("The day that is proposed is a working day inside the window, whatever the window")
    func proposedDay() throws {
        var procedure = SampleWorld.procedure
        let today = SampleWorld.day("2021-07-06")
        #expect(PlanForm.meetingDay(procedure, today: today) == Day("2021-08-19"))
        procedure.timetable.examinationsBy = SampleWorld.day("2021-08-20")
        #expect(PlanForm.meetingDay(procedure, today: today) == Day("2021-08-23"))
        procedure.window.closes = SampleWorld.day("2021-08-22")
        #expect(PlanForm.meetingDay(procedure, today: today) == Day("2021-08-20"))
        #expect(PlanForm.meetingDay(procedure, today: SampleWorld.day("2021-08-22")) == Day("2021-08-22"))
        #expect(PlanForm.meetingDay(procedure, today: SampleWorld.day("2021-08-23")) == nil)
    }

    @Test("All that is missing is marked at its field at once, and what was typed stays")
    func marksMissing() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let secretary = try await SiteClient(world, as: "王伟")
        let answer = try await secretary.post(
            world.path("plan"), [("goals", ""), ("content", "<script>alert(1)</script>"), ("place", " ")])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.contains("id=\"field-goals-error\""))
        #expect(answer.body.contains("id=\"field-form-error\""))
        #expect(answer.body.contains("id=\"field-place-error\""))
        #expect(answer.body.contains("id=\"field-meetingDay-error\""))
        #expect(!answer.body.contains("id=\"field-content-error\""))
        #expect(answer.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!answer.body.contains("<script>alert(1)"))
    }

    @Test("A day outside the window is refused at its field", arguments: ["2021-09-01", "2021-07-04", "2021-07-05"])
    func dayOutside(day: String) async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let answer = try await SiteClient(world, as: "王伟").post(world.path("plan"), changed(world, "meetingDay", day))
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.contains("id=\"field-meetingDay-error\""))
        #expect(answer.body.contains("三楼会议室"))
    }

    @Test("Drafts are kept by the script without a page, and by hand with one")
    func drafts() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let commissioner = try await SiteClient(world, as: "李娜")
        #expect(try await commissioner.post(world.path("plan/draft"), complete(world)).status == .noContent)
        #expect(
            try await commissioner.post(world.path("plan/draft"), complete(world) + [("by", "hand")]).status
                == .seeOther)
        let page = try await commissioner.get(world.path("plan")).body
        #expect(page.contains("value=\"三楼会议室\""))
        #expect(page.contains("value=\"09:30\""))
        #expect(page.contains("由书记或副书记提交"))
        #expect(try await commissioner.post(world.path("plan"), complete(world)).status == .forbidden)
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await member.post(world.path("plan/draft"), complete(world)).status == .forbidden)
        #expect(try await !member.get(world.path("plan")).body.contains("<textarea"))
    }

    @Test("A plan is returned with reasons, revised and approved; its history says who and why")
    func reviewed() async throws {
        let world = try await SampleWorld.played(to: .planSubmitted)
        let reviewer = try await SiteClient(world, as: "吴敏")
        let plan = world.path("plan")
        let bare = try await reviewer.post(plan + "/return", [("remark", "写清学习时间")])
        #expect(bare.status == .unprocessableContent)
        #expect(bare.body.contains("写清学习时间</textarea>"))
        let returned = try await reviewer.post(
            plan + "/return", [("reasons", "incomplete"), ("remark", "写清学习时间")])
        #expect(returned.status == .seeOther)

        let secretary = try await SiteClient(world, as: "王伟")
        #expect(try await secretary.get(plan).body.contains("退回：要素不全。写清学习时间"))
        #expect(try await secretary.post(plan, complete(world)).status == .seeOther)
        let few = try await reviewer.post(plan + "/approve", [("criteria", "steps")])
        #expect(few.status == .unprocessableContent)
        #expect(few.body.contains("组织形式合适、时间节点符合要求"))
        let criteria = Plan.Criterion.atApproval.map { (name: "criteria", value: $0.rawValue) }
        let unsure = try await reviewer.post(plan + "/approve", criteria + [("qualities", "political")])
        #expect(unsure.status == .unprocessableContent)
        #expect(unsure.body.contains("尚未勾选：严肃性、规范性"))
        let all = criteria + Plan.Quality.allCases.map { (name: "qualities", value: $0.rawValue) }
        #expect(try await secretary.post(plan + "/approve", all).status == .forbidden)
        #expect(try await reviewer.post(plan + "/approve", all).status == .seeOther)
        let page = try await secretary.get(plan).body
        #expect(page.contains("第 2 稿"))
        #expect(page.contains("查看此稿"))
        #expect(!page.contains("name=\"criteria\""))
    }

    @Test("A remark stands at its place when the plan is written again; the next version shows what it changed")
    func notes() async throws {
        let world = try await SampleWorld.played(to: .planSubmitted)
        let reviewer = try await SiteClient(world, as: "何平")
        let (plan, note) = (world.path("plan"), "<b>写明经费</b>")
        let fields = [("reasons", "unclearProcedure"), ("remark", ""), ("note[means]", note), ("note[place]", " ")]
        let returned = try await reviewer.post(plan + "/return", fields.map { (name: $0.0, value: $0.1) })
        #expect(returned.status == .seeOther)
        let secretary = try await SiteClient(world, as: "王伟")
        let form = try await secretary.get(plan).body
        #expect(form.contains("id=\"note-means\""))
        #expect(form.contains("何平的意见："))
        #expect(form.contains("&lt;b&gt;写明经费&lt;/b&gt;"))
        #expect(!form.contains("id=\"note-place\""))
        #expect(form.contains("href=\"#field-means\""))

        #expect(try await secretary.post(plan, changed(world, "means", "支部自有会议室，不需经费")).status == .seeOther)
        let page = try await reviewer.get(plan).body
        #expect(page.contains("与第 1 稿相比的修改"))
        #expect(page.contains("支部自有会议室<ins><span class=\"unseen\">增加：</span>，不需经费</ins>"))
    }

    @Test("Study and material are looked at by somebody above before the meeting, not by the branch")
    func effect() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let effect = world.path("plan/effect")
        let passed = [(name: "passed", value: "yes"), (name: "remark", value: "")]
        #expect(try await SiteClient(world, as: "王伟").post(effect, passed).status == .forbidden)
        let reviewer = try await SiteClient(world, as: "吴敏")
        #expect(try await reviewer.get(world.path("plan")).body.contains("规定学习人人完成 0/8"))
        let silent = try await reviewer.post(effect, [("passed", "no"), ("remark", "")])
        #expect(silent.status == .unprocessableContent)
        #expect(try await reviewer.post(effect, [("passed", "no"), ("remark", "补学")]).status == .seeOther)
        #expect(try await SiteClient(world, as: "王伟").get(world.path("plan")).body.contains("要求支部补充"))
        #expect(try await reviewer.post(effect, passed).status == .seeOther)
        #expect(try await reviewer.post(effect, passed).status == .unprocessableContent)
    }

    @Test("After approval the date changes with a reason only")
    func dateChanges() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let secretary = try await SiteClient(world, as: "王伟")
        let date = world.path("plan/date")
        let silent = try await secretary.post(date, [("day", "2021-08-25"), ("reason", "")])
        #expect(silent.status == .unprocessableContent)
        #expect(silent.body.contains("value=\"2021-08-25\""))
        #expect(try await secretary.post(date, [("reason", "防汛")]).status == .unprocessableContent)
        #expect(try await secretary.post(date, [("day", "2021-08-25"), ("reason", "防汛")]).status == .seeOther)
        let page = try await secretary.get(world.path("plan")).body
        #expect(page.contains("开会日期已改为8月25日（周三）。理由：防汛"))
    }

    @Test("Where the issuer asks for it, the second look is on the reviewer's list once study should be done")
    func effectIsDue() async throws {
        let world = try await SampleWorld()
        world.on("2021-07-05")
        var procedure = SampleWorld.procedure
        procedure.gates.append(.effectReviewed)
        let command = Campaign.Command.issue(title: "专题", issuer: world.root, procedure: procedure)
        try await world.useCases.campaign(command, world.campaign, as: world.actor("郑军"))
        try await world.useCases.notice(.receive, at: world.place, as: world.actor("王伟"))
        _ = try await SiteClient(world, as: "王伟").post(world.path("plan"), complete(world))
        let approve = Plan.Command.approve(
            criteria: Set(Plan.Criterion.atApproval), qualities: Set(Plan.Quality.allCases), remark: "")
        try await world.useCases.plan(approve, at: world.place, as: world.actor("吴敏"))
        #expect(try await !SiteClient(world, as: "吴敏").get("/").body.contains("会前复核"))
        world.on("2021-08-06")
        let reviewer = try await SiteClient(world, as: "吴敏")
        #expect(try await reviewer.get("/").body.contains("会前复核学习效果和材料"))
        #expect(try await SiteClient(world, as: "何平").get("/").body.contains("会前复核学习效果和材料"))
        try await world.useCases.plan(.checkEffect(passed: true, remark: ""), at: world.place, as: world.actor("何平"))
        #expect(try await !reviewer.get("/").body.contains("会前复核"))
    }
}
