import Documents
import Foundation
import PartyLife
import Testing

@Suite("Rosters as workbooks")
struct RosterWorkbookTests {
    @Test("Everything that programs write in a sheet is understood")
    func forms() throws {
        let headings = ["姓名", "人员类别", "出生日期", "入党日期", "转正日期", "党支部名称", "手机", "是否流动党员"]
        let strings = """
            <?xml version="1.0"?><x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <x:si><x:t xml:space="preserve">傅　超</x:t></x:si><!-- a > b --><x:si><x:r><x:t>正式</x:t></x:r><x:r><x:rPr><x:b/></x:rPr>\
            <x:t>党员</x:t></x:r><x:rPh sb="0" eb="1"><x:t>zhengshi</x:t></x:rPh></x:si></x:sst>
            """
        let styles = """
            <styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/>
            <numFmt formatCode="0.00&quot;d&quot;" numFmtId="171"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId='14'/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>
            """
        let headingRow = headings.map { "<x:c t='inlineStr'><x:is><x:t>\($0)</x:t></x:is></x:c>" }.joined()
        let sheet = """
            <x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
            <x:row r="2">\(headingRow)</x:row><x:row spans="1:8" r="7"><x:c t="s" r="A7"><x:v>0</x:v></x:c>
            <x:c r="B7" t="s"><x:v>1</x:v></x:c><x:c s="1" r="C7"><x:v>29222</x:v></x:c><x:c r="D7" s='2'><x:v>38415.5</x:v></x:c>
            <x:c r="E7" t="d"><x:v>2006-03-04T00:00:00</x:v></x:c>
            <x:c r="F7" t="str"><x:f>A1&amp;B1</x:f><x:v><![CDATA[甲<一>]]>&#x515A;&#25903;部&amp;_x0041_</x:v></x:c>
            <x:c r="G7" s="3"><x:v>1.3900000001E10</x:v></x:c><x:c r="H7" t="b"><x:v>1</x:v></x:c></x:row>
            </x:sheetData></x:worksheet>
            """
        for target in ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../xl/./worksheets/sheet1.xml"] {
            let bytes = try RawWorkbook.bytes(
                sheets: [("党员 &amp; 名册", sheet)], strings: strings, styles: styles, target: { _ in target })
            let reading = try RosterFixture.read([("a.xlsx", bytes)])
            #expect(reading.defects == [])
            let member = try #require(reading.roster.members.first)
            #expect(member.place == Roster.Place(sheet: "党员 & 名册", row: 7))
            #expect(member.profile.name == "傅超")
            #expect(member.profile.born == Day(1980, 1, 2))
            #expect(member.profile.admitted == Day(2005, 3, 4))
            #expect(member.profile.confirmed == Day(2006, 3, 4))
            #expect(member.branchName == "甲<一>党支部&A")
            #expect(member.phone == "13900000001")
            #expect(member.profile.categories == [.floating])
        }
    }

    @Test("Days are counted from 1904 where the workbook says so, and 2021.1 as a number is no month")
    func numbers() throws {
        let headings = RawWorkbook.row(["姓名", "人员类别", "出生日期", "党支部", "入党日期"])
        func row(_ born: String, _ admitted: String) -> String {
            "<row><c t=\"str\"><v>张三</v></c><c t=\"str\"><v>正式党员</v></c><c><v>\(born)</v></c><c t=\"str\"><v>甲</v></c>"
                + "<c><v>\(admitted)</v></c></row>"
        }
        let sheet = RawWorkbook.sheet(headings + row("27760", "2021.11") + row("19800102", "2021.1"))
        let bytes = try RawWorkbook.bytes(sheets: [("a", sheet)], properties: "<workbookPr date1904=\"1\"/>")
        let reading = try RosterFixture.read([("a.xlsx", bytes)])
        #expect(reading.roster.members.map(\.profile.born) == [Day(1980, 1, 2), Day(1980, 1, 2)])
        #expect(reading.roster.members.map(\.profile.admitted) == [Day(2021, 11, 1), nil])
        #expect(reading.defects.map(\.reason) == [.notADate])
    }

    @Test("Sheets are recognised by their headings; help, code and hidden sheets are passed over")
    func sheets() throws {
        let organisations =
            [RosterFixture.organisationHeadings] + RosterFixture.organisations + [["填表人：", "", "审核人：", ""], ["合计 3"]]
        let members = [["党员名册"], [], RosterFixture.memberHeadings, RosterFixture.member]
        let codes = [["人员类别", "职级", "性别", "党员分类"], ["正式党员", "县处级", "男", "青年"]]
        let bytes = try RawWorkbook.bytes(
            sheets: [("填写说明", members), ("码表", codes), ("Sheet3", members), ("Sheet4", organisations)].map {
                name, rows in
                (name, RawWorkbook.sheet(rows.map(RawWorkbook.row).joined()))
            })
        let reading = try RosterFixture.read([("a.xlsx", bytes)])
        #expect(reading.defects == [])
        #expect(reading.roster.organisations.map(\.code?.text) == ["A", "A-1", "A-2"])
        #expect(reading.roster.members.map(\.place) == [Roster.Place(sheet: "Sheet3", row: 4)])
    }

    @Test("Headings are matched loosely, in two rows, and repeated ones are skipped")
    func headings() throws {
        let first = ["序号", " 姓　名 ", "人员类别*", "组织关系所在党支部（全称）", "时间", "", "身份证号", "联系方式"]
        let second = ["", "", "", "", "入党\n日期", "转正日期", "", ""]
        let row = ["1", "张三", "正式党员", "甲支部", "2005.3.4", "2006年3月4日", "510000198001020011", "13900000001"]
        let sheet = RawWorkbook.sheet(
            [first, second, row, first, ["2", "", "", "", "", "", "", ""]].map(RawWorkbook.row).joined())
        let bytes = try RawWorkbook.bytes(sheets: [("a", sheet)])
        let reading = try RosterFixture.read([("a.xlsx", bytes)])
        #expect(reading.defects == [])
        #expect(reading.roster.members.count == 1)
        #expect(reading.roster.members.first?.profile.confirmed == Day(2006, 3, 4))
        #expect(!"\(reading.roster)".contains("510000198001020011"))
    }

    @Test("A sheet without a needed column names the column")
    func missingColumn() throws {
        let sheet = RawWorkbook.sheet(RawWorkbook.row(["姓名", "性别", "党支部"]) + RawWorkbook.row(["张三", "男", "甲"]))
        let bytes = try RawWorkbook.bytes(sheets: [("名册", sheet)])
        #expect(RosterFixture.cause([("a", bytes)]) == .missingColumn(sheet: "名册", names: ["人员类别"]))
    }

    @Test("Other zip files are no spreadsheets")
    func otherZips() throws {
        let zip = try ZipWriter.archive([("a.txt", Data("a".utf8))])
        #expect(RosterFixture.cause([("a", zip)]) == .notASpreadsheet)
        let document = try ZipWriter.archive([
            ("[Content_Types].xml", Data("<Types/>".utf8)), ("word/document.xml", Data("<document/>".utf8)),
        ])
        #expect(RosterFixture.cause([("a", document)]) == .notASpreadsheet)
    }
}
