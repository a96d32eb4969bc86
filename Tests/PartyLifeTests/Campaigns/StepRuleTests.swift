import Testing

@testable import PartyLife

@Suite("The steps of the loop, each said once")
struct StepRuleTests {
    @Test("Stages follow one another, and no step of a later stage opens with the notice")
    func stages() {
        let order = Step.Stage.allCases
        let stages = Step.allCases.map { order.firstIndex(of: $0.stage) ?? -1 }
        #expect(stages == stages.sorted())
        for step in Step.allCases {
            #expect((step.stage == .before) == (step.rule.opens == .withNotice), "\(step)")
            #expect((step.stage == .after) <= (step.rule.opens == .held), "\(step)")
        }
    }

    @Test("Every gate is met on the page of one step, and what has no count of its own has a gate")
    func gates() {
        for gate in Gate.allCases {
            #expect(Step.allCases.count { $0.rule.gates.contains(gate) } == 1, "\(gate)")
            #expect(Step(meeting: gate).rule.gates.contains(gate))
        }
        for step in Step.allCases { #expect(step.rule.count != nil || !step.rule.gates.isEmpty, "\(step)") }
    }

    @Test("A deadline is that of the procedure, and moves with it")
    func deadlines() {
        let procedure = Sample.procedure
        let (later, held) = (procedure.moved(byDays: 7), procedure.window.opens)
        for step in Step.allCases {
            let day = step.rule.deadline.day(in: procedure, heldOn: held)
            let moved = step.rule.deadline.day(in: later, heldOn: held + 7)
            switch step.rule.deadline {
            // The year ends on its own day.
            case .day(let field) where field.name == Procedure.DayField.reconcileBy.name:
                #expect(day == procedure.timetable.reconcileBy)
            case .day, .afterMeeting: #expect(moved == day.map { $0 + 7 }, "\(step)")
            case .ofItems: #expect(day == nil)
            }
        }
        #expect(Step.plan.rule.deadline.day(in: procedure, heldOn: nil) == procedure.timetable.planBy)
        #expect(Step.posting.rule.deadline.day(in: procedure, heldOn: nil) == nil)
        #expect(
            Step.posting.rule.deadline.day(in: procedure, heldOn: held) == held + procedure.timetable.postWithinDays)
    }

    @Test("Every day of a procedure can be set by its name, and only those before the meeting are brought forward")
    func days() {
        var procedure = Sample.procedure
        for field in Procedure.DayField.all {
            procedure[field] = day("2031-03-04")
            #expect(procedure[field] == day("2031-03-04"))
        }
        #expect(Set(Procedure.DayField.all.map(\.name)).count == 9)
        #expect(
            Procedure.DayField.tightenable.map(\.0.short) == [
                "planBy", "studyBy", "opinionsBy", "talksBy", "examinationsBy", "meetingBy",
            ])
    }
}

extension Bool {
    /// Implication.
    fileprivate static func <= (left: Bool, right: Bool) -> Bool { !left || right }
}
