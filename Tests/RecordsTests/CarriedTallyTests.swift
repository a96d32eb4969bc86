import Operations
import PartyLife
import Storage
import StorageSQLite
import TestChance
import TestKit
import Testing

@testable import Records

@Suite("What goes along with a move")
struct CarriedTallyTests {
    @Test(
        "The figures give what the rows give, for every organisation and any day, what is not committed included",
        arguments: SharedEngine.all)
    func foldedIsSummed(engine: SharedEngine) async throws {
        try await engine.withServers { store, _ in
            let world = try await SampleWorld.played(to: .posted, store: store)
            let organisations = try await world.records.read { reader in
                try reader.query("SELECT id, path FROM organisation WHERE tenant = ?").map {
                    (id: try #require(Organisation.ID(try $0.text(0))), path: try $0.text(1))
                }
            }
            for isWritten in [false, true] {
                // Once from memory alone, and once on what the table holds.
                if isWritten { try await world.records.foldFigures() }
                _ = try await world.records.read { reader in
                    try reader.figures(of: organisations.map(\.id), campaign: world.campaign, asOf: world.clock.now.day)
                }
                let compared = try await store.write {
                    [memory = world.records.memory, campaign = world.campaign] session in
                    let reader = Reader(session: session, tenant: "QS", memory: memory, isCommitted: false)
                    var tables = Tables(session: session, tenant: "QS")
                    tables.folded = { try memory.figures.whole(of: $0, in: $1, by: reader) }
                    var chance = SeededGenerator(seed: 3)
                    var compared = 0
                    for round in 0..<30 {
                        let (id, path) = chance.pick(organisations)
                        // Not committed, and in any order of days.
                        try tables.add(
                            1 + chance.below(5), position: 1_000_000 + Int64(round), organisation: id.text, path: path,
                            campaign: chance.oneIn(3) ? "" : campaign.text,
                            metric: chance.pick(Metric.allCases).rawValue,
                            day: (SampleWorld.day("2021-05-01") + chance.below(400)).description)
                        for (id, _) in organisations {
                            let day = SampleWorld.day("2021-06-01") + chance.below(300)
                            let summed = try tables.summedTally(of: id, from: day)
                            let folded = try #require(try tables.foldedTally(of: id, from: day))
                            #expect(Set(folded) == Set(summed) && folded.count == summed.count)
                            compared += summed.count
                        }
                    }
                    return compared
                }
                #expect(compared > 1_000)
            }
        }
    }
}
