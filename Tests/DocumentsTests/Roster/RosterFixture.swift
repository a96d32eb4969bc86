import Documents
import Foundation
import PartyLife
import Testing

/// Small roster files, made where a test needs them.
enum RosterFixture {
    static let today = Day(number: 20_778)
    static let organisationHeadings = ["组织代码", "组织名称", "组织类别", "上级组织代码"]
    static let organisations = [
        ["A", "甲委员会", "党委", ""], ["A-1", "甲一党支部", "党支部", "A"], ["A-2", "甲二党支部", "党支部", "A"],
    ]
    static let memberHeadings = [
        "姓名", "人员类别", "出生日期", "入党日期", "转正日期", "所在支部代码", "所在党支部", "党内职务", "联系电话", "备注",
    ]
    static let member = [
        "张三", "正式党员", "1980-01-02", "2005-03-04", "2006-03-04", "A-1", "甲一党支部", "党支部书记", "13900000001", "",
    ]

    static func csv(_ rows: [[String]], separator: String = ",", lineEnd: String = "\r\n") -> Data {
        Data(rows.map { $0.joined(separator: separator) + lineEnd }.joined().utf8)
    }

    /// The member of the fixture with some cells changed, by heading.
    static func changed(_ cells: [String: String]) -> [String] {
        zip(memberHeadings, member).map { cells[$0] ?? $1 }
    }

    static func read(_ files: [(name: String, bytes: Data)], limits: RosterLimits = RosterLimits()) throws
        -> RosterReading
    { try RosterReader(limits: limits).read(files: files, today: today) }

    static func readMembers(_ rows: [[String]]) throws -> RosterReading {
        try read([("members.csv", csv([memberHeadings] + rows))])
    }

    /// Reads one member with some cells changed; the reasons of its defects.
    static func reasons(_ cells: [String: String]) throws -> [Roster.Reason] {
        try readMembers([changed(cells)]).defects.map(\.reason)
    }

    static func onlyMember(_ cells: [String: String]) throws -> Roster.MemberRow {
        let reading = try readMembers([changed(cells)])
        #expect(reading.defects == [])
        return try #require(reading.roster.members.first)
    }

    static func cause(_ files: [(name: String, bytes: Data)], limits: RosterLimits = RosterLimits())
        -> RosterFileError.Cause?
    {
        do {
            _ = try read(files, limits: limits)
            return nil
        } catch { return (error as? RosterFileError)?.cause }
    }
}

/// Workbooks written part by part, to hold what other programs write.
enum RawWorkbook {
    static let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    static func bytes(
        sheets: [(name: String, xml: String)], strings: String? = nil, styles: String? = nil, properties: String = "",
        target: (Int) -> String = { "worksheets/sheet\($0).xml" }
    ) throws -> Data {
        var relations = ""
        var list = ""
        var parts: [(path: String, content: Data)] = [("[Content_Types].xml", Data("<Types/>".utf8))]
        for (index, sheet) in sheets.enumerated() {
            list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"s\(index)\"/>"
            relations += "<Relationship Target='\(target(index + 1))' Type=\"\(office)/worksheet\" Id=\"s\(index)\"/>"
            parts.append(("xl/worksheets/sheet\(index + 1).xml", Data(sheet.xml.utf8)))
        }
        if let strings {
            relations += "<Relationship Id=\"t\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
            parts.append(("xl/sharedStrings.xml", Data(strings.utf8)))
        }
        if let styles {
            relations += "<Relationship Id=\"f\" Type=\"\(office)/styles\" Target=\"/xl/styles.xml\"/>"
            parts.append(("xl/styles.xml", Data(styles.utf8)))
        }
        parts.append(("xl/_rels/workbook.xml.rels", Data("<Relationships>\(relations)</Relationships>".utf8)))
        let workbook = "<workbook \(main) xmlns:r=\"\(office)\">\(properties)<sheets>\(list)</sheets></workbook>"
        parts.append(("xl/workbook.xml", Data(workbook.utf8)))
        return try ZipWriter.archive(parts)
    }

    static func sheet(_ rows: String) -> String { "<worksheet \(main)><sheetData>\(rows)</sheetData></worksheet>" }

    static func row(_ cells: [String]) -> String {
        "<row>" + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }
}
