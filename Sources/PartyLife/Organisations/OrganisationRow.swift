/// An organisation as the tree shows it.
public struct OrganisationRow: Sendable, Equatable, Identifiable {
    public let id: Organisation.ID
    public let name: String
    public let type: Organisation.Kind
    public let parent: Organisation.ID?
    /// The organisations from the root down to this one, each followed by a slash.
    public let path: String
    /// 0 at the root.
    public let depth: Int
    public let guidanceGroup: String?
    /// Whether it was dissolved, as far as the row was asked for it.
    public let isDissolved: Bool

    public init(
        id: Organisation.ID, name: String, type: Organisation.Kind, parent: Organisation.ID?, path: String,
        depth: Int, guidanceGroup: String?, isDissolved: Bool
    ) {
        (self.id, self.name, self.type, self.parent) = (id, name, type, parent)
        (self.path, self.depth) = (path, depth)
        (self.guidanceGroup, self.isDissolved) = (guidanceGroup, isDissolved)
    }

    /// The organisations from the root down to this one.
    public var line: [Organisation.ID] {
        path.utf8.split(separator: UInt8(ascii: "/")).compactMap { Organisation.ID(String(Substring($0))) }
    }
}
