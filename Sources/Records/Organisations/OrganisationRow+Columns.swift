import PartyLife
import Storage

extension OrganisationRow {
    /// The columns that ``init(_:from:)`` reads, of the organisation of this name in a statement.
    static func columns(of name: String) -> String {
        columns.map { "\(name).\($0)" }.joined(separator: ", ")
    }

    private static let columns = ["id", "name", "type", "parent", "path", "depth", "guidance_group"]

    /// - Throws: ``StorageError`` where the row holds no organisation.
    init(_ row: Row) throws {
        try self.init(
            row, isDissolved: row.optionalText("dissolved") != nil, at: { .name(Self.columns[$0]) })
    }

    /// From seven columns of a joined row.
    init(_ row: Row, from place: Int) throws {
        try self.init(row, isDissolved: false, at: { .place(place + $0) })
    }

    private init(_ row: Row, isDissolved: Bool, at column: (Int) -> Column) throws {
        guard let id = Organisation.ID(try row.text(column(0))),
            let type = Organisation.Kind(rawValue: try row.text(column(2)))
        else { throw StorageError(.corrupt, "an organisation's row") }
        self.init(
            id: id, name: try row.text(column(1)), type: type,
            parent: try row.optionalText(column(3)).flatMap(Organisation.ID.init), path: try row.text(column(4)),
            depth: try row.int(column(5)), guidanceGroup: try row.optionalText(column(6)), isDissolved: isDissolved)
    }
}
