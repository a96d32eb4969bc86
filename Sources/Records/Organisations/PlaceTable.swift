import PartyLife
import Storage

/// Where each organisation stands in the tree, and where it stood: a materialised path with the day since when.
extension Tables {
    /// "/MJ/MJ-01/": from the root down to the organisation itself.
    func path(of id: Organisation.ID) throws -> String {
        let row = try first(
            "SELECT path FROM place WHERE tenant = ? AND organisation = ? ORDER BY since DESC LIMIT 1", .id(id))
        return try row?.text("path") ?? "/\(id)/"
    }

    /// Where it stood on a day; before its first place, that place.
    func path(of id: Organisation.ID, on day: Day) throws -> String {
        let row = try first(
            """
            SELECT path FROM place WHERE tenant = ? AND organisation = ? AND since <= ? ORDER BY since DESC LIMIT 1
            """, .id(id), Value(day))
        if let row { return try row.text("path") }
        let earliest = try first(
            "SELECT path FROM place WHERE tenant = ? AND organisation = ? ORDER BY since LIMIT 1", .id(id))
        return try earliest?.text("path") ?? "/\(id)/"
    }

    func place(_ id: Organisation.ID, below parent: Organisation.ID?, on day: Day) throws {
        let above = try parent.map { try path(of: $0) } ?? "/"
        try upsert(
            "place", key: [("organisation", .id(id)), ("since", Value(day))], [("path", .text("\(above)\(id)/"))])
    }

    /// Moves an organisation and all below it. It takes its future along, and what stands open; what has been counted
    /// stays under the old tree.
    func move(_ id: Organisation.ID, below parent: Organisation.ID, on day: Day, position: Int64) throws {
        let old = try path(of: id)
        let new = "\(try path(of: parent))\(id)/"
        let moved = try query(
            "SELECT id, path FROM organisation WHERE tenant = ? AND path >= ? AND path < ? ORDER BY path",
            .text(old), .text(old.prefixEnd))
        for row in moved {
            let organisation = try row.text("id")
            let path = new + (try row.text("path")).dropFirst(old.count)
            try upsert(
                "place", key: [("organisation", .text(organisation)), ("since", Value(day))], [("path", .text(path))])
            try session.execute(
                "UPDATE organisation SET path = ?, depth = ? WHERE tenant = ? AND id = ?",
                [.text(path), Value(path.depth), .text(tenant), .text(organisation)])
            try carryTally(of: organisation, from: try row.text("path"), to: path, on: day, position: position)
        }
    }
}

extension String {
    /// How far below the root a path ends; the root is at 0.
    var depth: Int { utf8.count { $0 == UInt8(ascii: "/") } - 2 }

    /// The end of the range of texts that begin with this path: "/MJ/" to "/MJ0", since "0" follows "/".
    var prefixEnd: String { dropLast() + "0" }
}
