import PartyLife
import Storage

extension LedgerLine {
    static let columns = """
        p.id, p.campaign, p.branch, p.number, p.state, p.due, p.immediate, p.responsible, p.words, p.posted, \
        p.posted_to, p.measure, o.name
        """

    /// - Throws: ``StorageError`` where the row holds no problem.
    init(_ row: Row) throws {
        let (ref, number) = (try ProblemRef(row), try row.int(3))
        guard let state = Problem.State(rawValue: try row.text(4)) else {
            throw StorageError(.corrupt, "a problem's row")
        }
        let key = LedgerKey(due: try row.text(5), branch: ref.branch, number: number, id: ref.id)
        let responsible = try row.text(7).utf8.split(separator: UInt8(ascii: " ")).compactMap {
            Member.ID(String(Substring($0)))
        }
        func words(_ column: Column) throws -> Words? { try row.optionalText(column).map(Words.sealed) }
        self.init(
            ref: ref, number: number, state: state, deadline: Day(key.due), immediate: try row.int(6) == 1,
            responsible: responsible, text: try words(8), posted: try words(9),
            postedTo: try row.optionalText(10).flatMap(Problem.Scope.init), measure: try words(11),
            branchName: try row.text(12), key: key)
    }
}
