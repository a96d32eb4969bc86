import PartyLife
import Storage

/// A problem as the ledger keeps it; its words are sealed.
public struct LedgerLine: Sendable {
    public let ref: ProblemRef
    public let number: Int
    public let state: Problem.State
    public let deadline: Day?
    /// 立行立改.
    public let immediate: Bool
    public private(set) var responsible: [Member.ID]
    public private(set) var text: Words?
    public private(set) var posted: Words?
    public let postedTo: Problem.Scope?
    public private(set) var measure: Words?
    public let branchName: String
    public let key: LedgerKey

    /// As it was posted.
    public var asPosted: LedgerLine {
        var line = self
        line.text = nil
        return line
    }

    /// Its state and days alone.
    public var withoutWords: LedgerLine {
        var line = self
        (line.text, line.posted, line.measure, line.responsible) = (nil, nil, nil, [])
        return line
    }

    static let columns = """
        p.id, p.campaign, p.branch, p.number, p.state, p.due, p.immediate, p.responsible, p.words, p.posted, \
        p.posted_to, p.measure, o.name
        """

    init(_ row: Row) throws {
        ref = try ProblemRef(row)
        (number, immediate, branchName) = (try row.int(3), try row.int(6) == 1, try row.text(12))
        guard let state = Problem.State(rawValue: try row.text(4)) else {
            throw StorageError(.corrupt, "a problem's row")
        }
        self.state = state
        key = LedgerKey(due: try row.text(5), branch: ref.branch, number: number, id: ref.id)
        deadline = Day(key.due)
        responsible = try row.text(7).utf8.split(separator: UInt8(ascii: " ")).compactMap {
            Member.ID(String(Substring($0)))
        }
        func words(_ column: Column) throws -> Words? { try row.optionalText(column).map(Words.sealed) }
        (text, posted, measure) = (try words(8), try words(9), try words(11))
        postedTo = try row.optionalText(10).flatMap(Problem.Scope.init)
    }
}

/// A page of the ledger, and whether there is more to either side of it.
public struct LedgerSlice: Sendable {
    public internal(set) var lines: [LedgerLine]
    public internal(set) var hasEarlier = false
    public internal(set) var hasLater = false
}

extension LedgerLine {
    /// Whether its deadline has passed before the work was verified.
    public func isOverdue(on day: Day) -> Bool {
        guard let deadline, [.working, .done].contains(LedgerClass(state)) else { return false }
        return day > deadline
    }
}
