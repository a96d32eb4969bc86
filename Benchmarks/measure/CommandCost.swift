import ArgumentParser
import Country
import EventLog
import Operations
import PartyLife
import Records
import Storage

/// What one command costs: a progress note on a posted problem, each in another branch.
struct CommandCost: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "command")

    @OptionGroup var place: Place
    @Option var commands = 200

    func run() async throws {
        var findings = Findings()
        let (opened, _) = try await place.open()
        let store = CountingStore(opened)
        let keyring = Keyring(master: try Opening.key(for: place.database))
        let records = Records(store: store, tenant: Generator.tenant, keyring: keyring)
        let targets = try await targets(in: opened)
        guard targets.count > 20 else { throw ValidationError("no branches with states") }
        let useCases = useCases(records)
        let note = Words("已走访三户").unsafelyUnwrapped
        func progress(_ target: Target) async throws {
            try await useCases.problem(.progress(note), target.problem, as: target.secretary)
        }
        // What every command shares is read once.
        for target in targets.prefix(10) { try await progress(target) }
        store.reset()
        var times = Times()
        for target in targets.dropFirst(10) {
            let start = ContinuousClock.now
            try await progress(target)
            times.add(.now - start)
        }
        let (count, n) = (store.count, Double(targets.count - 10))
        func each(_ number: Int) -> String { (Double(number) / n).short }
        findings.add(
            "progress on a problem: statements",
            "\(each(count.queries)) that read, \(each(count.written)) that write, \(each(count.rows)) rows")
        findings.add("progress on a problem, one after another, durable", times)
        await store.close()
        try place.keep(findings)
    }

    private struct Target: Sendable {
        let problem: Problem.ID
        let secretary: ActingPerson
    }

    /// One posted problem in each of so many branches whose states are kept, over the whole country.
    private func targets(in store: any Store) async throws -> [Target] {
        try await store.read { [commands] session in
            let kept = try session.query(
                """
                SELECT stream FROM snapshot WHERE tenant = ? AND stream >= 'list/' AND stream < 'list0' ORDER BY stream
                """, [.text(Generator.tenant)]
            ).map { try $0.text(0) }
            var targets: [Target] = []
            for stream in stride(from: 0, to: kept.count, by: max(1, kept.count / (commands + 40))).map({ kept[$0] }) {
                guard targets.count < commands + 10, let branch = stream.split(separator: "/").last else { continue }
                let row = try session.first(
                    """
                    SELECT p.id, m.id AS member FROM problem p
                    JOIN member m ON m.tenant = p.tenant AND m.branch = p.branch
                    WHERE p.tenant = ? AND p.campaign = ? AND p.branch = ? AND p.state = 'posted'
                    ORDER BY p.number, m.id LIMIT 1
                    """, [.text(Generator.tenant), .text(Campaigning.id.text), .text(String(branch))])
                guard let row, let problem = Problem.ID(try row.text(0)), let member = Member.ID(try row.text(1)),
                    let id = Organisation.ID(String(branch))
                else { continue }
                targets.append(
                    Target(
                        problem: problem,
                        secretary: ActingPerson(member: member, home: id, holdings: [.init(.secretary, at: id)])))
            }
            return targets
        }
    }
}
