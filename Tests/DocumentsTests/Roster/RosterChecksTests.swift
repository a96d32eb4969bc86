import Documents
import Foundation
import PartyLife
import TestChance
import Testing

@Suite("The roster as a whole")
struct RosterChecksTests {
    private func read(_ organisations: [[String]], _ members: [[String]] = []) throws -> RosterReading {
        try RosterFixture.read([
            ("o.csv", RosterFixture.csv([RosterFixture.organisationHeadings] + organisations)),
            ("m.csv", RosterFixture.csv([RosterFixture.memberHeadings] + members)),
        ])
    }

    private func found(_ organisations: [[String]], _ members: [[String]] = []) throws -> [String] {
        try read(organisations, members).defects.map { "\($0.place.row) \($0.column) \($0.reason)" }
    }

    @Test("The tree of organisations is checked")
    func tree() throws {
        let base = RosterFixture.organisations
        #expect(try found(base) == [])
        #expect(try found(base + [["A-1", "乙党支部", "党支部", "A"]]) == ["5 组织代码 duplicateCode"])
        #expect(try found(base + [["A-3", "甲一 党支部", "党支部", "A"]]) == ["5 组织名称 duplicateOrganisation"])
        #expect(try found(base + [["A-3", "乙党支部", "党支部", "X"]]) == ["5 上级组织代码 unknownParent"])
        #expect(try found(base + [["B", "乙委员会", "党委", ""]]) == ["5 上级组织代码 severalRoots"])
        #expect(try found(base + [["A-3", "乙党支部", "党支部", "A-1"]]) == ["5 上级组织代码 parentBelowChild"])
        #expect(try found(base + [["A-3", "乙党小组", "党小组", "A-1"]]) == [])
        let circle = [["C", "丙党委", "党委", "D"], ["D", "丁党委", "党委", "E"], ["E", "戊党委", "党委", "D"]]
        #expect(try found(base + circle) == ["6 上级组织代码 cyclicTree", "7 上级组织代码 cyclicTree"])
        #expect(try found(base + [["C", "丙党委", "党委", "C"]]) == ["5 上级组织代码 cyclicTree"])
        #expect(try found(base + [["代码", "丙", "公司", "A"]]) == ["5 组织代码 badCode", "5 组织类别 unknownKind"])
    }

    @Test("Nobody is told that a row is unknown which could not be taken")
    func broken() throws {
        let organisations = RosterFixture.organisations + [["A-3", "乙总支", "公司", "A"], ["A-4", "丙党支部", "党支部", "A-3"]]
        let member = RosterFixture.changed(["所在支部代码": "A-3", "所在党支部": "乙总支"])
        #expect(try found(organisations, [member]) == ["5 组织类别 unknownKind"])
    }

    @Test("A file without codes names superiors")
    func names() throws {
        let rows = [
            ["组织名称", "组织类别", "上级党组织"], ["甲党委", "党委", ""], ["乙（一）支部", "党支部", "甲党委"], ["乙(一)支部", "党支部", "甲党委"],
            ["丁支部", "党支部", "不知道"],
        ]
        let reading = try RosterFixture.read([("o.csv", RosterFixture.csv(rows))])
        #expect(reading.roster.organisations.map(\.parent) == [nil, "甲党委", "甲党委", "不知道"])
        #expect(reading.defects.map(\.reason) == [.duplicateOrganisation, .unknownParent])
        #expect(reading.defects.map(\.place.row) == [4, 5])
    }

    @Test("Members stand in one known branch")
    func branches() throws {
        let base = RosterFixture.organisations + [["B", "乙总支", "党总支", "A"], ["B-1", "甲二党支部", "党支部", "B"]]
        func reasons(_ cells: [String: String]) throws -> [Roster.Reason] {
            try read(base, [RosterFixture.changed(cells)]).defects.map(\.reason)
        }
        #expect(try reasons([:]) == [])
        #expect(try reasons(["所在支部代码": "X"]) == [.unknownBranch])
        #expect(try reasons(["所在支部代码": "", "所在党支部": "别的支部"]) == [.unknownBranch])
        #expect(try reasons(["所在支部代码": "", "所在党支部": "甲二党支部"]) == [.ambiguousBranch])
        #expect(try reasons(["所在支部代码": "", "所在党支部": "甲 一党支部"]) == [])
        #expect(try reasons(["所在党支部": "甲二党支部"]) == [.codeAndNameDiffer])
        #expect(try reasons(["所在支部代码": "A", "所在党支部": ""]) == [.membersOnlyInBranches])
        #expect(try reasons(["所在支部代码": "", "所在党支部": ""]) == [.missing])
        // Without a table of organisations the branch is left for later.
        #expect(try RosterFixture.reasons(["所在支部代码": "X"]) == [])
    }

