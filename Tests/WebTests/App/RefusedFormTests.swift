import Foundation
import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("A refused form comes back whole, with each error at its field and all of them on top")
struct RefusedFormTests {
    /// A form that is refused: who sends it where and when, what is typed, and which fields are then marked.
    struct Case: Sendable, CustomTestStringConvertible {
        let stage: PlayedStage
        let person: String
        let step: String
        let fields: [(String, String)]
        let wrong: [String]
        /// What was typed and must still be there.
        var kept = ""

        var testDescription: String { "\(step) \(wrong)" }
    }

    static let cases = [
        Case(
            stage: .planApproved, person: "李娜", step: "study", fields: [("place", "二楼图书室")],
            wrong: ["texts", "form", "on"], kept: "二楼图书室"),
        Case(
            stage: .planApproved, person: "李娜", step: "study/open",
            fields: [("place", "二楼图书室"), ("form", "together"), ("on", "2021-07-12")], wrong: ["texts"], kept: "二楼图书室"),
        Case(
            stage: .planApproved, person: "张敏", step: "study/alone", fields: [("own-texts", ""), ("on", "昨天")],
            wrong: ["texts", "on"]),
        Case(
            stage: .planApproved, person: "李娜", step: "study",
            fields: [("texts", "speech"), ("form", "together"), ("on", "2030-01-01"), ("place", "阅览室")], wrong: ["on"],
            kept: "阅览室"),
        Case(
            stage: .planApproved, person: "张敏", step: "talks", fields: [("note", "谈了工作作风")],
            wrong: ["to", "on", "depth", "occasion"], kept: "谈了工作作风"),
        Case(
            stage: .planApproved, person: "张敏", step: "talks/plan", fields: [("note", "谈谈学习安排"), ("how", "broad")],
            wrong: ["with", "topics", "by"], kept: "谈谈学习安排"),
        Case(
            stage: .planApproved, person: "李娜", step: "opinions", fields: [("about", ""), ("text", "食堂排队久")],
            wrong: ["channel", "on", "about"], kept: "食堂排队久"),
        Case(
            stage: .pooled, person: "李娜", step: "list/add", fields: [("text", "楼道灯坏了"), ("fixed", "on")],
            wrong: ["source", "result"], kept: "楼道灯坏了"),
        Case(stage: .pooled, person: "李娜", step: "list/merge", fields: [], wrong: ["problem", "into"]),
        Case(stage: .ready, person: "王伟", step: "meeting/open", fields: [("place", " ")], wrong: ["day", "place"]),
        Case(
            stage: .spoken, person: "李娜", step: "meeting/criticise", fields: [("text", "学习抓得不紧")],
            wrong: ["from", "to"], kept: "学习抓得不紧"),
        Case(
            stage: .planApproved, person: "王伟", step: "arrangements/exempt/look", fields: [("reason", "")],
            wrong: ["member", "reason"]),
        Case(
            stage: .planApproved, person: "王伟", step: "plan/date", fields: [("day", ""), ("reason", "会场有冲突")],
            wrong: ["day"], kept: "会场有冲突"),
        Case(
            stage: .planSubmitted, person: "吴敏", step: "plan/return", fields: [("remark", "目标写具体些")],
            wrong: ["reasons"], kept: "目标写具体些"),
        Case(
            stage: .planApproved, person: "王伟", step: "units", fields: [("name", " "), ("leader", "")],
            wrong: ["name", "leader"]),
        Case(
            stage: .planApproved, person: "张敏", step: "examination/rating",
            fields: [("before-policy", "2"), ("before-ability", "3"), ("after-ability", "4")], wrong: ["after-policy"]),
        Case(stage: .planApproved, person: "张敏", step: "examination/rating", fields: [], wrong: ["before-policy"]),
    ]

