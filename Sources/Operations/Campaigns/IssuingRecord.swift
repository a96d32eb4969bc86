import PartyLife
import Records

/// Whom a campaign would reach, looked at before it is issued.
public struct IssuingRecord: Sendable {
    public let issuer: OrganisationRow
    /// Everything below the issuer by level, the nearest first.
    public let levels: [Level]
    public let size: OrganisationSize
    /// Branches whose secretary's office is vacant: nobody there could receive it.
    public let withoutSecretary: [OrganisationRow]
    public let today: Day

    public struct Level: Sendable {
        public let depth: Int
        public let rows: [OrganisationRow]
    }

    public var organisations: Int { levels.reduce(0) { $0 + $1.rows.count } }
}

extension UseCases {
    public func issuing(from issuer: Organisation.ID, as actor: ActingPerson) async throws -> IssuingRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.issueCampaign, to: actor, on: issuer)
            guard let row = try reader.organisation(issuer) else { throw AccessDenied.unknownOrganisation }
            let below = try reader.subtree(of: issuer).filter { $0.id != issuer && $0.type != .group }
            let levels = Dictionary(grouping: below, by: \.depth).map { depth, rows in
                IssuingRecord.Level(depth: depth - row.depth, rows: rows)
            }
            let led = try reader.withKeepers(below: row)
            return IssuingRecord(
                issuer: row, levels: levels.sorted { $0.depth < $1.depth }, size: try reader.size(of: row),
                withoutSecretary: below.filter { $0.type.isBranch && !led.contains($0.id) }, today: today)
        }
    }
}
