import Foundation

/// A workbook (.xlsx): which sheets it has, and their rows.
struct Workbook {
    /// In the order of the tabs. Hidden sheets are left out: nobody has looked at them.
    private(set) var sheets: [Sheet] = []

    private let archive: ZipArchive
    private var countsFrom1904 = false
    private var strings = SharedStrings()
    private var styles = CellStyles()
    private let limits: RosterLimits

    struct Sheet {
        var name: String
        var part: String
    }

    /// - Parameter bytes: must outlive the workbook.
    init(_ bytes: UnsafeRawBufferPointer, limits: RosterLimits) throws {
        self.limits = limits
        archive = try ZipArchive(bytes, limits: limits)
        guard archive.contains("[Content_Types].xml") else { throw RosterFileError.Cause.notASpreadsheet }
        let root = try PackageRelations.read(of: "", in: archive)
        let main = root.first { $0.type.hasSuffix("/officeDocument") }?.part ?? "xl/workbook.xml"
        let relations = try PackageRelations.read(of: main, in: archive)
        try readSheets(main, relations)
        if let part = relations.first(where: { $0.type.hasSuffix("/styles") })?.part {
            styles = try archive.read(part) { try CellStyles(&$0) } ?? styles
        }
        if let part = relations.first(where: { $0.type.hasSuffix("/sharedStrings") })?.part {
            let limit = limits.sharedStringBytes
            strings = try archive.read(part) { try SharedStrings(&$0, limit: limit) } ?? strings
        }
    }

    /// Hands on the rows of a sheet until `take` returns false.
    func readRows(of sheet: Sheet, _ take: (inout SheetRow) throws -> Bool) throws {
        var rows = SheetRows(strings: strings, styles: styles, countsFrom1904: countsFrom1904, limits: limits)
        guard try archive.read(sheet.part, { try rows.read(&$0, take) }) != nil else {
            throw RosterFileError.Cause.damaged
        }
    }

    private mutating func readSheets(_ part: String, _ relations: [PackageRelations.Relation]) throws {
        let parts = Dictionary(
            relations.filter { $0.type.hasSuffix("/worksheet") }.map { ($0.id, $0.part) },
            uniquingKeysWith: { first, _ in first })
        var found: [Sheet] = []
        var from1904 = false
        let isWorkbook: Bool? = try archive.read(part) { scanner in
            var isFirst = true
            var isWorkbook = false
            while true {
                let event = try scanner.next()
                if event == .finish { return isWorkbook }
                guard event == .start else { continue }
                if isFirst { isWorkbook = scanner.named("workbook") }
                isFirst = false
                let isSheet = scanner.named("sheet")
                let isProperties = scanner.named("workbookPr")
                guard isSheet || isProperties else { continue }
                var (name, id, isVisible) = ("", "", true)
                while scanner.nextAttribute() {
                    if isSheet, scanner.attributeNamed("name") { name = try scanner.attributeText() }
                    if isSheet, scanner.attributeNamed("id") { id = try scanner.attributeText() }
                    if isSheet, scanner.attributeNamed("state") {
                        isVisible = try scanner.attributeText() == "visible"
                    }
                    if isProperties, scanner.attributeNamed("date1904") {
                        from1904 = ["1", "true", "on"].contains(try scanner.attributeText())
                    }
                }
                if isSheet, isVisible, let part = parts[id] { found.append(Sheet(name: name, part: part)) }
            }
        }
        guard isWorkbook == true else { throw RosterFileError.Cause.notASpreadsheet }
        (sheets, countsFrom1904) = (found, from1904)
    }
}
