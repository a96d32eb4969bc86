import Operations
import PartyLife
import Storage
import TestKit
import Testing

@testable import Records

/// Two servers on one database that hear each other, as `serve` runs them.
@Suite("Who is signed in is remembered for a minute", .timeLimit(.minutes(60)))
struct SessionMemoryTests {
    private struct Servers {
        let world: SampleWorld
        let other: UseCases
        let store: any Store
        let token: String

        func isRemembered(by useCases: UseCases) async throws -> Bool {
            // Ended behind everybody's back: only who remembers still knows the session.
            _ = try await useCases.signedIn(token: token)
            let rows = try await store.read { try $0.query("SELECT * FROM login_session") }
            try await store.write { try $0.execute("DELETE FROM login_session") }
            let known = try await useCases.signedIn(token: token) != nil
            try await store.write { session in
                try session.load("login_session", rows[0].columns.names, rows.map(\.values))
            }
            return known
        }
    }

    private func withServers(_ engine: SharedEngine, _ body: (Servers) async throws -> Void) async throws {
        try await engine.withServers { store, other in
            let world = try await SampleWorld.played(to: .noticed, store: store)
            let records = Records(store: other, tenant: "QS", keyring: world.keyring)
            let heeding = [world.records, records].map { records in Task { await records.heedAnnouncements() } }
            let token = try await world.useCases.startSession(of: world.member("王伟"))
            let servers = Servers(
                world: world,
                other: UseCases(records: records, clock: world.clock, identifiers: SeededIdentifiers(seed: 99)),
                store: store, token: token)
            // Until both hear.
            for useCases in [world.useCases, servers.other] {
                try await eventually { try await servers.isRemembered(by: useCases) }
            }
            try await body(servers)
            for task in heeding { task.cancel() }
        }
    }

    @Test("Signing out ends it at once here, and in other servers as soon as they hear", arguments: SharedEngine.all)
    func signingOut(engine: SharedEngine) async throws {
        try await withServers(engine) { servers in
            #expect(try await servers.other.signedIn(token: servers.token) != nil)
            #expect(try await servers.world.useCases.signedIn(token: servers.token) != nil)
            try await servers.world.useCases.signOut(token: servers.token)
            #expect(try await servers.world.useCases.signedIn(token: servers.token) == nil)
            try await eventually { try await servers.other.signedIn(token: servers.token) == nil }
        }
    }

    @Test("A new password ends it, in this server and the others", arguments: SharedEngine.all)
    func newPassword(engine: SharedEngine) async throws {
        try await withServers(engine) { servers in
            let member = servers.world.member("王伟")
            for useCases in [servers.other, servers.world.useCases] {
                _ = try await useCases.signedIn(token: servers.token)
            }
            try await servers.other.setPassword(
                login: "wangwei", password: "Long-enough-2026", of: member, as: .deployment)
            #expect(try await servers.other.signedIn(token: servers.token) == nil)
            try await eventually { try await servers.world.useCases.signedIn(token: servers.token) == nil }
        }
    }

    @Test(
        "What changes a person is seen at once here, and in other servers as soon as they hear",
        arguments: SharedEngine.all)
    func changedPerson(engine: SharedEngine) async throws {
        try await withServers(engine) { servers in
            let world = servers.world
            for number in 1...3 {
                for useCases in [servers.other, world.useCases] {
                    _ = try await useCases.signedIn(token: servers.token)
                }
                _ = try await world.records.commit(by: .deployment, at: world.clock.now) { commit in
                    try commit.perform(
                        .rename(name: "第\(number)次改名", on: SampleWorld.day("2021-07-06")), on: Organisation.self,
                        .organisation(world.branch), knowing: Organisation.Facts(id: world.branch))
                }
                #expect(try await world.useCases.signedIn(token: servers.token)?.home.name == "第\(number)次改名")
                try await eventually {
                    try await servers.other.signedIn(token: servers.token)?.home.name == "第\(number)次改名"
                }
            }
        }
    }

    @Test("Who hears nobody asks the database each time", arguments: SharedEngine.all)
    func deaf(engine: SharedEngine) async throws {
        try await withServers(engine) { servers in
            let deaf = UseCases(
                records: Records(store: servers.store, tenant: "QS", keyring: servers.world.keyring),
                clock: servers.world.clock, identifiers: SeededIdentifiers(seed: 7))
            for _ in 0..<3 {
                let isRemembered = try await servers.isRemembered(by: deaf)
                #expect(!isRemembered)
            }
        }
    }
}
