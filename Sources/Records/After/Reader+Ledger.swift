import PartyLife
import Storage

/// How a page of the ledger is found.
public enum LedgerPlan: Sendable, Equatable {
    /// The whole tenant's list is walked in its order, keeping what belongs to the subtree: good for large subtrees.
    case walk
    /// The list of each of these organisations is walked, and the walks are merged: good for small ones.
    case merge([Organisation.ID])
}

extension Reader {
    /// One page of an organisation's ledger with everything below it.
    public func ledger(
        of organisation: OrganisationRow, _ filter: LedgerFilter, by plan: LedgerPlan, today: Day
    ) throws -> LedgerSlice {
        let offset = filter.offset ?? 0
        let wanted = offset + filter.pageSize + 1
        var lines: [LedgerLine] = []
        for place in places(of: organisation, plan) {
            for kind in filter.standing.classes {
                let query = LedgerQuery(
                    tenant: tenant, place: place, kind: kind, filter: filter, today: today, limit: wanted,
                    end: lines.count == wanted ? lines.last?.key : nil
                ).page
                let found = try session.query(query.sql, query.values).map(LedgerLine.init)
                guard !found.isEmpty else { continue }
                let isFirst = lines.isEmpty
                lines += found
                if !isFirst { lines.sort { filter.isBackwards ? $1.key < $0.key : $0.key < $1.key } }
                if lines.count > wanted { lines.removeLast(lines.count - wanted) }
            }
        }
        let shown = lines.dropFirst(offset).prefix(filter.pageSize)
        var slice = LedgerSlice(lines: filter.isBackwards ? shown.reversed() : Array(shown))
        let hasMore = lines.count > offset + shown.count
        switch filter.position {
        case .page: (slice.hasEarlier, slice.hasLater) = (offset > 0, hasMore)
        case .after: (slice.hasEarlier, slice.hasLater) = (true, hasMore)
        case .before: (slice.hasEarlier, slice.hasLater) = (hasMore, true)
        case .last: (slice.hasEarlier, slice.hasLater) = (hasMore, false)
        }
        return slice
    }

    /// How many problems a filter finds in a few branches; nil when they are more than `limit` or spread too wide to
    /// count for a page.
    public func ledgerCount(_ filter: LedgerFilter, by plan: LedgerPlan, today: Day, limit: Int = 500) throws -> Int? {
        guard case .merge(let branches) = plan, branches.count <= 8 else { return nil }
        var (filter, total) = (filter, 0)
        filter.position = .page(1)
        for branch in branches {
            for kind in filter.standing.classes {
                let query = LedgerQuery(
                    tenant: tenant, place: .branch(branch), kind: kind, filter: filter, today: today, limit: limit + 1
                ).count
                total += try session.first(query.sql, query.values)?.int(0) ?? 0
                guard total <= limit else { return nil }
            }
        }
        return total
    }

    /// The cheaper plan for a page.
    ///
    /// A walk reads about as many rows for each that it keeps as there are organisations for each one of the subtree; a
    /// merge seeks once in each of those. A seek costs about as much as reading twenty rows.
    ///
    /// - Parameter organisations: about how many there are in the tenant.
    public func ledgerPlan(
        for organisation: OrganisationRow, _ filter: LedgerFilter, organisations: () throws -> Int
    ) throws -> LedgerPlan {
        if organisation.depth == 0, filter.guidanceGroup == nil { return .walk }
        let most = 2_048
        var sql = "SELECT id FROM organisation WHERE tenant = ? AND path >= ? AND path < ?"
        var values: [Value] = [.text(tenant), .text(organisation.path), .text(organisation.path.prefixEnd)]
        if let group = filter.guidanceGroup {
            sql += " AND guidance_group = ?"
            values.append(.text(group))
        }
        let places = try session.query(sql + " LIMIT ?", values + [Value(most + 1)]).compactMap {
            Organisation.ID(try $0.text(0))
        }
        guard places.count > 4 else { return .merge(places) }
        guard places.count <= most else { return .walk }
        let (rows, seek) = ((filter.offset ?? 0) + filter.pageSize + 1, 20)
        return try places.count * places.count * seek <= rows * organisations() ? .merge(places) : .walk
    }

    /// About how many organisations there are and were: counted anew when the log has doubled.
    public func organisationEstimate() throws -> Int {
        try remembered("organisations", from: .size) {
            try $0.first("SELECT COUNT(*) AS n FROM organisation WHERE tenant = ?")?.int(0) ?? 0
        }
    }

    private func places(of organisation: OrganisationRow, _ plan: LedgerPlan) -> [LedgerQuery.Place] {
        switch plan {
        case .walk: [.below(path: organisation.path)]
        case .merge(let branches): branches.map { .branch($0) }
        }
    }
}
