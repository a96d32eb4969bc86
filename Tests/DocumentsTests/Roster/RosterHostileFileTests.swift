import Documents
import Foundation
import PartyLife
import TestChance
import Testing

@Suite("Hostile and broken workbooks")
struct RosterHostileFileTests {
    private func valid() throws -> Data {
        let rows = (0..<60).compactMap { Unicode.Scalar(0x4E00 + $0) }.map { sign in
            RosterFixture.changed(["姓名": "张\(sign)", "党内职务": ""])
        }
        let organisations = [RosterFixture.organisationHeadings] + RosterFixture.organisations
        return try RawWorkbook.bytes(
            sheets: [
                ("党组织", RawWorkbook.sheet(organisations.map(RawWorkbook.row).joined())),
                ("党员", RawWorkbook.sheet(([RosterFixture.memberHeadings] + rows).map(RawWorkbook.row).joined())),
            ], strings: "<sst><si><t>a</t></si></sst>", styles: "<styleSheet><cellXfs><xf/></cellXfs></styleSheet>")
    }

    @Test("A workbook cut off anywhere is refused")
    func truncated() throws {
        let bytes = try valid()
        for part in 1..<20 {
            let cut = bytes.prefix(bytes.count * part / 20)
            #expect(RosterFixture.cause([("a", Data(cut))]) != nil)
        }
    }

    @Test("Flipped bytes give a roster or an error, never a crash")
    func flipped() throws {
        let bytes = try valid()
        var generator = SeededGenerator(seed: 20_261_121)
        let reader = try RosterReader()
        var refused = 0
        for _ in 0..<1500 {
            var broken = bytes
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let at = Int.random(in: 0..<broken.count, using: &generator)
                broken[at] = UInt8.random(in: 0...255, using: &generator)
            }
            if Bool.random(using: &generator) {
                broken = broken.prefix(Int.random(in: 0...broken.count, using: &generator))
            }
            do { _ = try reader.read(files: [("a", broken)], today: RosterFixture.today) } catch { refused += 1 }
        }
        #expect(refused > 500)
    }

    @Test("Broken XML inside a sound archive gives a roster or an error, never a crash")
    func brokenXML() throws {
        let sheet = RawWorkbook.sheet(
            [RosterFixture.memberHeadings, RosterFixture.member].map(RawWorkbook.row).joined())
        var generator = SeededGenerator(seed: 7)
        let reader = try RosterReader()
        var refused = 0
        for _ in 0..<1000 {
            var bytes = Array(sheet.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let at = Int.random(in: 0..<bytes.count, using: &generator)
                let signs = Array("<>/&;\"'= rcvt![]-?0".utf8)
                bytes[at] = signs.randomElement(using: &generator) ?? 0
            }
            let file = try RawWorkbook.bytes(sheets: [("a", String(decoding: bytes, as: UTF8.self))])
            do { _ = try reader.read(files: [("a", file)], today: RosterFixture.today) } catch { refused += 1 }
        }
        #expect(refused > 100)
    }

    @Test("Text files of random bytes never crash")
    func randomText() throws {
        var generator = SeededGenerator(seed: 99)
        let start = RosterFixture.csv([RosterFixture.memberHeadings, RosterFixture.member])
        let reader = try RosterReader()
        for _ in 0..<1000 {
            var bytes = start
            for _ in 0..<Int.random(in: 1...40, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 1...255, using: &generator)
            }
            _ = try? reader.read(files: [("a", bytes)], today: RosterFixture.today)
        }
    }

    @Test("A zip bomb is refused before it fills the memory")
    func bomb() throws {
        let filler = String(repeating: "<!--" + String(repeating: " ", count: 1 << 16) + "-->", count: 1280)
        let bytes = try RawWorkbook.bytes(sheets: [("a", RawWorkbook.sheet(filler))])
        #expect(bytes.count < 1 << 20)
        #expect(RosterFixture.cause([("a", bytes)]) == .zipBomb)
        var limits = RosterLimits()
        limits.inflatedBytes = 1000
        #expect(RosterFixture.cause([("a", try valid())], limits: limits) == .zipBomb)
        limits = RosterLimits()
        // Whatever the archive says it is: what it would inflate to is looked at first.
        let zeros = try ZipWriter.archive([("bomb.bin", Data(count: 80 << 20))])
        #expect(zeros.count < 1 << 20)
        #expect(RosterFixture.cause([("bomb.xlsx", zeros)]) == .zipBomb)
        let several = try ZipWriter.archive((0..<4).map { ("\($0).bin", Data(count: 20 << 20)) })
        #expect(RosterFixture.cause([("bomb.xlsx", several)]) == .zipBomb)
        limits.entries = 3
        #expect(RosterFixture.cause([("a", try valid())], limits: limits) == .zipBomb)
        limits.workbookBytes = 100
        #expect(RosterFixture.cause([("a", try valid())], limits: limits) == .tooLarge(limit: 100))
    }

    @Test("Document types, and with them entities of their own, are refused")
    func laughs() throws {
        let laughs = """
            <!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
            \(RawWorkbook.sheet("<row><c t=\"str\"><v>&b;&x;</v></c></row>"))
            """
        #expect(RosterFixture.cause([("a", try RawWorkbook.bytes(sheets: [("a", laughs)]))]) == .damaged)
        let unknown = RawWorkbook.sheet("<row><c t=\"str\"><v>&b;</v></c></row>")
        #expect(RosterFixture.cause([("a", try RawWorkbook.bytes(sheets: [("a", unknown)]))]) == .damaged)
    }

    @Test("References out of bounds and endless elements are refused")
    func references() throws {
        let cases: [(String, RosterFileError.Cause)] = [
            ("<row><c t=\"s\"><v>9</v></c></row>", .damaged), ("<row r=\"1048577\"/>", .tooManyRows(limit: 1_048_576)),
            ("<row><c r=\"ZZZZ1\"/></row>", .tooManyColumns(limit: 16_384)), ("<row r=\"-3\"/>", .damaged),
            ("<row r=\"99999999999999999999999\"/>", .damaged), (String(repeating: "<row>", count: 300), .damaged),
            ("<row><c a=\"" + String(repeating: "x", count: 3 << 20) + "\"/></row>", .damaged),
            ("</row></a></b>", .damaged),
        ]
        for (rows, cause) in cases {
            let bytes = try RawWorkbook.bytes(sheets: [("a", RawWorkbook.sheet(rows))])
            #expect(RosterFixture.cause([("a", bytes)]) == cause)
        }
        let open = try RawWorkbook.bytes(sheets: [("a", "<worksheet><sheetData><row>")])
        #expect(RosterFixture.cause([("a", open)]) == .truncated)
    }
}
