import Testing

@testable import PartyLife

@Suite("The length of a text")
struct TextLimitTests {
    private func text(_ count: Int) -> String { String(repeating: "字", count: count) }

    @Test("a line, a paragraph and pages have limits of their own, wherever the text stands")
    func limits() throws {
        let plan = Plan.Text(goals: text(2_000), content: text(20_000), place: text(200))
        try TextLimit.check(Plan.Event.drafted(text: plan, by: Sample.li))
        for (path, limit) in [
            (\Plan.Text.goals, 2_000), (\Plan.Text.content, 20_000), (\Plan.Text.place, 200),
        ] as [(WritableKeyPath<Plan.Text, String>, Int)] {
            let longer = with(plan) { $0[keyPath: path] += "字" }
            #expect(throws: TextLimit.self) { try TextLimit.check(Plan.Event.drafted(text: longer, by: Sample.li)) }
            #expect(longer[keyPath: path].count == limit + 1)
        }
    }

    @Test("optional texts, lists and words are measured as well, and the field is named")
    func nested() {
        let people = with(Plan.Text()) { $0.people = text(2_001) }
        #expect(throws: TextLimit.tooLong(field: "people", limit: 2_000)) {
            try TextLimit.check(Plan.Event.drafted(text: people, by: Sample.li))
        }
        let aspect = with(Sample.procedure) { $0.aspects[1].title = text(201) }
        #expect(throws: TextLimit.tooLong(field: "title", limit: 200)) {
            try TextLimit.check(Campaign.Event.revised(procedure: aspect, on: day("2026-01-01")))
        }
        #expect(throws: TextLimit.tooLong(field: "words", limit: 20_000)) {
            try TextLimit.check(
                BranchMeeting.Event.closed(words: words(text(20_001)), missing: [], on: day("2026-03-10")))
        }
    }
}
