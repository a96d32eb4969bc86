import PartyLife
import Storage

/// The moves that have led to places, followed backwards.
///
/// Whoever stands at a path stood, before the last move to that path or to one above it, at the place that was left
/// then; and so on from there.
final class MoveHistory {
    private let tables: Tables
    /// By target, where it was looked for.
    private var moves: [Substring: [MoveRow]] = [:]

    init(_ tables: Tables) { self.tables = tables }

    /// All that has led to a path, oldest first; the path itself is the last.
    func places(before path: String) throws -> [Tables.Place] {
        var places: [Tables.Place] = []
        var path = path
        var next: MoveRow?
        while let move = try last(to: path, before: next) {
            places.append(.init(path: path, since: move.since))
            path = move.origin(of: path)
            next = move
        }
        return [.init(path: path, since: nil)] + places.reversed()
    }

    /// These paths and all from which something has come to them, as far as was ever known.
    func everything(before paths: [String]) throws -> Set<String> {
        var found = Set(paths)
        var new = found
        while !new.isEmpty {
            try read(before: new)
            new = Set(new.flatMap { path in moves(to: path).map { $0.origin(of: path) } }).subtracting(found)
            found.formUnion(new)
        }
        return found
    }

    private func last(to path: String, before next: MoveRow?) throws -> MoveRow? {
        try read(before: [path])
        return moves(to: path).filter { move in !move.isReplaced && next.map { move < $0 } ?? true }.max()
    }

    private func moves(to path: String) -> [MoveRow] { path.prefixes.flatMap { moves[$0] ?? [] } }

    private func read(before paths: Set<String>) throws {
        let new = Set(paths.flatMap(\.prefixes)).filter { moves[$0] == nil }
        for prefix in new { moves[prefix] = [] }
        let rows = try tables.query(
            "SELECT * FROM move WHERE tenant = ? AND target IN", anyOf: new.sorted().map(String.init))
        for row in try rows.map(MoveRow.init) { moves[row.target[...], default: []].append(row) }
    }
}

extension String {
    /// The paths above it and itself: "/A/", "/A/B/".
    fileprivate var prefixes: [Substring] {
        indices.dropFirst().filter { self[$0] == "/" }.map { self[...$0] }
    }
}
