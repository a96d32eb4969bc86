/// How large an organisation is, with everything below it.
public struct OrganisationSize: Sendable, Equatable {
    /// 党支部.
    public let branches: Int
    public let members: Int

    public init(branches: Int, members: Int) { (self.branches, self.members) = (branches, members) }
}
