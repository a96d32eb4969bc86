import PartyLife
import Storage

/// A move as it is kept. The order is that of the days, not of the log: a move may be dated before those that are known
/// already of what stands below it.
struct MoveRow: Comparable {
    let number: Int
    let origin: String
    let target: String
    let since: Day
    /// Whether an earlier move has changed it since; it still tells where something may have been counted.
    let isReplaced: Bool

    init(_ row: Row) throws {
        guard let since = Day(try row.text("since")) else { throw StorageError(.corrupt, "the day of a move") }
        (number, self.since, isReplaced) = (try row.int("number"), since, try row.int("replaced") != 0)
        (origin, target) = (try row.text("origin"), try row.text("target"))
    }

    static func < (left: MoveRow, right: MoveRow) -> Bool { (left.since, left.number) < (right.since, right.number) }

    /// From where it has brought what stands at a path.
    func origin(of path: String) -> String { origin + path.dropFirst(target.count) }
}

extension Tables {
    /// Keeps a move. What has moved on later days already, from or to where this move comes from, moves from or to where
    /// it goes.
    func keep(_ move: PathMove) throws {
        // The bound keeps the search to the end of the index.
        var last =
            try query("SELECT MAX(number) AS last FROM move WHERE tenant = ? AND number > 0").first?.optionalInt("last")
            ?? 0
        let later = try query(
            "SELECT * FROM move WHERE tenant = ? AND since > ? AND replaced = 0 ORDER BY number", Value(move.day)
        ).map(MoveRow.init)
        for row in later {
            let (origin, target) = (move.applied(to: row.origin), move.applied(to: row.target))
            guard (origin, target) != (row.origin, row.target) else { continue }
            last += 1
            try put(last, from: row.origin, to: row.target, since: row.since, isReplaced: true)
            try put(row.number, from: origin, to: target, since: row.since)
        }
        try put(last + 1, from: move.old, to: move.new, since: move.day)
    }

    private func put(
        _ number: Int, from origin: String, to target: String, since: Day, isReplaced: Bool = false
    ) throws {
        try upsert(
            "move", key: [("number", Value(number))],
            [
                ("origin", .text(origin)), ("target", .text(target)), ("since", Value(since)),
                ("replaced", Value(isReplaced ? 1 : 0)),
            ])
    }
}
