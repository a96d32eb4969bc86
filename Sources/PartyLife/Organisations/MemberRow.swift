/// A member as lists show it.
public struct MemberRow: Sendable, Equatable, Identifiable {
    public let id: Member.ID
    public let name: String
    public let branch: Organisation.ID

    public init(id: Member.ID, name: String, branch: Organisation.ID) {
        (self.id, self.name, self.branch) = (id, name, branch)
    }
}
