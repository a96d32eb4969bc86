import Foundation
import PartyLife
import Testing

@testable import Documents

@Suite("Tables that are handed out")
struct RosterWritingTests {
    @Test("A workbook is read back as it was written, and its bytes never change")
    func workbook() throws {
        let member = RosterFixture.changed(["姓名": "𠮷田", "联系电话": "013900000001", "备注": "A & B <\"丙\"> 𠮷\n乙\u{1}"])
        let sheet = XLSXWriter.Sheet(name: "党员/名册[1]", headings: RosterFixture.memberHeadings, rows: [member])
        let bytes = try XLSXWriter([sheet, sheet]).workbook()
        #expect(try XLSXWriter([sheet, sheet]).workbook() == bytes)
        let reading = try RosterFixture.read([("a.xlsx", bytes)])
        #expect(reading.roster.members.map(\.place.sheet) == ["党员_名册_1_", "党员_名册_1_ (2)"])
        #expect(reading.roster.members.first?.profile.name == "𠮷田")
        #expect(reading.roster.members.first?.phone == "013900000001")
        #expect(reading.roster.members.first?.remark == "A & B <\"丙\"> 𠮷 乙")
    }

    @Test("Failed rows come back with their reasons, without identity numbers, and can be read again")
    func failedRows() throws {
        let headings = ["身份证号"] + RosterFixture.memberHeadings + ["工作单位"]
        let rows = [
            ["510000198001020011"] + RosterFixture.member + ["甲厂"],
            ["510000198001020022"] + RosterFixture.changed(["姓名": "李四", "联系电话": "?", "入党日期": "x"]) + ["乙厂"],
        ]
        let files = [(name: "m.csv", bytes: RosterFixture.csv([["名册"], headings] + rows))]
        let reader = try RosterReader()
        let reading = try reader.read(files: files, today: RosterFixture.today)
        #expect(reading.defects.map(\.reason) == [.notADate, .severalSecretaries, .badPhone])
        let bytes = try FailedRows(reader).workbook(
            files: files, defects: reading.defects, reasonHeading: "错误原因"
        ) { $0.map { "第 \($0.place.row) 行 \($0.column) \($0.reason)" }.joined(separator: "；") }
        let sheet = try text(of: bytes)
        #expect(sheet.contains("第 4 行 入党日期 notADate；第 4 行 党内职务 severalSecretaries；第 4 行 联系电话 badPhone"))
        #expect(sheet.contains("乙厂") && !sheet.contains("甲厂") && !sheet.contains("5100001980"))
        let again = try reader.read(files: [("a.xlsx", bytes)], today: RosterFixture.today)
        #expect(again.defects.map(\.reason) == [.notADate, .badPhone])
        #expect(again.defects.first?.value == "x")
    }

    /// All cells of all sheets.
    private func text(of workbook: Data) throws -> String {
        var text = ""
        let source = SheetSource(limits: RosterLimits(), vocabulary: try RosterVocabulary())
        try source.readSheets(of: (name: "a.xlsx", bytes: workbook)) { _, rows in
            try rows { row in
                text += row.cells.map(row.text).joined(separator: "|") + "\n"
                return true
            }
        }
        return text
    }

    @Test("Text tables have a byte order mark, CRLF and quotes, and run no formula")
    func csv() {
        let bytes = CSVWriter.table(
            headings: ["甲", "乙"], rows: [["=1+1", "a\"b"], ["-1", "@x"], ["+1", "\tx"], ["正常", "a-b"]])
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
        let expected = [
            "\"甲\",\"乙\"", "\"'=1+1\",\"a\"\"b\"", "\"'-1\",\"'@x\"", "\"'+1\",\"'\tx\"", "\"正常\",\"a-b\"", "",
        ]
        #expect(text == expected.joined(separator: "\r\n"))
    }
}
