import Documents
import Foundation
import PartyLife
import Testing

private let gb18030 = String.Encoding(rawValue: 0x8000_0632)

@Suite("Rosters as text files")
struct RosterTextFileTests {
    private let rows = [RosterFixture.memberHeadings, RosterFixture.changed(["姓名": "𠮷䶮〇", "备注": "四字节：𠀀㐂ü€"])]

    private func name(_ bytes: Data) throws -> String? {
        try RosterFixture.read([("a.csv", bytes)]).roster.members.first?.profile.name
    }

    @Test("UTF-8, GB18030 and UTF-16 are told apart")
    func encodings() throws {
        let text = String(decoding: RosterFixture.csv(rows), as: UTF8.self)
        let gb = try #require(text.data(using: gb18030))
        #expect(try name(Data(text.utf8)) == "𠮷䶮〇")
        #expect(try name(Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)) == "𠮷䶮〇")
        #expect(try name(gb) == "𠮷䶮〇")
        #expect(try RosterFixture.read([("a", gb)]).roster.members.first?.remark == "四字节：𠀀㐂ü€")
        #expect(try name(Data([0xFF, 0xFE]) + (try #require(text.data(using: .utf16LittleEndian)))) == "𠮷䶮〇")
        #expect(try name(Data([0xFE, 0xFF]) + (try #require(text.data(using: .utf16BigEndian)))) == "𠮷䶮〇")
    }

    @Test("GB18030 is decoded as Foundation decodes it, over the whole of Unicode")
    func wholeUnicode() throws {
        var scalars = String.UnicodeScalarView()
        for value in stride(from: UInt32(0x4E00), to: 0x2_FFFF, by: 7) {
            guard let scalar = Unicode.Scalar(value), !scalar.properties.isWhitespace, value < 0xE000 || value > 0xFFFF
            else { continue }
            scalars.append(scalar)
        }
        for chunk in stride(from: 0, to: scalars.count, by: 900) {
            let remark = String(String.UnicodeScalarView(scalars.dropFirst(chunk).prefix(900)))
            let text = RosterFixture.csv([RosterFixture.memberHeadings, RosterFixture.changed(["备注": "字" + remark])])
            let gb = try #require(String(decoding: text, as: UTF8.self).data(using: gb18030))
            #expect(try RosterFixture.read([("a", gb)]).roster.members.first?.remark == "字" + remark)
        }
    }

    @Test("A file whose rows mix encodings is refused with the row")
    func mixed() throws {
        let utf8 = RosterFixture.csv(rows)
        let gb = try #require(RosterFixture.changed(["姓名": "李四"]).joined(separator: ",").data(using: gb18030))
        #expect(RosterFixture.cause([("a", utf8 + gb)]) == .mixedEncoding(row: 3))
        let gbAll = try #require(String(decoding: utf8, as: UTF8.self).data(using: gb18030))
        let last = RosterFixture.csv([RosterFixture.member])
        #expect(RosterFixture.cause([("a", gbAll + last)]) == .mixedEncoding(row: 3))
        #expect(RosterFixture.cause([("a", utf8 + Data([0xFF, 0xFF]))]) == .unknownEncoding(row: 3))
        #expect(RosterFixture.cause([("a", Data([0xEF, 0xBB, 0xBF]) + gbAll)]) == .mixedEncoding(row: 1))
    }

    @Test("Separators and line ends of every kind", arguments: [",", ";", "\t"], ["\r\n", "\n", "\r"])
    func separators(separator: String, lineEnd: String) throws {
        let title = [["某某党委党员名册，共 1 人"]]
        let bytes = RosterFixture.csv(title + rows, separator: separator, lineEnd: lineEnd)
        let reading = try RosterFixture.read([("a", bytes)])
        #expect(reading.roster.members.map(\.profile.name) == ["𠮷䶮〇"])
        #expect(reading.roster.members.first?.place.row == 3)
    }

    @Test("Quoted cells hold separators, line ends and quotation marks")
    func quotes() throws {
        let quoted = RosterFixture.changed(["备注": "\"甲,\"\"乙\"\"\r\n丙\""])
        let next = RosterFixture.changed(["姓名": "李四", "党内职务": ""])
        let members = try RosterFixture.readMembers([quoted, next]).roster.members
        #expect(members.first?.remark == "甲,\"乙\"  丙")
        #expect(members.map(\.place.row) == [2, 3])
        let open = RosterFixture.csv([RosterFixture.memberHeadings, ["\"张三", "正式党员"]])
        #expect(RosterFixture.cause([("a", open)]) == .openQuotation(row: 2))
    }

    @Test("A quoted cell of 10 MB is refused as a defect, and quickly")
    func hugeCell() throws {
        let huge = "\"" + String(repeating: "大,", count: 2_500_000) + "\""
        let reading = try RosterFixture.readMembers([RosterFixture.changed(["备注": huge])])
        #expect(reading.defects.map(\.reason) == [.tooLong])
        #expect(reading.defects.allSatisfy { $0.value.count <= 201 })
    }

    @Test("What is no table is refused")
    func foreign() {
        let cases: [(String, RosterFileError.Cause)] = [
            ("", .noTable), ("  \r\n", .noTable), ("<html><table>", .notASpreadsheet), ("%PDF-1.7", .notASpreadsheet),
            ("a\0b", .notASpreadsheet), ("随便写的,东西\n1,2", .noTable),
            ("性别,出生日期,人员类别,民族\n男,1980-01-01,正式党员,汉族", .missingColumn(sheet: "a", names: ["姓名", "所在党支部"])),
            ("姓名,性别,人员类别\n张三,男,正式党员", .missingColumn(sheet: "a", names: ["所在党支部"])),
        ]
        for (text, cause) in cases { #expect(RosterFixture.cause([("a", Data(text.utf8))]) == cause) }
        #expect(RosterFixture.cause([("a", Data([0xD0, 0xCF, 0x11, 0xE0, 0, 0]))]) == .oldFormat)
        let locked = Data([0xD0, 0xCF, 0x11, 0xE0]) + Data("EncryptedPackage".utf8.flatMap { [$0, 0] })
        #expect(RosterFixture.cause([("a", locked)]) == .encrypted)
    }

    @Test("Bounds hold")
    func bounds() {
        var limits = RosterLimits()
        limits.rows = 2
        limits.columns = 12
        let many = RosterFixture.csv([RosterFixture.memberHeadings, RosterFixture.member, RosterFixture.member])
        #expect(RosterFixture.cause([("a", many)], limits: limits) == .tooManyRows(limit: 2))
        let wide = Data(String(repeating: ",", count: 50).utf8)
        #expect(RosterFixture.cause([("a", wide)], limits: limits) == .tooManyColumns(limit: 12))
        limits.textBytes = 10
        #expect(RosterFixture.cause([("a", many)], limits: limits) == .tooLarge(limit: 10))
    }
}
