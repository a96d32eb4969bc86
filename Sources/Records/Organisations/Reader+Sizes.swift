import PartyLife
import Storage

extension Reader {
    public func size(of row: OrganisationRow) throws -> OrganisationSize {
        let kinds = Organisation.Kind.allCases.filter(\.isBranch).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let branches = try first(
            """
            SELECT COUNT(*) AS n FROM organisation
            WHERE tenant = ? AND path >= ? AND path < ? AND dissolved IS NULL AND type IN (\(kinds))
            """, .text(row.path), .text(row.path.prefixEnd))
        let members = try first(
            """
            SELECT COUNT(*) AS n FROM organisation o JOIN member m ON m.tenant = o.tenant AND m.branch = o.id
            WHERE o.tenant = ? AND o.path >= ? AND o.path < ?
            """, .text(row.path), .text(row.path.prefixEnd))
        return OrganisationSize(branches: try branches?.int("n") ?? 0, members: try members?.int("n") ?? 0)
    }
}
