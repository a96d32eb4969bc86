import EventLog
import Foundation
import Operations
import PartyLife
import Records
import Storage
import StorageSQLite
import Testing

@testable import Simulation

@Suite("What is played is what a branch could have done and written")
struct SampleQualityTests {
    /// A problem of a branch with its words opened.
    private struct Told {
        let branch: Organisation.ID
        let problem: Problem
        let words: OpenedWords

        func text(_ words: Words?) -> String { words.flatMap { self.words[$0] } ?? "" }
        var notes: [String] { problem.steps.filter { $0.kind == .progress }.map { text($0.note) } }
        var results: [String] { problem.rounds.map { text($0.result) } }
    }

    private func problems(of ground: Ground) async throws -> [Told] {
        var all: [Told] = []
        for branch in ground.outcome.branches.keys.sorted() {
            let member = try await ground.records.read { try $0.members() }.first { $0.branch == branch }
            let organisation = try await ground.records.read { try $0.load(Organisation.self, .organisation(branch)) }
            let actor = try await ground.useCases.actor(#require(organisation.secretary?.member ?? member?.id))
            let record = try await ground.useCases.branch(at: Place(Ground.campaign, branch), as: actor)
            for listed in record.problems {
                let opened = try await ground.useCases.problem(listed.id, as: actor)
                all.append(Told(branch: branch, problem: opened.problem, words: opened.words))
            }
        }
        return all
    }

    @Test("What is posted is never what was said, and tells nobody's name")
    func posted() async throws {
        let told = try await problems(of: Ground.group.value)
        let posted = told.filter { $0.problem.posting != nil }
        #expect(posted.count > 200)
        let names = try await Ground.group.value.records.read { Set(try $0.members().map(\.name)) }.filter {
            $0.count > 2
        }
        for one in posted {
            let (text, said) = (one.text(one.problem.posting?.text), one.text(one.problem.text))
            #expect(!text.isEmpty && text != said)
            #expect(!said.contains(text) && !text.contains(said))
            #expect(!names.contains { text.contains($0) })
        }
    }

    @Test("A problem's measure, result and posted text belong to it")
    func consistent() async throws {
        let bank = try WordList(named: "zh-Hans")
        let headings = [
            "opinion.branch", "opinion.member", "fact.worker", "fact.retired", "fact.leader", "remark.othersProblem",
            "remark.suggestion", "remark.generalForSpecific", "remark.plain",
        ]
        let facts = try headings.flatMap { try bank.records($0) }
        #expect(facts.allSatisfy { $0.count == 5 })
        #expect(Set(facts.map { $0[2] }).count == facts.count && Set(facts.map { $0[4] }).count == facts.count)
        for one in try await problems(of: Ground.group.value) where !one.problem.immediate {
            guard let measure = one.problem.plan?.measure else { continue }
            let fact = try #require(facts.first { one.text(measure).hasPrefix($0[2]) })
            let parts = fact[0].replacing("~", with: "").split(separator: "{name}").map(String.init)
            let said = one.text(one.problem.text)
            #expect(parts.allSatisfy { said.contains($0) }, "\(said) – \(fact[0])")
            #expect(one.results.allSatisfy { $0.contains(fact[3]) })
            if let posting = one.problem.posting { #expect(one.text(posting.text) == fact[4]) }
        }
    }

    @Test("Within a branch no two problems, measures, results or posted texts are the same")
    func noDuplicates() async throws {
        for ground in [try await Ground.group.value, try await Ground.mixed.value] {
            let all = try await problems(of: ground).filter { $0.problem.state != .merged }
            for (branch, told) in Dictionary(grouping: all, by: \.branch) {
                let texts = [
                    told.map { $0.text($0.problem.text) }, told.map { $0.text($0.problem.plan?.measure) },
                    told.flatMap(\.results), told.compactMap { one in one.problem.posting.map { one.text($0.text) } },
                ]
                for list in texts {
                    let twice = Dictionary(grouping: list.filter { !$0.isEmpty }) { $0 }.filter { $0.value.count > 1 }
                        .keys
                    #expect(twice.isEmpty, "\(branch): \(twice)")
                }
            }
        }
    }

    @Test(
        "Found, measured, worked on, done and judged come one after another, and words claim no more time than passed")
    func order() async throws {
        let claims = [("几周", 12), ("两周多", 12), ("前两周", 12), ("一个多月", 31), ("上个月", 28), ("做了一个多月", 31)]
        for one in try await problems(of: Ground.group.value) where !one.problem.immediate {
            guard let plan = one.problem.plan, let found = one.problem.found else { continue }
            #expect(found <= plan.on && plan.on < plan.deadline)
            for step in one.problem.steps where step.kind == .progress {
                #expect(step.on - plan.on >= 2)
                for (claim, days) in claims where one.text(step.note).contains(claim) {
                    #expect(step.on - plan.on >= days, "\(one.text(step.note))")
                }
            }
            for round in one.problem.rounds {
                #expect(round.done > plan.on)
                if let first = one.problem.steps.first { #expect(first.on <= round.done) }
                for (claim, days) in claims where one.text(round.result).contains(claim) {
                    #expect(round.done - plan.on >= days, "\(one.text(round.result))")
                }
            }
        }
    }

    @Test("Nothing happens at night or on days on which offices do not work")
    func officeHours() async throws {
        for ground in [try await Ground.group.value, try await Ground.mixed.value] {
            let recorded = try await ground.store.read { session in
                try session.query("SELECT DISTINCT recorded FROM event ORDER BY recorded").map {
                    Instant(milliseconds: try $0.integer("recorded"))
                }
            }
            #expect(recorded.count > 100)
            for instant in recorded {
                #expect(instant.day.isOfficeDay, "\(instant.day)")
                let start = Instant(instant.day, hour: 8)
                #expect((start...Instant(instant.day, hour: 18)).contains(instant), "\(instant)")
            }
        }
    }

    @Test("A mixed play has a branch in session, one whose meeting is today, one that is late, and ones at every step")
    func stages() async throws {
        let ground = try await Ground.mixed.value
        let today = ground.useCases.today
        var (inSession, meetsToday, late, finished) = (0, 0, 0, 0)
        for branch in ground.outcome.branches.keys.sorted() {
            let member = try await ground.records.read { try $0.members() }.first { $0.branch == branch }
            let record = try await ground.useCases.branch(
                at: Place(Ground.campaign, branch), as: ground.useCases.actor(#require(member).id))
            if record.meeting.state == .inSession { inSession += 1 }
            if record.meeting.state == .ready, record.plan.meetingDay == today { meetsToday += 1 }
            if record.plan.state == .submitted, record.facts.procedure.timetable.planBy < today { late += 1 }
            if !record.problems.isEmpty, record.problems.allSatisfy({ !$0.problem.isOpen }) { finished += 1 }
        }
        #expect(
            inSession == 1 && meetsToday == 1 && late >= 1 && finished >= 1,
            "\(inSession) \(meetsToday) \(late) \(finished)")
    }

    @Test("The sample group has members of 75 and more, exempt and floating ones; every role of the demo is there")
    func people() async throws {
        let sample = try SampleRoster()
        let old = sample.roster.members.filter {
            ($0.profile.born.map { SampleRoster.usualDay - $0 } ?? 0) >= 75 * 365 + 20
        }
        #expect(old.count > 10)
        #expect(sample.roster.members.contains { $0.profile.categories.contains(.floating) })
        let roles = try await Ground.mixed.value.useCases.demoRoles()
        #expect(Set(roles.map(\.kind)) == Set(DemoRole.Kind.allCases))
    }

    @Test(
        "An earlier year's campaign of one committee is over, closed, with problems written off and some carried over")
    func past() async throws {
        let store = try await SQLiteStore.inMemory()
        try await Records.prepare(store)
        let records = Records(store: store, tenant: Ground.tenant, keyring: Keyring(master: MasterKey()))
        let procedure = try Ground.procedure
        let begins = procedure.timetable.noticeBy - 30
        let past = try #require(Simulation.past(of: procedure, endedBefore: begins))
        let clock = SetClock(Instant(past.timetable.noticeBy - 30, hour: 9))
        let simulation = Simulation(
            records: records, clock: clock, identifiers: SeededIdentifiers(seed: 3), seed: 3)
        let sample = try SampleRoster(branches: 12, membersPerBranch: 8, seed: 5, asOf: clock.now.day)
        _ = try await simulation.useCases.importRoster(sample.roster, as: .deployment)
        let earlier: Campaign.ID = id("earlier")
        let outcome = try await simulation.runPast(earlier, procedure: past, by: id("QL-01"))
        #expect(outcome.days.upperBound < begins)
        #expect(outcome.branches.count >= 4 && outcome.branches.keys.allSatisfy { $0.text.hasPrefix("QL-01") })
        let figures = try await records.read {
            try $0.figures(of: id("QL-01"), campaign: earlier, asOf: outcome.days.upperBound)
        }
        #expect(figures[.problemsWrittenOff] > 10 && figures[.problemsOpen] > 0)
        #expect(try await records.read { try $0.openCampaigns(issuedBy: [id("QL-01"), id("QL")]) }.isEmpty)
        let current = try await simulation.run(
            Ground.campaign, title: "专题组织生活会", procedure: procedure, to: .through(.examinations))
        #expect(current.branches.count == 12)
    }
}
