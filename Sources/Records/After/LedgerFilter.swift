import PartyLife

/// What a page of the ledger (整改台账) asks for.
public struct LedgerFilter: Sendable, Equatable {
    public enum Standing: String, Sendable, CaseIterable {
        case all, open, overdue, done, writtenOff

        var classes: [LedgerClass] {
            switch self {
            case .all: [.working, .done, .solved, .writtenOff]
            case .open: [.working, .done, .solved]
            case .overdue: [.working, .done]
            case .done: [.done, .solved]
            case .writtenOff: [.writtenOff]
            }
        }

        /// The figure that counts the same problems, where there is one that moves with its organisation.
        public var metric: Metric? {
            switch self {
            case .open: .problemsOpen
            case .overdue: .problemsOverdue
            case .all, .done, .writtenOff: nil
            }
        }
    }

    /// Where in the list the page begins or ends.
    public enum Position: Sendable, Equatable {
        /// From 1; pages that begin far into the list are reached from their neighbours alone.
        case page(Int)
        case after(LedgerKey)
        case before(LedgerKey)
        case last
    }

    public var campaign: Campaign.ID?
    public var standing = Standing.all
    /// Only branches that are linked with this guidance group.
    public var guidanceGroup: String?
    public var position = Position.page(1)
    public var pageSize = 20

    public init(
        campaign: Campaign.ID? = nil, standing: Standing = .all, position: Position = .page(1), pageSize: Int = 20
    ) {
        (self.campaign, self.standing, self.position, self.pageSize) = (campaign, standing, position, pageSize)
    }

    /// How many problems lie before the page; nil where nobody has counted.
    public var offset: Int? {
        guard case .page(let number) = position else { return nil }
        return min(max(number, 1) - 1, Self.farthest / pageSize) * pageSize
    }

    /// Whether the page is found from the end of the list.
    var isBackwards: Bool {
        switch position {
        case .before, .last: true
        case .page, .after: false
        }
    }

    private static let farthest = 1_000
}

/// A problem's place in the ledger: the nearest deadline first, those without one last.
public struct LedgerKey: Sendable, Equatable, Comparable, CustomStringConvertible {
    let due: String
    let branch: Organisation.ID
    let number: Int
    let id: Problem.ID

    init(due: String, branch: Organisation.ID, number: Int, id: Problem.ID) {
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

    static func due(_ deadline: Day?) -> String { deadline?.description ?? none }
}
