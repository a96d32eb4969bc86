import Foundation
import PartyLife

/// The rows of roster files in which something is wrong, with the reason beside: to be put right and read again.
public struct FailedRows {
    private let reader: RosterReader

    public init(_ reader: RosterReader) { self.reader = reader }

    /// A workbook of these rows, one sheet for each table, with the file's own headings and one more column.
    /// Identity numbers are left out.
    ///
    /// - Parameters:
    ///   - reasonHeading: the heading of the column for the reasons.
    ///   - reason: what to say of the defects of one row.
    /// - Throws: `RosterFileError` as `RosterReader.read` does, or `ZipWriter.Failure`.
    public func workbook(
        files: [RosterFile], defects: [Roster.Defect], reasonHeading: String,
        reason: @escaping ([Roster.Defect]) -> String
    ) throws -> Data {
        let failed = Dictionary(grouping: defects, by: \.place)
        var sheets: [XLSXWriter.Sheet] = []
        var columns: [Int] = []
        try reader.readTables(files) { name, row, headings in
            guard let defects = failed[Roster.Place(sheet: name, row: row.number)] else { return }
            if sheets.last?.name != name {
                let shown = headings.shown.filter { $0.value != reasonHeading }.sorted { $0.key < $1.key }
                columns = shown.map(\.key)
                sheets.append(XLSXWriter.Sheet(name: name, headings: shown.map(\.value) + [reasonHeading], rows: []))
            }
            var cells = columns.map { column in row.cells.first { $0.column == column }.map(row.text) ?? "" }
            cells.append(reason(defects))
            sheets[sheets.count - 1].rows.append(cells)
        }
        return try XLSXWriter(sheets).workbook()
    }
}
