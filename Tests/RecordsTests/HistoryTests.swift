import Operations
import PartyLife
import Records
import StorageSQLite
import TestKit
import Testing

@Suite("Figures of other days")
struct HistoryTests {
    @Test("A branch that moves takes its members along; what was counted stays under the old tree")
    func move() async throws {
        let world = try await SampleWorld.played(to: .held)
        var roster = SampleWorld.roster
        roster.organisations += [
            SampleWorld.committee("QS-01", below: "QS", 5), SampleWorld.committee("QS-02", below: "QS", 6),
        ]
        roster.organisations[1].parent = "QS-01"
        world.on("2021-08-25")
        _ = try await world.useCases.importRoster(roster, as: .deployment)
        roster.organisations[1].parent = "QS-02"
        world.on("2021-09-10")
        _ = try await world.useCases.importRoster(roster, as: .deployment)

        func figures(_ code: String, _ day: String) async throws -> Figures {
            let (campaign, id) = (world.campaign, SampleWorld.id(code, Organisation.self))
            return try await world.records.read {
                try $0.figures(of: id, campaign: campaign, asOf: SampleWorld.day(day))
            }
        }
        #expect(try await figures("QS-01", "2021-08-24")[.members] == 0)
        #expect(try await figures("QS-01", "2021-09-09")[.members] == 8)
        #expect(try await figures("QS-01", "2021-09-10")[.members] == 0)
        #expect(try await figures("QS-02", "2021-09-10")[.members] == 8)
        #expect(try await figures("QS-02", "2021-09-10")[.branches] == 1)
        // The meeting was held before either move: it stays with the root alone.
        #expect(try await figures("QS-01", "2021-09-10")[.held] == 0)
        for day in ["2021-08-24", "2021-08-25", "2021-09-10", "2022-01-01"] {
            #expect(try await figures("QS", day)[.members] == 13, "\(day)")
            #expect(try await figures("QS", day)[.held] == 1)
        }
        let verification = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(verification.isClean, "\(verification)")
    }

    @Test("As known at a position, figures are what a report said then, even of days that were typed later")
    func knownAt() async throws {
        let world = try await SampleWorld.played(to: .inSession)
        let position = try await world.records.read { try $0.position() }
        let later = try await SampleWorld.played(to: .complete)
        func held(_ position: Int64?) async throws -> Int {
            let (campaign, root) = (later.campaign, later.root)
            return try await later.records.read {
                try $0.figures(
                    of: root, campaign: campaign, asOf: SampleWorld.day("2021-08-31"), knownAt: position)[.held]
            }
        }
        #expect(try await held(position) == 0)
        #expect(try await held(nil) == 1)
    }

    @Test("A refused command leaves nothing behind")
    func refusal() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let before = try await world.records.read { try $0.position() }
        let secretary = try await world.actor("王伟")
        await #expect(throws: Plan.Refused.self) {
            try await world.useCases.plan(.submit(Plan.Text()), at: world.place, as: secretary)
        }
        #expect(try await world.records.read { try $0.position() } == before)
    }
}
