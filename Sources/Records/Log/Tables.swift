import PartyLife
import Storage

/// Writes the tables that are derived from the log: snapshots, read tables, tallies. Live writing and rebuilding use the
/// same code, so they cannot differ.
public struct Tables {
    let session: any Transaction
    let tenant: String
    /// The position after which the events of this transaction come.
    var base: Int64 = 0
    /// Collects what is to be written; nil where it is written at once.
    var writes: WriteList?
    /// Whether what is collected may be written here, before something is read.
    var isInTurn = false
    /// The figures of an organisation with all below it, by campaign, where they are folded; nil in a rebuild, which
    /// sums rows.
    var folded: ((Organisation.ID, _ campaigns: [String]) throws -> [String: Series]?)?
    package let places = PlaceMemory()

    init(session: any Transaction, tenant: String, base: Int64 = 0, writes: WriteList? = nil, isInTurn: Bool = false) {
        (self.session, self.tenant, self.base, self.writes) = (session, tenant, base, writes)
        self.isInTurn = isInTurn
    }

    /// Tables whose rows are collected, and that are not read.
    package init(collecting writes: WriteList, tenant: String, because reason: String) {
        self.init(session: CacheOnlyTransaction(.sqlite, because: reason), tenant: tenant, writes: writes)
    }

    func execute(_ sql: String, _ values: Value...) throws { try run(sql, [.text(tenant)] + values) }

    func run(_ sql: String, _ values: [Value]) throws {
        guard let writes else { return try session.execute(sql, values) }
        writes.rows.add(sql, values)
    }

    func query(_ sql: String, _ values: Value...) throws -> [Row] {
        try settle()
        return try session.query(sql, [.text(tenant)] + values)
    }

    /// Writes what is collected, so that it can be read. Where nothing is written yet, it waits: what would read it
    /// needs its turn.
    func settle() throws {
        guard let writes, isInTurn, !writes.rows.isEmpty else { return }
        try writes.take().run(of: tenant, in: session)
    }

    /// Inserts a row led by the tenant, or replaces what is not key in the row that is there.
    package func upsert(_ table: String, key: [(String, Value)], _ rest: [(String, Value)]) throws {
        let row = Upsert(table: table, key: key, rest: rest)
        guard let writes else { return try session.execute(row.sql, row.values(tenant: tenant)) }
        writes.add(row, tenant: tenant)
    }

    /// Takes a change into every derived table; gives the state as it is remembered.
    ///
    /// - Parameter weight: the size of what the state was read from, and of the events.
    @discardableResult
    func take<A: Recorded>(_ change: Change<A>, version: Int, weight: Int) throws -> StateCache.Entry {
        try A.project(change, into: self)
        if let before = change.before as? any Counted, let after = change.after as? any Counted {
            try count(after.tally - before.tally, change.stream, position: change.position)
        }
        try Snapshots.keep(change, version: version, in: self)
        return StateCache.Entry(stream: change.stream, version: version, state: change.after, weight: weight)
    }
}

extension Value {
    init(_ day: Day?) { self.init(day?.description) }
    init<T>(_ id: Identifier<T>?) { self.init(id?.text) }
    static func id<T>(_ id: Identifier<T>) -> Value { .text(id.text) }
    static func name(_ value: some RawRepresentable<String>) -> Value { .text(value.rawValue) }
}
