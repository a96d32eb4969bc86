import Foundation

/// The XML of one sheet.
struct SheetPart {
    private let sheet: XLSXWriter.Sheet

    init(_ sheet: XLSXWriter.Sheet) { self.sheet = sheet }

    func xml() -> Data {
        var xml = Data(XLSXParts.sheetStart.utf8)
        xml.append(
            contentsOf: ("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\""
                + " activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>").utf8)
        appendWidths(to: &xml)
        xml.append(contentsOf: "<sheetData>".utf8)
        append(sheet.headings, number: 1, style: 1, to: &xml)
        for (index, row) in sheet.rows.enumerated() { append(row, number: index + 2, style: 0, to: &xml) }
        xml.append(contentsOf: "</sheetData></worksheet>".utf8)
        return xml
    }

    /// As wide as the longest of the first rows, between 6 and 60; a Chinese character is two wide.
    private func appendWidths(to xml: inout Data) {
        let rows = [sheet.headings] + sheet.rows.prefix(200)
        let count = rows.map(\.count).max() ?? 0
        if count == 0 { return }
        xml.append(contentsOf: "<cols>".utf8)
        for column in 0..<count {
            let widest = rows.map { $0.count > column ? signs($0[column]) : 0 }.max() ?? 0
            let width = min(60, max(6, widest + 2))
            let bounds = "min=\"\(column + 1)\" max=\"\(column + 1)\""
            xml.append(contentsOf: "<col \(bounds) width=\"\(width)\" customWidth=\"1\"/>".utf8)
        }
        xml.append(contentsOf: "</cols>".utf8)
    }

    private func signs(_ text: String) -> Int {
        text.unicodeScalars.prefix(60).reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
    }

    private func append(_ cells: [String], number: Int, style: Int, to xml: inout Data) {
        xml.append(contentsOf: "<row r=\"\(number)\">".utf8)
        for (column, text) in cells.enumerated() where !text.isEmpty {
            let place = "\(SheetPart.letters(column))\(number)"
            xml.append(contentsOf: "<c r=\"\(place)\" s=\"\(style)\" t=\"inlineStr\">".utf8)
            xml.append(contentsOf: "<is><t xml:space=\"preserve\">".utf8)
            XMLText.append(text, to: &xml)
            xml.append(contentsOf: "</t></is></c>".utf8)
        }
        xml.append(contentsOf: "</row>".utf8)
    }

    /// A, B, … Z, AA, …
    static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
