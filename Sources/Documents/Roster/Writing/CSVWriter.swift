import Foundation

/// Writes tables of text as spreadsheets read them: UTF-8 with a byte order mark, CRLF, every cell quoted.
public enum CSVWriter {
    public static func table(headings: [String], rows: some Sequence<[String]>) -> Data {
        var csv = Data([0xEF, 0xBB, 0xBF])
        append(headings, to: &csv)
        for row in rows { append(row, to: &csv) }
        return csv
    }

    private static func append(_ cells: [String], to csv: inout Data) {
        for (column, cell) in cells.enumerated() {
            if column > 0 { csv.append(UInt8(ascii: ",")) }
            csv.append(UInt8(ascii: "\""))
            if isFormula(cell) { csv.append(UInt8(ascii: "'")) }
            for byte in cell.utf8 {
                if byte == UInt8(ascii: "\"") { csv.append(byte) }
                csv.append(byte)
            }
            csv.append(UInt8(ascii: "\""))
        }
        csv.append(contentsOf: [0x0D, 0x0A])
    }

    /// Whether a spreadsheet might run the cell; a leading apostrophe keeps it from that.
    private static func isFormula(_ cell: String) -> Bool {
        switch cell.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }
}
