import PartyLife
import Storage

/// Where each organisation stands in the tree, and where it stood: a materialised path with the day since when.
///
/// A new organisation takes over the places of its superior, as if it had always stood below it: so a fact that is
/// dated before the first day of an organisation has a place too, and a day that is named later meets the tree of then.
///
/// The table `stood` has the places that are no more: those left on the day that they were taken.
extension Tables {
    struct Place {
        let path: String
        let since: Day
    }

    /// "/MJ/MJ-01/": from the root down to the organisation itself.
    func path(of id: Organisation.ID) throws -> String {
        try places(of: id).last?.path ?? "/\(id)/"
    }

    /// Everywhere that it has stood, the oldest place first.
    func places(of id: Organisation.ID) throws -> [Place] {
        if let known = places[id] { return known }
        let rows = try query(
            "SELECT path, since FROM place WHERE tenant = ? AND organisation = ? ORDER BY since", .id(id))
        let found = try rows.map { row in
            guard let since = Day(try row.text("since")) else { throw StorageError(.corrupt, "a place's day") }
            return Place(path: try row.text("path"), since: since)
        }
        places[id] = found
        return found
    }

    func place(_ id: Organisation.ID, below parent: Organisation.ID?, on day: Day) throws {
        var above = try parent.map { try places(of: $0) } ?? []
        if above.isEmpty { above = [Place(path: parent.map { "/\($0)/" } ?? "/", since: day)] }
        places[id] = above.map { Place(path: "\($0.path)\(id)/", since: $0.since) }
        for place in above {
            try upsert(
                "place", key: [("organisation", .id(id)), ("since", Value(place.since))],
                [("path", .text("\(place.path)\(id)/"))])
        }
    }

    /// Every path below which something may have been counted for it, places that it left on the same day included.
    func paths(of id: Organisation.ID) throws -> [String] {
        try query(
            "SELECT DISTINCT path FROM \(Self.everyPlace) WHERE tenant = ? AND organisation = ? ORDER BY path", .id(id)
        ).map { try $0.text("path") }
    }

    /// Where something stands, stood, or stood for less than a day.
    static let everyPlace = """
        (SELECT tenant, organisation, path FROM place UNION ALL SELECT tenant, organisation, path FROM stood) AS places
        """

    /// Moves an organisation and all that stands below it on that day or later. It takes its future along, and what
    /// stands open; what has been counted stays under the old tree.
    ///
    /// A fixed number of statements, each over one range of paths.
    func move(_ id: Organisation.ID, below parent: Organisation.ID, on day: Day, position: Int64) throws {
        let move = PathMove(from: try path(of: id), to: "\(try path(of: parent))\(id)/", on: day)
        guard move.old != move.new else { return }
        try settle()
        try carryTally(of: id, move, position: position)
        let begins: [Value] = [.text(tenant), .text(move.old), .text(move.old.prefixEnd)]
        try session.execute(
            """
            INSERT INTO stood (tenant, organisation, path) SELECT tenant, organisation, path FROM place
            WHERE tenant = ? AND path >= ? AND path < ? AND since >= ? ON CONFLICT DO NOTHING
            """, begins + [Value(day)])
        try session.execute(
            """
            UPDATE place SET path = \(move.sql) WHERE tenant = ? AND path >= ? AND path < ? AND since >= ?
            """, move.values + begins + [Value(day)])
        try session.execute(
            """
            INSERT INTO place (tenant, organisation, since, path)
            SELECT tenant, organisation, ?, \(move.sql) FROM place
            WHERE tenant = ? AND path >= ? AND path < ? AND since < ? AND NOT EXISTS
                (SELECT 1 FROM place later WHERE later.tenant = place.tenant
                 AND later.organisation = place.organisation AND later.since > place.since AND later.since <= ?)
            """, [Value(day)] + move.values + begins + [Value(day), Value(day)])
        for path in [move.old, move.new] {
            try execute(
                """
                DELETE FROM stood WHERE tenant = ? AND path >= ? AND path < ? AND EXISTS
                    (SELECT 1 FROM place WHERE place.tenant = stood.tenant
                     AND place.organisation = stood.organisation AND place.path = stood.path)
                """, .text(path), .text(path.prefixEnd))
        }
        try session.execute(
            """
            UPDATE organisation SET path = \(move.sql), depth = depth + CAST(? AS INTEGER)
            WHERE tenant = ? AND path >= ? AND path < ?
            """, move.values + [Value(move.new.depth - move.old.depth)] + begins)
        try settle()
        places.forget()
    }
}

/// A part of the tree that goes from one path to another.
struct PathMove {
    let old: String
    let new: String
    let day: Day

    init(from old: String, to new: String, on day: Day) { (self.old, self.new, self.day) = (old, new, day) }

    /// The new path of what has an old one in the column `path`; with ``values``.
    var sql: String { "? || substr(path, CAST(? AS INTEGER))" }
    var values: [Value] { [.text(new), Value(old.utf8.count + 1)] }
}

/// Places that one transaction has read or written, so that they are not read again.
final class PlaceMemory {
    private var places: [Organisation.ID: [Tables.Place]] = [:]

    subscript(id: Organisation.ID) -> [Tables.Place]? {
        get { places[id] }
        set { places[id] = newValue }
    }

    func forget() { places = [:] }

    func forget(_ id: Organisation.ID) { places[id] = nil }
}

extension String {
    /// How far below the root a path ends; the root is at 0.
    var depth: Int { utf8.count { $0 == UInt8(ascii: "/") } - 2 }

    /// The end of the range of texts that begin with this path: "/MJ/" to "/MJ0", since "0" follows "/".
    var prefixEnd: String { dropLast() + "0" }
}
