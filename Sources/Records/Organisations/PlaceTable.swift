import PartyLife
import Storage

/// Where each organisation stands in the tree, as a materialised path, and where it stood: every move is kept once, for
/// all that went along, and earlier places follow from it.
///
/// A new organisation takes over the places of its superior, as if it had always stood below it: so a fact that is
/// dated before the first day of an organisation has a place too, and a day that is named later meets the tree of then.
extension Tables {
    struct Place {
        let path: String
        /// Nil from the beginning.
        let since: Day?
    }

    /// "/MJ/MJ-01/": from the root down to the organisation itself.
    func path(of id: Organisation.ID) throws -> String {
        try everyPlace(of: id).last?.path ?? "/\(id)/"
    }

    /// Every place that it has taken, the oldest first, those included that it left on the same day.
    func everyPlace(of id: Organisation.ID) throws -> [Place] {
        if let known = places[id] { return known }
        let row = try query("SELECT path FROM organisation WHERE tenant = ? AND id = ?", .id(id)).first
        let found = try MoveHistory(self).places(before: row?.text("path") ?? "/\(id)/")
        places[id] = found
        return found
    }

    /// Where it stood on each day, the oldest place first.
    func places(of id: Organisation.ID) throws -> [Place] {
        try everyPlace(of: id).reduce(into: []) { places, place in
            if let last = places.last?.since, last == place.since { places.removeLast() }
            places.append(place)
        }
    }

    /// Every path below which something may have been counted for any of these.
    func paths(of organisations: [Organisation.ID]) throws -> Set<String> {
        let rows = try query(
            "SELECT path FROM organisation WHERE tenant = ? AND id IN", anyOf: organisations.map(\.text))
        let paths = try rows.map { try $0.text("path") }
        return try MoveHistory(self).everything(before: paths)
    }

    /// Notes where a new organisation stands, before its row is written.
    func place(_ id: Organisation.ID, below parent: Organisation.ID?) throws {
        let above = try parent.map { try everyPlace(of: $0) } ?? [Place(path: "/", since: nil)]
        places[id] = above.map { Place(path: "\($0.path)\(id)/", since: $0.since) }
    }

    /// Moves an organisation and all that stands below it on that day or later. It takes its future along, and what
    /// stands open; what has been counted stays under the old tree.
    ///
    /// A fixed number of statements, of which one goes over a range of paths.
    func move(_ id: Organisation.ID, below parent: Organisation.ID, on day: Day, position: Int64) throws {
        let move = PathMove(from: try path(of: id), to: "\(try path(of: parent))\(id)/", on: day)
        guard move.old != move.new else { return }
        try settle()
        try carryTally(of: id, move, position: position)
        try keep(move)
        try session.execute(
            """
            UPDATE organisation SET path = ? || substr(path, CAST(? AS INTEGER)), depth = depth + CAST(? AS INTEGER)
            WHERE tenant = ? AND path >= ? AND path < ?
            """,
            [
                .text(move.new), Value(move.old.utf8.count + 1), Value(move.new.depth - move.old.depth), .text(tenant),
                .text(move.old), .text(move.old.prefixEnd),
            ])
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

    /// Where a path leads after the move.
    func applied(to path: String) -> String { path.hasPrefix(old) ? new + path.dropFirst(old.count) : path }
}

/// Places that one transaction has read or written, so that they are not read again.
package final class PlaceMemory {
    private var places: [Organisation.ID: [Tables.Place]] = [:]

    subscript(id: Organisation.ID) -> [Tables.Place]? {
        get { places[id] }
        set { places[id] = newValue }
    }

    func forget() { places = [:] }

    package func forget(_ id: Organisation.ID) { places[id] = nil }
}

extension String {
    /// How far below the root a path ends; the root is at 0.
    var depth: Int { utf8.count { $0 == UInt8(ascii: "/") } - 2 }

    /// The end of the range of texts that begin with this path: "/MJ/" to "/MJ0", since "0" follows "/".
    var prefixEnd: String { dropLast() + "0" }
}
