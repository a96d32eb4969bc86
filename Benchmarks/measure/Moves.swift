import ArgumentParser
import Country
import Operations
import PartyLife
import Records
import Storage

/// Moving organisations with about so many branches below each to another superior, each once, durable.
struct Moves: AsyncParsableCommand {
    @OptionGroup var place: Place
    @Option(help: "How many branches an organisation that moves has, or the next best.")
    var branches = 1_600
    @Option var moves = 20

    func run() async throws {
        var findings = Findings()
        let (store, records) = try await place.open()
        let counted = try await store.read { session in
            try session.query(
                """
                SELECT s.id, COUNT(*) AS branches FROM organisation s
                JOIN organisation o ON o.tenant = s.tenant AND o.path > s.path AND o.path < substr(s.path, 1, length(s.path) - 1) || '0'
                WHERE s.tenant = ? AND s.depth IN (1, 2) AND o.type = 'branch' GROUP BY s.id
                """, [.text(Generator.tenant)]
            ).map { (id: Organisation.ID(try $0.text(0)), branches: try $0.int(1)) }
        }
        let sized = counted.sorted { abs($0.branches - branches) < abs($1.branches - branches) }.prefix(moves + 1)
        guard let target = sized.last?.id, sized.count > 1 else { throw ValidationError("too small a country") }
        let useCases = useCases(records, on: Calendar.today + 1)
        var times = Times()
        for county in sized.dropLast() {
            guard let id = county.id else { continue }
            let start = ContinuousClock.now
            try await useCases.moveOrganisation(id, to: target, as: .deployment)
            times.add(.now - start)
        }
        let most = sized.dropLast().map(\.branches).max() ?? 0
        findings.add("moving an organisation with up to \(most) branches below it, each once", times)
        await store.close()
        try place.keep(findings)
    }
}
