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
            #expect(left.contains("desk-jump"), "\(step)")
        }
    }

    @Test("Whoever has nothing to do at a step sees its status alone, with all the room")
    func nothingToDo() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let client = try await SiteClient(world, as: "吴敏")
        for step in ["study", "talks", "opinions"] {
            let page = try await client.get(world.path(step)).body
            #expect(page.contains("desk-whole") && !page.contains("desk-jump"), "\(step)")
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
