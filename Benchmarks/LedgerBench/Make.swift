import ArgumentParser
import EventLog
import Foundation
import Operations
import PartyLife
import Records
import Storage
import StorageSQLite

/// Makes a database: 1 + 10 + 100 + 1,000 organisations, and problems that were posted 60 days ago, with deadlines from
/// 30 days ago to 30 days from now. Up to 20,000 of them go through the log, a branch's in one transaction; more are
/// copies of those in the read tables.
struct Make: AsyncParsableCommand {
    @Option var database: String
    @Option var problems = 20_000

    func run() async throws {
        let store = try await SQLiteStore(path: database)
        try await Records.prepare(store)
        let records = Records(
            store: store, tenant: Tree.root, keyring: Keyring(master: try MasterKey.create(at: database + ".key")))
        let start = SystemClock().now.advanced(byMinutes: -60 * 24 * 60)
        let clock = SetClock(start)
        let useCases = UseCases(records: records, clock: clock)
        _ = try await useCases.importRoster(Tree.roster(on: start.day), on: start.day, as: .deployment)
        let members = try await records.read { try $0.members() }
        let byBranch = Dictionary(grouping: members, by: \.branch)
        guard let root = Organisation.ID(Tree.root), let campaign = Campaign.ID("campaign"),
            let leader = byBranch.min(by: { $0.key < $1.key })?.value.first
        else { return }
        try await useCases.appoint(leader.id, .secretary, at: root, as: .deployment)
        try await useCases.setPassword(login: "leader", password: "Bench-2026-mark", of: leader.id, as: .deployment)
        try await useCases.campaign(
            .issue(title: "专题组织生活会", issuer: root, procedure: Tree.procedure(from: start.day)), campaign,
            as: try await useCases.actor(leader.id))
        let problems = min(problems, 20_000)
        let copies = self.problems / problems
        var made = 0
        for (index, (branch, people)) in byBranch.sorted(by: { $0.key < $1.key }).enumerated() {
            let count = problems * (index + 1) / byBranch.count - made
            made += count
            try await fill(Place(campaign, branch), people.map(\.id), count, records, start)
        }
        for copy in 1..<max(2, copies) where copy < copies { try await multiply(store, by: copy) }
        if copies > 1 {
            try await store.write {
                try $0.execute("UPDATE tally SET amount = amount * \(copies) WHERE metric LIKE 'problems%'")
            }
        }
        print("\(made * copies) problems in \(byBranch.count) branches")
        await store.close()
    }

    /// Copies the read tables' rows once more, a transaction a copy: a million problems by the log would take an hour.
    private func multiply(_ store: SQLiteStore, by copy: Int) async throws {
        let columns = """
            tenant, campaign, branch, state, found, deadline, solved, written_off, subject, open, standing, due, \
            immediate, responsible, words, posted, posted_to, measure
            """
        try await store.write { session in
            try session.execute(
                """
                INSERT INTO problem (id, number, \(columns)) SELECT id || '-\(copy)', number + \(copy * 20), \(columns)
                FROM problem WHERE number <= 20
                """)
            try session.execute(
                """
                INSERT INTO problem_person (tenant, member, problem) SELECT tenant, member, problem || '-\(copy)'
                FROM problem_person WHERE problem NOT LIKE '%-%'
                """)
        }
    }

    private func fill(
        _ place: Place, _ people: [Member.ID], _ count: Int, _ records: Records, _ start: Instant
    ) async throws {
        let secretary = people[0]
        let holding = ActingPerson.Holding(.secretary, at: place.organisation)
        let actor = ActingPerson(member: secretary, home: place.organisation, holdings: [holding])
        let procedure = Tree.procedure(from: start.day)
        try await records.commit(by: actor, at: start) { commit in
            let branch = try commit.load(Organisation.self, .organisation(place.organisation))
            let facts = Problem.Facts(
                branch: BranchFacts(
                    campaignOpen: true, branchID: place.organisation, branch: branch, procedure: procedure,
                    noticeReceived: true))
            for number in 1...max(1, count) where number <= count {
                let id = RandomIdentifiers().make(Problem.self)
                let stream = Stream.problem(place.campaign, place.organisation, id)
                let text = Words.plain("\(number)号楼三户居民反映管网漏水，今年只下过两次现场，没有逐户回访")
                let finding = Problem.Finding(
                    number: number, text: text, source: .opinions, cause: .plain("责任没有压实到人"), on: start.day)
                let late = Int(
                    place.organisation.text.utf8.reduce(UInt64(number) &* 31) { $0 &* 33 &+ UInt64($1) } % 60)
                let commands: [Problem.Command] = [
                    .find(finding), .claim(.branch),
                    .list(
                        measure: .plain("九月三十日前回访三户并修好漏点"), deadline: start.day + 30 + late,
                        responsible: [people[number % people.count]], .important, .middling),
                    .commit(.plain("我承诺按期办完")), .post(scope: .unit, text: .plain("\(number)号楼服务群众不够及时")),
                ]
                for command in commands {
                    try commit.perform(command, on: Problem.self, stream, knowing: facts)
                }
            }
        }
    }
}
