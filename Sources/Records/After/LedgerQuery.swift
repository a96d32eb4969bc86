import PartyLife
import Storage

/// The statement behind a page of the ledger: it walks one class of problems by an index in the order of the list, and
/// stops when the page is full.
struct LedgerQuery {
    /// Whose problems are walked.
    enum Place {
        /// Those of the whole tenant, keeping what is below this path.
        case below(path: String)
        case branch(Organisation.ID)
    }

    let tenant: String
    let place: Place
    let kind: LedgerClass
    let filter: LedgerFilter
    let today: Day
    let limit: Int
    /// The end of a page that other walks have filled: what lies beyond it is of no use.
    var end: LedgerKey?

    private enum Bound {
        case key(LedgerKey)
        case day(Day)
    }

    /// The page itself.
    var page: (sql: String, values: [Value]) {
        var values: [Value] = []
        let direction = filter.isBackwards ? " DESC" : ""
        let order = ["due", "branch", "number", "id"].map { "p.\($0)\(direction)" }.joined(separator: ", ")
        let sql = """
            SELECT \(LedgerLine.columns) FROM problem p CROSS JOIN organisation o
            WHERE \(conditions(&values)) AND o.tenant = p.tenant AND o.id = p.branch\(branches(&values))
            ORDER BY \(order) LIMIT \(mark(Value(limit), &values))
            """
        return (sql, values)
    }

    /// How many there are, up to the limit.
    var count: (sql: String, values: [Value]) {
        var values: [Value] = []
        let sql = """
            SELECT COUNT(*) AS n FROM (SELECT p.id FROM problem p WHERE \(conditions(&values)) \
            LIMIT \(mark(Value(limit), &values))) AS walk
            """
        return (sql, values)
    }

    private func conditions(_ values: inout [Value]) -> String {
        var conditions = ["p.tenant = \(mark(.text(tenant), &values))"]
        if case .branch(let branch) = place { conditions.append("p.branch = \(mark(.id(branch), &values))") }
        conditions.append("p.standing = '\(kind.rawValue)'")
        if let campaign = filter.campaign { conditions.append("p.campaign = \(mark(.id(campaign), &values))") }
        if let lower { conditions.append(comparison(">", lower, &values)) }
        if let upper { conditions.append(comparison("<", upper, &values)) }
        return conditions.joined(separator: " AND ")
    }

    /// Only one bound on either side, the narrower: an index is walked from one bound to the other.
    private var lower: Bound? {
        if filter.isBackwards { return end.map { .key($0) } }
        if case .after(let key) = filter.position { return .key(key) }
        return nil
    }

    private var upper: Bound? {
        let day: Bound? = filter.standing == .overdue ? .day(today) : nil
        if !filter.isBackwards { return end.map { .key($0) } ?? day }
        guard case .before(let key) = filter.position else { return day }
        return filter.standing == .overdue && key.due >= today.description ? day : .key(key)
    }

    private func comparison(_ sign: String, _ bound: Bound, _ values: inout [Value]) -> String {
        switch bound {
        case .day(let day): return "p.due \(sign) \(mark(Value(day), &values))"
        case .key(let key):
            if case .branch(let branch) = place, branch != key.branch {
                // Of equal deadlines, all of this branch's stand to one side of the key.
                let isBeyond = (sign == ">") == (branch > key.branch)
                return "p.due \(sign)\(isBeyond ? "=" : "") \(mark(.text(key.due), &values))"
            }
            var parts: [(String, Value)] = [
                ("due", .text(key.due)), ("branch", .id(key.branch)), ("number", Value(key.number)),
                ("id", .id(key.id)),
            ]
            if case .branch = place { parts.remove(at: 1) }
            let marks = parts.map { mark($0.1, &values) }.joined(separator: ", ")
            return "(\(parts.map { "p.\($0.0)" }.joined(separator: ", "))) \(sign) (\(marks))"
        }
    }

    private func branches(_ values: inout [Value]) -> String {
        guard case .below(let path) = place else { return "" }
        var conditions =
            " AND o.path >= \(mark(.text(path), &values)) AND o.path < \(mark(.text(path.prefixEnd), &values))"
        if let group = filter.guidanceGroup {
            conditions += " AND o.guidance_group = \(mark(.text(group), &values))"
        }
        return conditions
    }

    private func mark(_ value: Value, _ values: inout [Value]) -> String {
        values.append(value)
        return "?"
    }
}
