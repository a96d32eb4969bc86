import Operations
import PartyLife
import Records
import Storage
import TestKit
import Testing

/// Two servers on one database, as `serve` runs them.
@Suite("Guesses at the same time")
struct SignInCountTests {
    private static let login = "zhangmin"

    @Test(
        "Of 200 at once, over two servers, five are judged; the right one among and behind them stays out",
        arguments: SharedEngine.all)
    func guesses(engine: SharedEngine) async throws {
        try await engine.withServers { store, other in
            let world = try await SampleWorld(store: store)
            try await world.useCases.setPassword(
                login: Self.login, password: "Right-1234", of: world.member("张敏"), as: .deployment)
            let records = Records(store: other, tenant: "QS", keyring: world.keyring)
            let loops = [
                world.useCases, UseCases(records: records, clock: world.clock, identifiers: SeededIdentifiers(seed: 9)),
            ]
            let answers = await withTaskGroup(of: SignInRefused?.self) { group in
                for number in 0..<200 {
                    let password = number == 100 ? "Right-1234" : "Wrong-\(number)"
                    group.addTask { await Self.refusal(loops[number % 2], password) }
                }
                return await group.reduce(into: [SignInRefused?]()) { $0.append($1) }
            }
            let judged = answers.count { $0 == .wrongNameOrPassword || $0 == nil }
            #expect(judged <= 5)
            #expect(answers.count { $0 == .locked(minutes: 30) } >= 190)
            for useCases in loops { #expect(await Self.refusal(useCases, "Right-1234") == .locked(minutes: 30)) }
            #expect(try await store.read { try $0.query("SELECT * FROM login_session") }.isEmpty)
        }
    }

    private static func refusal(_ useCases: UseCases, _ password: String) async -> SignInRefused? {
        do {
            _ = try await useCases.signIn(login: login, password: password)
            return nil
        } catch { return error as? SignInRefused }
    }
}