    @Test("Marked at the field, linked from the top, nothing typed is lost", arguments: cases)
    func marked(_ one: Case) async throws {
        let world = try await SampleWorld.played(to: one.stage)
        let client = try await SiteClient(world, as: one.person)
        let answer = try await client.post(world.path(one.step), one.fields.map { (name: $0.0, value: $0.1) })
        #expect(answer.status == .unprocessableContent)
        let body = answer.body
        let linked = body.matches(of: #/href="#wrong-([^"]+)"/#).map { String($0.output.1) }
        #expect(linked == one.wrong)
        for field in one.wrong {
            let places = body.matches(of: try Regex("id=\"wrong-\(field)(-error)?\"")).count
            #expect(places >= 1, "\(field)")
            let before = body.components(separatedBy: "id=\"wrong-\(field)")[0]
            #expect(before.contains("id=\"content\""), "the mark of \(field) stands in the page")
        }
        #expect(body.matches(of: #/class="field-error"/#).count >= one.wrong.count)
        #expect((one.kept.isEmpty || body.contains(one.kept)) && !body.contains("⟦"))
    }

    @Test("A time, and a text that repeats what was said, are marked at their field too")
    func others() async throws {
        let world = try await SampleWorld.played(to: .committed)
        world.on("2021-08-28")
        let keeper = try await SiteClient(world, as: "李娜")
        let quiet = try await keeper.post("/reminders/quiet", [("from", "21:00"), ("until", "late")])
        #expect(quiet.status == .unprocessableContent && quiet.body.contains("id=\"wrong-until-error\""))
        #expect(quiet.body.contains("value=\"late\"") && !quiet.body.contains("id=\"wrong-from\""))

        let record = try await world.useCases.branch(at: world.place, as: world.actor("李娜"))
        let listed = try #require(record.problems.first { $0.problem.state == .committed })
        let said = try await world.useCases.problem(listed.id, as: world.actor("李娜"))
        let text = try #require(said.words[listed.problem.text])
        let form = [(name: "scope", value: "unit"), (name: "posted[\(listed.id)]", value: text)]
        for path in ["list/post/look", "list/post"] {
            let answer = try await keeper.post(world.path(path), form)
            #expect(answer.status == .unprocessableContent, "\(path)")
            #expect(answer.body.contains("id=\"wrong-posted[\(listed.id)]-error\""), "\(path)")
        }
    }

    @Test(
        "A problem's forms mark each what they lack",
        arguments: [
            ("measure", [("measure", "")], ["measure", "deadline", "responsible", "priority", "difficulty"]),
            ("cause", [("cause", " ")], ["cause"]),
        ])
    func problems(act: String, fields: [(String, String)], wrong: [String]) async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let record = try await world.useCases.list(at: world.place, as: world.actor("王伟"))
        let problem = try #require(
            record.branch.problems.first { $0.problem.subject == nil || $0.problem.subject == world.member("王伟") })
        let client = try await SiteClient(world, as: "王伟")
        _ = try await client.post(
            "/problems/\(problem.id)/claim", [(name: "claim", value: problem.problem.subject == nil ? "branch" : "own")]
        )
        if act == "measure" {
            _ = try await client.post("/problems/\(problem.id)/cause", [(name: "cause", value: "平时过问不够")])
        }
        let answer = try await client.post("/problems/\(problem.id)/\(act)", fields.map { (name: $0.0, value: $0.1) })
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.matches(of: #/href="#wrong-([^"]+)"/#).map { String($0.output.1) } == wrong)
        for field in wrong { #expect(answer.body.contains("id=\"wrong-\(field)"), "\(field)") }
    }

    @Test("Who was ticked, chosen and written in a refused form is ticked, chosen and written again")
    func restored() {
        var form = Form(fields: [
            .init(name: "who", value: "b"), .init(name: "kind", value: "y"), .init(name: "line", value: "写的<字>"),
        ])
        form.action = "/a"
        var html = HTML()
        html.drawAgain(RefusedForm(form, marks: [.init("kind", "不对")]))
        html.details { html in
            html.postForm(to: "/a?x=1", token: "t") { html in
                html.input(.type(.checkbox), .name("who"), .value("a"), .checked)
                html.input(.type(.checkbox), .name("who"), .value("b"))
                html.input(.type(.radio), .name("kind"), .value("x"), .checked)
                html.input(.type(.radio), .name("kind"), .value("y"))
                html.textarea(.name("line"), text: "")
                html.errorBeside("kind")
            }
        }
        html.postForm(to: "/b", token: "t") { $0.input(.type(.checkbox), .name("who"), .value("b")) }
        let text = html.string
        #expect(text.hasPrefix("<details open>"))
        #expect(text.contains(#"value="a"><"#) && text.contains(#"value="b" checked>"#))
        #expect(text.contains(#"value="x"><"#) && text.contains(#"value="y" checked>"#))
        #expect(text.contains("写的&lt;字&gt;") && text.contains("id=\"wrong-kind\""))
        #expect(text.matches(of: #/value="b" checked/#).count == 1)
    }

    @Test("Of several forms to one address the one that was sent is marked alone")
    func severalForms() {
        var form = Form(fields: [.init(name: "opinion", value: "o2"), .init(name: "answer", value: "")])
        form.action = "/a"
        var html = HTML()
        html.drawAgain(RefusedForm(form, marks: [.init("answer", "内容是空的")]))
        for id in ["o1", "o2", "o3"] {
            html.postForm(to: "/a", token: "t") { html in
                html.input(.type(.hidden), .name("opinion"), .value(id))
                html.errorBeside("answer")
            }
        }
        #expect(html.string.matches(of: #/id="wrong-answer"/#).count == 1)
        #expect(html.string.contains(#"value="o2"><p class="field-error""#))
    }

    @Test("The editor sums up what is wrong in the order of its fields")
    func editor() async throws {
        let world = try await SampleWorld.played(to: .issued)
        let client = try await SiteClient(world, as: "郑军")
        let fields = ["title", "name", "theme", "timetable.planBy", "timetable.talksBy", "opinions.minimumChannels"]
        let answer = try await client.post("/campaigns", fields.map { (name: $0, value: "") })
        #expect(answer.status == .unprocessableContent)
        let body = answer.body
        let summary =
            body.components(separatedBy: "id=\"check\"").dropFirst().first?.components(separatedBy: "</ul>").first ?? ""
        let linked = summary.matches(of: #/href="#([^"]+)"/#).map { String($0.output.1) }
        #expect(linked.count > 5)
        let places = linked.compactMap { body.range(of: "id=\"\($0)\"")?.lowerBound }
        #expect(places.count == linked.count && places == places.sorted())
    }
}
