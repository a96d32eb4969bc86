import Documents
import Foundation
import PartyLife
import Testing

@Suite("Cells of a roster")
struct RosterCellTests {
    @Test("An organisation's short name is read where the file has it; an empty cell says nothing")
    func shortNames() throws {
        let rows = zip(RosterFixture.organisations, ["甲党委", "", "/"]).map { $0 + [$1] }
        let file = RosterFixture.csv([RosterFixture.organisationHeadings + ["党组织简称"]] + rows)
        let reading = try RosterFixture.read([("organisations.csv", file)])
        #expect(reading.defects == [])
        #expect(reading.roster.organisations.map(\.shortName) == ["甲党委", nil, nil])
    }

    @Test(
        "Dates are read in the ways in which people write them",
        arguments: [
            "2006-11-21", "2006/11/21", "2006.11.21", "20061121", "2006年11月21日", "2006-11-21 00:00:00",
            "2006-11-21T08:00:00Z", "２００６－１１－２１", "39042", " 2006 年 11 月 21 日 ", "'2006-11-21", "2006/11/21 8:00",
        ])
    func dates(text: String) throws {
        #expect(try RosterFixture.onlyMember(["转正日期": text]).profile.confirmed == Day(2006, 11, 21))
    }

    @Test(
        "Year and month alone mean the first day", arguments: ["2006.11", "2006年11月", "2006-11", "200611", "2006/11"])
    func months(text: String) throws {
        #expect(try RosterFixture.onlyMember(["转正日期": text]).profile.confirmed == Day(2006, 11, 1))
    }

    @Test(
        "What is no date is refused",
        arguments: [
            "2006-13-01", "2006-02-30", "1899-12-31", "昨天", "2006", "06-11-21", "11/21/2006", "2006-11-21-1", "-",
            "999999999", "2006年",
        ]
    )
    func noDates(text: String) throws {
        let reasons = try RosterFixture.reasons(["转正日期": text])
        #expect(reasons == [text == "-" ? .missing : .notADate])
    }

    @Test("Days must be past and in order, and nobody is admitted under 18")
    func order() throws {
        #expect(try RosterFixture.reasons(["转正日期": "2099-01-01"]) == [.dateInFuture])
        #expect(try RosterFixture.reasons(["转正日期": "2005-03-03"]) == [.dateOrder])
        #expect(try RosterFixture.reasons(["转正日期": "2005-03-04"]) == [])
        #expect(try RosterFixture.reasons(["出生日期": "1987-03-05"]) == [.dateOrder])
        #expect(try RosterFixture.reasons(["出生日期": "1987-03-04"]) == [])
        #expect(try RosterFixture.reasons(["出生日期": "1987-03-20", "入党日期": "2005.03"]) == [])
        #expect(try RosterFixture.reasons(["人员类别": "预备党员", "转正日期": ""]) == [])
        #expect(try RosterFixture.reasons(["转正日期": ""]) == [.missing])
    }

    @Test("Names lose the blanks that only align them")
    func names() throws {
        let expected = [
            "傅　超": "傅超", " 李 四　": "李四", "阿依古丽·买买提": "阿依古丽·买买提", "John  Smith": "John Smith", "𠮷田": "𠮷田",
            "买买提 艾合买提": "买买提 艾合买提", "欧阳 娜娜": "欧阳娜娜", "张三\u{200B}": "张三",
        ]
        for (text, name) in expected { #expect(try RosterFixture.onlyMember(["姓名": text]).profile.name == name) }
        #expect(try RosterFixture.reasons(["姓名": String(repeating: "长", count: 41)]) == [.tooLong])
        #expect(try RosterFixture.reasons(["姓名": "张\u{7}三"]) == [.badCharacters])
        #expect(try RosterFixture.reasons(["姓名": ""]) == [.missing])
        for text in ["<script>", "<b>张三?", "张三2", "张三、李四", "zhang@example.com", "13900000001"] {
            #expect(try RosterFixture.reasons(["姓名": text]) == [.implausibleName])
        }
        for name in ["阿卜杜热西提·麦麦提阿布都拉·托合提巴克", "བཀྲ་ཤིས་རྡོ་རྗེ", "ئابدۇرېھىم تۆمۈر", "李伟（大）"] {
            #expect(try RosterFixture.onlyMember(["姓名": name]).profile.name == name)
        }
    }

    @Test("Phones keep their digits")
    func phones() throws {
        let expected = [
            "139 0000-0001": "13900000001", "１３９００００００１２": "13900000012", "+86 13900000001": "+8613900000001",
            "13900000000.0": "13900000000", "(0816)2345678": "08162345678", "=\"13900000001\"": "13900000001",
        ]
        for (text, phone) in expected { #expect(try RosterFixture.onlyMember(["联系电话": text]).phone == phone) }
        for text in ["123456", "1234567890123456", "电话", "139/138", "1.39E+10"] {
            #expect(try RosterFixture.reasons(["联系电话": text]) == [.badPhone])
        }
        #expect(try RosterFixture.onlyMember(["联系电话": "无"]).phone == nil)
    }

    @Test("Offices are read singly and joined")
    func offices() throws {
        let expected: [String: [Office]] = [
            "支部书记兼组织委员": [.secretary, .organisationCommissioner],
            "副书记、宣传委员": [.deputySecretary, .publicityCommissioner],
            "党员": [], "": [], "无": [], "纪律检查委员": [.disciplineCommissioner],
            "委员/党小组组长": [.committeeMember, .groupLeader],
            "书记（主持工作）": [.secretary], "青年委员 委员": [.youthCommissioner, .committeeMember],
        ]
        for (text, offices) in expected { #expect(try RosterFixture.onlyMember(["党内职务": text]).offices == offices) }
        #expect(try RosterFixture.reasons(["党内职务": "队长"]) == [.unknownOffice])
    }

    @Test("Ranks, categories and answers are read, and unknown words are named")
    func words() throws {
        let headings = RosterFixture.memberHeadings + ["性别", "职级", "党员分类", "是否流动党员"]
        let rows = [
            RosterFixture.member + ["女", "正处级", "青年、退休", "√"],
            RosterFixture.changed(["姓名": "李四", "党内职务": "", "备注": "长期行动不便"]) + ["男", "科员", "", "N"],
            RosterFixture.changed(["姓名": "王五", "党内职务": "", "人员类别": "群众"]) + ["?", "将军", "神仙", "也许"],
        ]
        let reading = try RosterFixture.read([("a.csv", RosterFixture.csv([headings] + rows))])
        let members = reading.roster.members.map(\.profile)
        #expect(members.map(\.name) == ["张三", "李四"])
        #expect(members[0].sex == .female && members[0].rank == .county)
        #expect(members[0].categories == [.youth, .retired, .floating])
        #expect(members[1].categories == [.frail] && members[1].rank == nil)
        #expect(
            reading.defects.map(\.reason) == [
                .unknownStanding, .unknownSex, .unknownRank, .unknownCategory, .notYesOrNo,
            ])
        #expect(reading.defects.map(\.column) == ["人员类别", "性别", "职级", "党员分类", "是否流动党员"])
        #expect(reading.defects.map(\.value) == ["群众", "?", "将军", "神仙", "也许"])
        #expect(reading.defects.allSatisfy { $0.place == Roster.Place(sheet: "a.csv", row: 4) })
    }
}
