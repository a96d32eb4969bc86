import PartyLife
import Records

/// A page of the ledger (整改台账).
public struct LedgerRecord: Sendable {
    public let organisation: OrganisationRow
    public let filter: LedgerFilter
    public let total: Int
    public let rows: [Row]
    public let today: Day
    public let amberDays: Int

    public struct Row: Sendable, Identifiable {
        public let ref: ProblemRef
        public let problem: Problem
        public let branchName: String
        /// Nil where the reader may not see the words.
        public let text: String?
        public let measure: String?
        public let responsible: [String]
        public var id: Problem.ID { ref.id }
    }
}

extension Loop {
    /// The ledger of an organisation with everything below it, the nearest deadline first.
    public func ledger(
        of organisation: Organisation.ID, _ filter: LedgerFilter, as actor: Actor
    ) async throws -> LedgerRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.viewLedger, to: actor, on: organisation)
            guard let row = try reader.organisation(organisation) else { throw AccessDenied.unknownOrganisation }
            var filter = filter
            filter.guidanceGroup = actor.guidanceOnly(at: try reader.scope(of: organisation))
            let (refs, total) = try reader.ledger(of: organisation, filter, today: today)
            let rows = try refs.map { ref in
                let problem = try reader.load(Problem.self, ref.stream)
                let words = try reader.openWords(of: problem, ref, for: actor)
                let responsible = problem.plan?.responsible ?? []
                let names = try reader.names(of: responsible)
                return LedgerRecord.Row(
                    ref: ref, problem: problem, branchName: try reader.organisation(ref.branch)?.name ?? "",
                    text: words[problem.text] ?? words[problem.posting?.text], measure: words[problem.plan?.measure],
                    responsible: responsible.compactMap { names[$0] })
            }
            let campaign = try (filter.campaign ?? refs.first?.campaign).map {
                try reader.load(Campaign.self, .campaign($0))
            }
            return LedgerRecord(
                organisation: row, filter: filter, total: total, rows: rows, today: today,
                amberDays: campaign?.procedure?.rectification.amberDays ?? 0)
        }
    }
}

extension Actor {
    /// The guidance group of someone who may look here as its member alone, and so at what is linked with it alone.
    fileprivate func guidanceOnly(at scope: Permissions.Scope) -> String? {
        var without = self
        without.holdings.removeAll { $0.office == .guidanceMember }
        guard !Permissions.allows(.viewLedger, to: without, on: scope) else { return nil }
        return holdings.first { $0.office == .guidanceMember }?.group
    }
}
