import EventLog
import PartyLife
import Records
import Storage

/// Rows of a load: what several changes make of one row becomes one row, and some tables are left out.
final class LoadedRows {
    /// Tables whose rows are dropped.
    var leavesOut: Set<String> = []
    /// The last row of each table, where what follows may be more of the same row.
    private var last: [String: Upsert] = [:]

    /// Takes a row, and gives the one before it in its table once that is whole.
    func pass(_ row: Upsert) -> Upsert? {
        guard !leavesOut.contains(row.table) else { return nil }
        if let known = last[row.table], known.isSameRow(as: row) {
            last[row.table] = known.joined(with: row)
            return nil
        }
        return last.updateValue(row, forKey: row.table)
    }

    /// The rows that are held back still.
    func rest() -> [Upsert] {
        defer { last = [:] }
        return last.values.sorted { $0.table < $1.table }
    }
}

extension Upsert {
    func isSameRow(as other: Upsert) -> Bool {
        table == other.table && key.count == other.key.count && zip(key, other.key).allSatisfy { $0 == $1 }
    }

    /// This row, and on it what another change has made of it.
    func joined(with other: Upsert) -> Upsert {
        let new = Set(other.rest.map(\.0))
        return Upsert(table: table, key: key, rest: rest.filter { !new.contains($0.0) } + other.rest)
    }
}

extension Writes {
    /// Writes the rows where none of them is in its table yet.
    func load(of tenant: String, in session: any Transaction) throws {
        try forEachStep(in: session) { try session.load($0.first.table, $0.first.columns, $0.values) }
        try session.load("tally", TallyRow.columns, tallies.map { $0.values(tenant: tenant) })
    }
}

enum Log {
    /// Says that the log goes on to a position with events that are not kept: whoever verifies it will find that.
    static func skip(to last: Int64, of tenant: String, after head: ChainHead?, in session: any Transaction) throws {
        let nothing = Digest256(hashing: [UInt8]()).bytes
        try session.execute(
            "INSERT INTO batch (tenant, number, first, last, root, link) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .text(tenant), .integer((head?.number ?? 0) + 1), .integer((head?.last ?? 0) + 1), .integer(last),
                .blob(nothing), .blob(nothing),
            ])
    }
}