    @Test("The same person twice and a second secretary are named")
    func twice() throws {
        let rows = [
            RosterFixture.member, RosterFixture.changed(["联系电话": "13900000009", "所在党支部": "甲二党支部", "所在支部代码": "A-2"]),
            RosterFixture.changed(["入党日期": "2005-01-01"]), RosterFixture.changed(["出生日期": "1981-01-01", "党内职务": "书记"]),
        ]
        let reading = try RosterFixture.readMembers(rows)
        #expect(
            reading.defects.map { "\($0.place.row) \($0.reason)" } == [
                "3 duplicateMember", "4 duplicateMember", "4 severalSecretaries", "5 severalSecretaries",
            ])
    }

    @Test("Defects stand in the order of the file: sheet, row and column, whatever found them; none is said twice")
    func order() throws {
        let organisations = [
            ["A", "甲委员会", "党委", ""], ["A-1", "甲一党支部", "党支部", "A"], ["A-1", "甲二党支部", "党支部", "X"],
        ]
        let members = [
            RosterFixture.changed(["所在支部代码": "Z", "联系电话": "?"]), RosterFixture.member,
            RosterFixture.changed(["姓名": "<b>", "出生日期": "昨天"]), RosterFixture.member,
        ]
        let reading = try read(organisations, members)
        #expect(
            reading.defects.map { "\($0.place.sheet) \($0.place.row) \($0.column)" } == [
                "o.csv 4 组织代码", "o.csv 4 上级组织代码", "m.csv 2 所在支部代码", "m.csv 2 联系电话", "m.csv 3 姓名",
                "m.csv 4 姓名", "m.csv 4 出生日期", "m.csv 5 姓名", "m.csv 5 党内职务",
            ])
        #expect(!reading.hasSoundTree && reading.adding([reading.defects[2]]) == reading)

        let alone = try RosterFixture.readMembers([
            RosterFixture.member, RosterFixture.changed(["姓名": "李四", "党内职务": "", "入党日期": "x"]),
        ])
        let unknown = Roster.Defect(
            place: .init(sheet: "members.csv", row: 2), column: "", value: "A-1", reason: .unknownBranch)
        #expect(alone.adding([unknown]).defects.map(\.reason) == [.unknownBranch, .notADate])
        #expect(alone.adding([unknown]).adding([unknown]).defects.count == 2)
    }

    @Test("Whoever was there already is found, in every order", arguments: 0..<20)
    func everyPair(seed: Int) throws {
        var dice = SeededGenerator(seed: UInt64(seed))
        func one(of texts: [String]) -> String { texts.randomElement(using: &dice) ?? "" }
        let people = (0..<30).map { _ in
            [
                "姓名": one(of: ["王伟", "李娜"]), "出生日期": one(of: ["1980-01-01", "1981-01-01", "1982-01-01"]),
                "入党日期": one(of: ["2004-07-01", "2005-07-01", "2006-07-01"]),
                "转正日期": "2008-07-01", "联系电话": one(of: ["13900000001", "13900000002", "13900000003", ""]),
                "党内职务": "",
            ]
        }
        func isSame(_ one: [String: String], _ other: [String: String]) -> Bool {
            one["姓名"] == other["姓名"] && one["出生日期"] == other["出生日期"]
                && (one["联系电话"] != "" && one["联系电话"] == other["联系电话"] || one["入党日期"] == other["入党日期"])
        }
        let expected = people.indices.filter { row in people[..<row].contains { isSame($0, people[row]) } }
        let reading = try RosterFixture.readMembers(people.map { RosterFixture.changed($0) })
        #expect(reading.defects.map(\.reason) == expected.map { _ in .duplicateMember })
        #expect(reading.defects.map(\.place.row) == expected.map { $0 + 2 })
    }

    @Test("Defects beyond the bound are counted")
    func bound() throws {
        var limits = RosterLimits()
        limits.defects = 2
        let rows = (0..<5).map { _ in RosterFixture.changed(["联系电话": "?", "出生日期": ""]) }
        let bytes = RosterFixture.csv([RosterFixture.memberHeadings] + rows)
        let reading = try RosterFixture.read([("a", bytes)], limits: limits)
        #expect(reading.defects.count == 2)
        #expect(reading.furtherDefects == 7)
    }
}
