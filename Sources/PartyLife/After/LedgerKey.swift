/// A problem's place in the ledger: the nearest deadline first, those without one last.
public struct LedgerKey: Sendable, Equatable, Comparable, CustomStringConvertible {
    /// A day, or a word that follows every day.
    public let due: String
    public let branch: Organisation.ID
    public let number: Int
    public let id: Problem.ID

    public init(due: String, branch: Organisation.ID, number: Int, id: Problem.ID) {
        (self.due, self.branch, self.number, self.id) = (due, branch, number, id)
    }

    /// Reads what ``description`` writes; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == Self.none || Day(parts[0]) != nil, let branch = Organisation.ID(parts[1]),
            let number = Int(parts[2]), let id = Problem.ID(parts[3])
        else { return nil }
        self.init(due: parts[0], branch: branch, number: number, id: id)
    }

    public var description: String { "\(due)~\(branch)~\(number)~\(id)" }

    public static func < (left: LedgerKey, right: LedgerKey) -> Bool {
        (left.due, left.branch.text, left.number, left.id.text)
            < (right.due, right.branch.text, right.number, right.id.text)
    }

    /// Follows every date.
    private static let none = "none"

    /// A deadline as ``due`` has it.
    public static func due(_ deadline: Day?) -> String { deadline?.description ?? none }
}
