/// Finds the table of a sheet and hands on its rows, without titles, notes, blank rows, repeated headings and footers.
struct TableReader {
    private(set) var headings: Headings?
    /// What the best row lacked that was almost a heading row.
    private(set) var nearMiss: [String]?

    private let vocabulary: RosterVocabulary
    private var isChecked = false
    private var rowsSearched = 0
    /// Of each column of the sheet, the ordinal of the roster's column, or -1.
    private var ordinals: [Int] = []

    private static let longestSearch = 200

    init(vocabulary: RosterVocabulary) { self.vocabulary = vocabulary }

    /// False when the sheet has no table, so that the rest need not be read.
    mutating func take(
        _ row: inout SheetRow, _ body: (SheetRow, Headings) throws -> Void
    ) throws -> Bool {
        if row.cells.isEmpty { return true }
        guard let headings else { return search(row) }
        if !isChecked {
            isChecked = true
            if let extended = headings.extended(by: row, vocabulary) {
                use(extended)
                return true
            }
        }
        row.fillFields(ordinals, vocabulary)
        guard !row.fields.isEmpty, !isFooter(row), !isRepeated(row, headings) else { return true }
        try body(row, headings)
        return true
    }

    private mutating func search(_ row: SheetRow) -> Bool {
        if let found = Headings(row, vocabulary) {
            use(found)
        } else {
            nearMiss = nearMiss ?? Headings.nearMiss(row, vocabulary)
            rowsSearched += 1
        }
        return rowsSearched < TableReader.longestSearch
    }

    private mutating func use(_ found: Headings) {
        headings = found
        ordinals = [Int](repeating: -1, count: (found.columns.keys.max() ?? 0) + 1)
        for (index, column) in found.columns { ordinals[index] = column.ordinal }
    }

    private func isFooter(_ row: SheetRow) -> Bool {
        for cell in row.cells {
            let range = row.trimmed(cell.range)
            guard let first = range.first else { continue }
            // Serial numbers and codes come first in most rows.
            if row.bytes[first] < 0x80 || range.count > 90 { return false }
            return vocabulary.isFooter(String(utf8: row.bytes.span.extracting(range)))
        }
        return false
    }

    private func isRepeated(_ row: SheetRow, _ headings: Headings) -> Bool {
        guard let range = row.fields[headings.table.key], let title = headings.titles[headings.table.key],
            range.count == title.utf8.count
        else { return false }
        return row.bytes[range].elementsEqual(title.utf8)
    }
}
