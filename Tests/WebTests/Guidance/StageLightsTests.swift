import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("The lights of a superior's page")
struct StageLightsTests {
    private func lights(
        _ day: String, _ values: [Metric: Int], kind: Organisation.Kind = .branch, today: String? = nil,
        state: CaseRow = CaseRow()
    ) -> StageLights {
        StageLights(
            Figures(asOf: SampleWorld.day(day), values: values), kind: kind, state: state,
            procedure: SampleWorld.procedure, today: SampleWorld.day(today ?? day))
    }

    private struct Case: Sendable {
        let day: String
        let values: [Metric: Int]
        let light: Web.Light

        init(_ day: String, _ values: [Metric: Int], _ light: Web.Light) {
            (self.day, self.values, self.light) = (day, values, light)
        }
    }

    private static let approved: [Metric: Int] = [.noticesReceived: 1, .plansApproved: 1, .members: 8]
    private static let written = approved.merging([.examinationsSubmitted: 7]) { first, _ in first }
    private static let cases = [
        Case("2021-07-05", [:], .notStarted),
        Case("2021-07-07", [:], .dueSoon(days: 2)),
        Case("2021-07-10", [:], .overdue(days: 1)),
        Case("2021-07-10", [.noticesReceived: 1], .onTime),
        Case("2021-07-22", [.noticesReceived: 1], .overdue(days: 2)),
        Case("2021-07-22", approved, .onTime),
        Case("2021-08-20", written, .overdue(days: 2)),
        Case("2021-08-20", written.merging([.exempt: 1]) { first, _ in first }, .onTime),
    ]

    @Test("Before the meeting the first step that is missing sets the deadline", arguments: cases)
    private func before(_ example: Case) {
        #expect(lights(example.day, example.values).before == .init(light: example.light, word: .own))
    }

    @Test("A meeting is done when everyone was there, covered otherwise or exempt")
    func meeting() {
        let held: [Metric: Int] = [.held: 1, .members: 8, .present: 6]
        #expect(lights("2021-08-21", held).meeting == .init(light: .onTime, word: .count(6, of: 8)))
        #expect(lights("2021-09-02", held).meeting == .init(light: .overdue(days: 2), word: .count(6, of: 8)))
        let whole = held.merging([.coveredOtherwise: 1, .exempt: 1]) { first, _ in first }
        #expect(lights("2021-09-02", whole).meeting == .init(light: .onTime, word: .done))
        #expect(lights("2021-09-02", [.members: 8]).meeting == .init(light: .overdue(days: 2), word: .own))
    }

    @Test("After the meeting overdue problems are red, whatever else is done")
    func after() {
        #expect(lights("2021-08-21", [:]).after == .init(light: .notStarted, word: .own))
        var state = CaseRow()
        state.heldOn = SampleWorld.day("2021-08-20")
        #expect(lights("2021-08-28", [.held: 1], state: state).after == .init(light: .overdue(days: 1), word: .own))
        let open: [Metric: Int] = [
            .held: 1, .problemsFound: 11, .problemsOpen: 4, .problemsWrittenOff: 7, .problemsPosted: 11,
        ]
        #expect(lights("2021-09-28", open, state: state).after == .init(light: .onTime, word: .count(7, of: 11)))
        let late = open.merging([.problemsOverdue: 2]) { first, _ in first }
        #expect(
            lights("2021-10-28", late, state: state).after
                == .init(light: .overdue(days: nil), word: .overdueProblems(2)))
        let done: [Metric: Int] = [.held: 1, .problemsFound: 11, .problemsWrittenOff: 11]
        #expect(lights("2022-01-28", done, state: state).after == .init(light: .onTime, word: .done))
    }

    @Test("A superior stands as its branches do, taken together")
    func superior() {
        let values: [Metric: Int] = [.branches: 3, .plansSubmitted: 3, .plansApproved: 2, .held: 1]
        let early = lights("2021-07-19", values, kind: .committee)
        #expect(early.before == .init(light: .dueSoon(days: 1), word: .count(2, of: 3)))
        #expect(early.meeting == .init(light: .onTime, word: .count(1, of: 3)))
        let late = lights("2021-09-01", values, kind: .committee)
        #expect(late.meeting == .init(light: .overdue(days: 1), word: .count(1, of: 3)))
        let nobody = lights("2021-09-01", [:], kind: .committee)
        #expect(nobody.meeting == .init(light: .notStarted, word: .own))
    }

    @Test("What is so today does not light up a day of the past")
    func past() {
        var state = CaseRow()
        state.meeting = .ready
        #expect(lights("2021-07-22", [:], state: state).before.word == .done)
        #expect(lights("2021-07-22", [:], today: "2021-08-22", state: state).before.light == .overdue(days: 13))
    }

    @Test("Without a procedure there is no deadline, and nothing is late")
    func noProcedure() {
        let lights = StageLights(
            Figures(asOf: SampleWorld.day("2031-01-01"), values: [.noticesReceived: 1]), kind: .branch,
            state: CaseRow(), procedure: nil, today: SampleWorld.day("2031-01-01"))
        #expect(lights.before.light == .onTime)
        #expect(lights.meeting.light == .notStarted)
    }
}
