import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

/// How a step's page is laid out: its status first, what is to be done beside it.
@Suite struct DeskTests {
    @Test("Each step shows how it stands before the form, and folds what it does not ask for")
    func statusFirst() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let client = try await SiteClient(world, as: "李娜")
        for (step, status, form) in [
            ("study", "学习进度", "name=\"attended\""), ("talks", "谈话覆盖情况", "name=\"to\""),
            ("opinions", "class=\"figures\"", "name=\"channel\""),
        ] {
            let page = try await client.get(world.path(step)).body
            let desk = try #require(page.firstRange(of: "class=\"desk-status\""), "\(step)")
            let doing = try #require(page.firstRange(of: "class=\"desk-doing\""), "\(step)")
            let (left, right) = (page[desk.upperBound..<doing.lowerBound], page[doing.upperBound...])
            #expect(left.contains(status) && !left.contains(form) && right.contains(form), "\(step)")
            #expect(right.contains("desk-rest"), "\(step): what is not the next thing comes last")
        }
    }

    @Test("What is not the next thing is folded under its name and what it holds, and opens where a form was refused")
    func folds() async throws {
        var html = HTML()
        html.fold("Sessions", note: "3", id: "sessions") { $0.p(text: "…") }
        #expect(
            html.string.contains("<details class=\"fold\" id=\"sessions\"><summary><h2 class=\"fold-title\">Sessions"))
        let world = try await SampleWorld.played(to: .prepared)
        let path = world.path("talks")
        let client = try await SiteClient(world, as: "李娜")
        let form = [("with", ""), ("how", "deep"), ("by", "2021-08-10")]
        let again = try await client.post(path + "/plan", form)
        #expect(again.status == .unprocessableContent)
        #expect(again.body.contains("<details open class=\"fold\" id=\"plan\">"), "the refused form lies open")
    }

    @Test("Whoever has nothing to do at a step sees its status alone, with all the room")
    func nothingToDo() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let client = try await SiteClient(world, as: "吴敏")
        for step in ["study", "talks", "opinions"] {
            let page = try await client.get(world.path(step)).body
            #expect(page.contains("desk-whole") && page.contains("class=\"desk-doing\"></div>"), "\(step)")
        }
    }

    @Test("Where nothing is asked of anybody there is no count and no green light")
    func nothingDue() throws {
        let language = try Catalogue.bundled().standard
        let day = SampleWorld.day("2021-08-01")
        var html = HTML()
        html.cover(0, of: 0, by: day, today: day, in: language)
        #expect(html.string.contains("不需要") && !html.string.contains("0/0") && !html.string.contains("light-green"))
        html.cover(2, of: 2, by: day, today: day, in: language)
        #expect(html.string.contains("2/2") && html.string.contains("light-green"))
    }
}
