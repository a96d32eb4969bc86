import Operations
import PartyLife
import Records
import Simulation
import Storage
import StorageSQLite
import Testing

@Suite("A campaign is played")
struct CampaignTests {
    @Test("Every branch of a small group reaches its look-back")
    func small() async throws {
        let ground = try await Ground.small.value
        #expect(ground.outcome.branches.count == 5)
        #expect(ground.outcome.branches.values.allSatisfy { $0 == .lookBack })
        try await expectWhole(ground)
    }

    @Test("The sample group of 25 branches and 418 members goes through the whole loop")
    func group() async throws {
        let ground = try await Ground.group.value
        #expect((6000...9000).contains(ground.outcome.commands))
        #expect(ground.outcome.events >= ground.outcome.commands)
        #expect(ground.outcome.branches.count == 25)
        #expect(ground.outcome.branches.values.allSatisfy { $0 == .lookBack })
        try await expectWhole(ground)
    }

    /// Nobody was missed: everyone took part in some way, and what was written off was looked back on.
    private func expectWhole(_ ground: Ground) async throws {
        for branch in ground.outcome.branches.keys.sorted() {
            let record = try await record(of: branch, in: ground)
            #expect(record.meeting.state == .held)
            #expect(record.list.reconciled != nil, "\(branch): \(record.problems.map(\.problem.state))")
            #expect((6...24).contains(record.problems.count), "\(branch): \(record.problems.count)")
            for listed in record.problems where listed.problem.state == .writtenOff {
                #expect(listed.problem.round?.lookBacks.isEmpty == false)
            }
            for listed in record.problems where listed.problem.isOpen {
                let reopened = listed.problem.rounds.contains { $0.writtenOff != nil && $0.reopened != nil }
                #expect(listed.problem.carriedOver != nil || reopened)
            }
        }
    }

    private func record(of branch: Organisation.ID, in ground: Ground) async throws -> BranchRecord {
        let member = try await ground.records.read { try $0.members() }.first { $0.branch == branch }
        let actor = try await ground.useCases.actor(#require(member).id)
        return try await ground.useCases.branch(at: Place(Ground.campaign, branch), as: actor)
    }

    @Test("What the field knows to happen happens: returns, catching up, overrides, late work, carrying over")
    func variety() async throws {
        let ground = try await Ground.group.value
        let types = try await ground.store.read { session in
            try session.query("SELECT DISTINCT type FROM event").map { try $0.text("type") }
        }
        let expected = [
            "notice.tightened", "plan.returned", "plan.dateChanged", "study.caughtUp", "talks.untied",
            "opinions.merged", "opinions.delivered", "opinions.answered", "examination.saved", "examination.returned",
            "examination.accepted", "meeting.arranged", "meeting.exempted", "meeting.readinessOverridden",
            "meeting.observed", "meeting.remarked", "meeting.restated", "meeting.covered", "meeting.completed",
            "problem.fixedAtOnce", "problem.merged", "problem.analysed", "problem.extended", "problem.sentBack",
            "problem.carriedOver", "problem.lookedBack", "list.reconciled",
        ]
        for type in expected { #expect(types.contains(type), "\(type)") }
        let overrides = try await ground.store.read {
            try $0.first("SELECT COUNT(*) AS n FROM event WHERE type = 'meeting.readinessOverridden'")?.int("n")
        }
        #expect(overrides == 1)
        let figures = try await ground.records.read {
            try $0.figures(of: id("QL"), campaign: Ground.campaign, asOf: ground.outcome.days.upperBound)
        }
        #expect(figures[.problemsReopened] > 0)
        #expect(figures[.present] + figures[.coveredOtherwise] + figures[.exempt] == 418)
    }

    @Test("A mixed play shows every state on its last day")
    func mixed() async throws {
        let ground = try await Ground.mixed.value
        let procedure = try Ground.procedure
        #expect(ground.useCases.today == Simulation.mixedDay(of: procedure))
        var meetings: Set<BranchMeeting.State> = []
        var problems: Set<Problem.State> = []
        var plans: Set<Plan.State> = []
        for branch in ground.outcome.branches.keys.sorted() {
            let record = try await record(of: branch, in: ground)
            meetings.insert(record.meeting.state)
            plans.insert(record.plan.state)
            problems.formUnion(record.problems.map(\.problem.state))
        }
        #expect(meetings.isSuperset(of: [.preparing, .ready, .inSession, .held]))
        #expect(plans.isSuperset(of: [.submitted, .approved]))
        let missing = Set(Problem.State.allCases).subtracting(problems)
        #expect(missing.subtracting([.none, .withdrawn]).isEmpty, "\(missing)")
        let figures = try await ground.records.read {
            try $0.figures(of: id("QL"), campaign: Ground.campaign, asOf: ground.useCases.today)
        }
        #expect(figures[.problemsOverdue] > 0)
        #expect(figures[.problemsWrittenOff] * 2 > figures[.problemsFound])
    }

    @Test("A play ends at the stage that was asked for", arguments: [Stage.plans, .readiness, .session, .posted])
    func ends(at stage: Stage) async throws {
        let sample = try SampleRoster(branches: 2, membersPerBranch: 7, seed: 8)
        let ground = try await Ground(sample, to: .through(stage))
        #expect(ground.outcome.branches.values.allSatisfy { $0 == stage })
        let record = try await record(of: #require(ground.outcome.branches.keys.min()), in: ground)
        #expect(record.plan.state == .approved)
        let expected: BranchMeeting.State =
            switch stage {
            case .readiness: .ready
            case .session: .inSession
            case .posted: .held
            default: .preparing
            }
        #expect(record.meeting.state == expected)
        #expect((record.list.posted != nil) == (stage == .posted))
    }

    @Test("A procedure that is moved ends a mixed play on the day wanted, with year end where it was")
    func moved() throws {
        let procedure = try Ground.procedure
        let wanted = day("2026-11-21")
        let moved = procedure.moved(byDays: wanted - Simulation.mixedDay(of: procedure))
        #expect(Simulation.mixedDay(of: moved) == wanted)
        #expect(moved.timetable.reconcileBy == day("2026-12-31"))
        #expect(moved.defects == [])
    }

    @Test("There is nothing to play where there is no roster")
    func empty() async throws {
        await #expect(throws: SimulationError.nothingToPlay) {
            _ = try await Ground(SampleRoster(branches: 0, membersPerBranch: 5))
        }
    }
}
