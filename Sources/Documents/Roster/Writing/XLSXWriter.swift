import Foundation

/// Writes workbooks of text cells with a heading row that stays in view. Text keeps codes and phones as they are.
///
/// The same sheets always give the same bytes.
public struct XLSXWriter {
    public struct Sheet: Sendable {
        public var name: String
        public var headings: [String]
        public var rows: [[String]]

        /// - Parameter name: what a spreadsheet cannot take as the name of a sheet is replaced.
        public init(name: String, headings: [String], rows: [[String]]) {
            self.name = name
            self.headings = headings
            self.rows = rows
        }
    }

    private let sheets: [Sheet]

    public init(_ sheets: [Sheet]) { self.sheets = XLSXWriter.named(sheets) }

    /// - Throws: `ZipWriter.Failure` when there is no memory.
    public func workbook() throws -> Data {
        var parts: [(path: String, content: Data)] = [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", rootRelations), ("xl/workbook.xml", workbookPart),
            ("xl/_rels/workbook.xml.rels", workbookRelations), ("xl/styles.xml", Data(XLSXParts.styles.utf8)),
        ]
        for (index, sheet) in sheets.enumerated() {
            parts.append(("xl/worksheets/sheet\(index + 1).xml", SheetPart(sheet).xml()))
        }
        return try ZipWriter.archive(parts)
    }

    private var contentTypes: Data {
        let sheets = sheets.indices.map { XLSXParts.sheetContentType($0 + 1) }
        return Data((XLSXParts.contentTypesStart + sheets.joined() + "</Types>").utf8)
    }

    private var rootRelations: Data {
        Data(XLSXParts.relations([XLSXParts.relation(1, "officeDocument", "xl/workbook.xml")]).utf8)
    }

    private var workbookRelations: Data {
        let sheets = self.sheets.indices.map {
            XLSXParts.relation($0 + 1, "worksheet", "worksheets/sheet\($0 + 1).xml")
        }
        let styles = XLSXParts.relation(self.sheets.count + 1, "styles", "styles.xml")
        return Data(XLSXParts.relations(sheets + [styles]).utf8)
    }

    private var workbookPart: Data {
        var xml = Data((XLSXParts.workbookStart + "<sheets>").utf8)
        for (index, sheet) in sheets.enumerated() {
            xml.append(contentsOf: "<sheet name=\"".utf8)
            XMLText.append(sheet.name, to: &xml)
            xml.append(contentsOf: "\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>".utf8)
        }
        xml.append(contentsOf: "</sheets></workbook>".utf8)
        return xml
    }

    /// Names of at most 31 characters, without `[]:*?/\`, none twice.
    private static func named(_ sheets: [Sheet]) -> [Sheet] {
        var used: Set<String> = []
        return sheets.enumerated().map { index, sheet in
            var sheet = sheet
            let clean = String(sheet.name.map { "[]:*?/\\'".contains($0) ? "_" : $0 })
            let base = clean.isEmpty ? "Sheet\(index + 1)" : shortened(clean, to: 31)
            var name = base
            var number = 2
            while !used.insert(name.lowercased()).inserted {
                name = "\(shortened(base, to: 25)) (\(number))"
                number += 1
            }
            sheet.name = name
            return sheet
        }
    }

    private static func shortened(_ name: String, to count: Int) -> String {
        var name = name
        while name.utf16.count > count { name.removeLast() }
        return name
    }
}
