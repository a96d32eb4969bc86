import Operations
import PartyLife
import Records

extension Deployment {
    /// Notes that everyone in this database is made up.
    func markSample() async throws { try await records.mark(.sample, at: SystemClock().now) }

    /// Without passwords only where everyone is made up.
    func requireSample() async throws {
        guard try await records.has(.sample) else { throw Failure("cli.no-sample") }
    }

    /// A play is refused where people are at work: where there are accounts or campaigns that no play has made.
    func requirePlayable() async throws {
        let isUsed = try await records.read { try $0.hasAccounts() || !$0.campaigns().isEmpty }
        let isSample = try await records.has(.sample)
        guard isSample || !isUsed else { throw Failure("cli.not-playable") }
    }
}
