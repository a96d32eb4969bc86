/// What a page of the ledger (整改台账) asks for.
public struct LedgerFilter: Sendable, Equatable {
    public enum Standing: String, Sendable, CaseIterable {
        case all, open, overdue, done, writtenOff

        /// What it shows, in the classes by which the ledger is kept.
        public var classes: [LedgerClass] {
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
    public var isBackwards: Bool {
        switch position {
        case .before, .last: true
        case .page, .after: false
        }
    }

    private static let farthest = 1_000
}
