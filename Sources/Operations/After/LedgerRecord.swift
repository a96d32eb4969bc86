import PartyLife
import Records

/// A page of the ledger (整改台账).
public struct LedgerRecord: Sendable {
    public let organisation: OrganisationRow
    public let filter: LedgerFilter
    /// Nil in the middle of a list that nobody has counted.
    public let total: Total?
    public let rows: [Row]
    public let hasEarlier: Bool
    public let hasLater: Bool
    /// The newest first.
    public let campaigns: [CampaignRow]
    public let today: Day
    public let amberDays: Int

    public enum Total: Sendable, Equatable {
        case exactly(Int)
        case moreThan(Int)
    }

    public struct Row: Sendable, Identifiable {
        /// As far as the reader may see it.
        public let line: LedgerLine
        public let sight: ProblemSight
        /// Nil where the reader may not see the words.
        public let text: String?
        /// Opened for a table to take away alone.
        public let measure: String?
        public let responsible: [String]
        /// From how many days before the deadline its light is amber.
        public let amberDays: Int
        public var id: Problem.ID { line.ref.id }
    }
}

extension UseCases {
    /// The ledger of an organisation with everything below it, the nearest deadline first.
    ///
    /// - Parameter measures: whether the measures are wanted too.
    public func ledger(
        of organisation: Organisation.ID, _ filter: LedgerFilter, measures: Bool = false, as actor: ActingPerson
    ) async throws -> LedgerRecord {
        let today = today
        return try await records.read { reader in
            guard let row = try reader.organisation(organisation) else { throw AccessDenied.unknownOrganisation }
            let scope = Permissions.Scope(row)
            guard Permissions.allows(.viewLedger, to: actor, on: scope) else {
                throw AccessDenied.notAllowed(action: Action.viewLedger.rawValue)
            }
            var filter = filter
            filter.guidanceGroup = actor.guidanceOnly(at: scope)
            let plan = try reader.ledgerPlan(for: row, filter) { try reader.organisationEstimate() }
            let slice = try reader.ledger(of: row, filter, by: plan, today: today)
            let campaigns = try reader.campaigns()
            let amber = Dictionary(campaigns.map { ($0.id, $0.amberDays) }) { first, _ in first }
            let shown = filter.campaign ?? slice.lines.first?.ref.campaign
            return LedgerRecord(
                organisation: row, filter: filter,
                total: try reader.total(of: row, filter, slice, plan, campaigns, today),
                rows: try reader.rows(slice.lines, amber, measures: measures, for: actor),
                hasEarlier: slice.hasEarlier, hasLater: slice.hasLater, campaigns: campaigns, today: today,
                amberDays: shown.flatMap { amber[$0] } ?? 0)
        }
    }
}

extension Reader {
    fileprivate func rows(
        _ lines: [LedgerLine], _ amber: [Campaign.ID: Int], measures: Bool, for actor: ActingPerson
    ) throws -> [LedgerRecord.Row] {
        let seen = lines.map { line in
            // Words are for the branch itself, whatever is above it.
            let branch = Permissions.Scope(organisation: line.ref.branch, above: [])
            return (line, ProblemSight(of: actor, on: branch, postedTo: line.postedTo))
        }
        let names = try names(of: seen.flatMap { $1 == .state ? [] : $0.responsible })
        return try seen.map { line, sight in
            let line: LedgerLine =
                switch sight {
                case .all: line
                case .posted: line.asPosted
                case .state: line.withoutWords
                }
            let words = line.text ?? (sight == .posted ? line.posted : nil)
            let measure = measures ? line.measure : nil
            return LedgerRecord.Row(
                line: line, sight: sight, text: try words.flatMap { try open($0, of: line.ref.stream) },
                measure: try measure.flatMap { try open($0, of: line.ref.stream) },
                responsible: line.responsible.compactMap { names[$0] },
                amberDays: amber[line.ref.campaign] ?? 0)
        }
    }

    /// How many there are: counted where that is cheap, else from the figures, else only that there are more.
    fileprivate func total(
        of row: OrganisationRow, _ filter: LedgerFilter, _ slice: LedgerSlice, _ plan: LedgerPlan,
        _ campaigns: [CampaignRow], _ today: Day
    ) throws -> LedgerRecord.Total? {
        let known = filter.offset.map { $0 + slice.lines.count }
        if let known, !slice.hasLater, !slice.lines.isEmpty || !slice.hasEarlier { return .exactly(known) }
        if let metric = filter.standing.metric, filter.guidanceGroup == nil {
            let counted = filter.campaign.map { [$0] } ?? campaigns.map(\.id)
            return .exactly(
                try counted.reduce(0) { $0 + (try figures(of: row.id, campaign: $1, asOf: today)[metric]) })
        }
        if let count = try ledgerCount(filter, by: plan, today: today) { return .exactly(count) }
        return known.map { .moreThan($0) }
    }
}

extension ActingPerson {
    /// The guidance group of someone who may look here as its member alone, and so at what is linked with it alone.
    fileprivate func guidanceOnly(at scope: Permissions.Scope) -> String? {
        var without = self
        without.holdings.removeAll { $0.office == .guidanceMember }
        guard !Permissions.allows(.viewLedger, to: without, on: scope) else { return nil }
        return scope.guidanceGroup
    }
}
