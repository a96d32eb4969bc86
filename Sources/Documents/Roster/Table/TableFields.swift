/// Where in a row the roster's columns stand; blank cells are left out.
struct TableFields {
    private var ranges = [Range<Int>?](repeating: nil, count: RosterColumn.allCases.count)
    private var forms = [SheetRow.Form](repeating: .text, count: RosterColumn.allCases.count)
    private(set) var isEmpty = true

    subscript(column: RosterColumn) -> Range<Int>? { ranges[column.ordinal] }

    func form(_ column: RosterColumn) -> SheetRow.Form { forms[column.ordinal] }

    fileprivate mutating func clear() {
        for index in ranges.indices { ranges[index] = nil }
        isEmpty = true
    }

    fileprivate mutating func set(_ ordinal: Int, _ range: Range<Int>, _ form: SheetRow.Form) {
        ranges[ordinal] = range
        forms[ordinal] = form
        isEmpty = false
    }
}

extension SheetRow {
    /// - Parameter ordinals: of each column of the sheet, the ordinal of the roster's column, or -1.
    mutating func fillFields(_ ordinals: [Int], _ vocabulary: RosterVocabulary) {
        fields.clear()
        for cell in cells where cell.column < ordinals.count && ordinals[cell.column] >= 0 {
            let range = bare(cell.range)
            guard !range.isEmpty, !isBlank(range, vocabulary) else { continue }
            fields.set(ordinals[cell.column], range, cell.form)
        }
    }

    /// Without white space at the ends and without what keeps a spreadsheet from reading a cell as a formula:
    /// a leading apostrophe, or `="…"`.
    private func bare(_ cell: Range<Int>) -> Range<Int> {
        let range = trimmed(cell)
        guard let first = range.first else { return range }
        if bytes[first] == UInt8(ascii: "'") { return trimmed(range.dropFirst()) }
        if range.count >= 3, bytes[first] == UInt8(ascii: "="), bytes[first + 1] == UInt8(ascii: "\""),
            bytes[range.upperBound - 1] == UInt8(ascii: "\"")
        {
            return trimmed((first + 2)..<max(first + 2, range.upperBound - 1))
        }
        return range
    }

    private func isBlank(_ range: Range<Int>, _ vocabulary: RosterVocabulary) -> Bool {
        guard range.count <= 6 else { return false }
        return vocabulary.blanks.contains { $0.count == range.count && bytes[range].elementsEqual($0) }
    }
}
