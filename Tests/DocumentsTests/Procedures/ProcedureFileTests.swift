import Documents
import PartyLife
import Testing

@Suite struct ProcedureFileTests {
    @Test("The shipped procedure is sound and can be issued as it is")
    func shippedIsSound() throws {
        let procedure = try ProcedureFile.bundled()
        #expect(procedure.defects.isEmpty)
        #expect(procedure.aspects.count == 4)
        #expect(procedure.timetable.planBy == Day("2021-07-20"))
        #expect(procedure.study.texts.map(\.core) == [true, nil, nil])
        #expect(procedure.study.hours == nil && procedure.talks.confirmed == nil && procedure.talks.focus == nil)
    }

    @Test("Hours of study, confirmed talks and groups in focus are there for those who ask for them")
    func optionalParts() throws {
        var text = try ProcedureFile.bundledText()
        text.replace("  # hours: 8 ", with: "  hours: 8 ")
        text.replace("  # confirmed: true", with: "  confirmed: true")
        text.replace("  # focus: ", with: "  focus: ")
        text.replace("  #   - { group: newMember", with: "    - { group: newMember")
        let procedure = try ProcedureFile.read(text)
        #expect(procedure.study.hours == 8)
        #expect(procedure.talks.confirmed == true)
        #expect(procedure.talks.focus == [.init(.newMember, .focused)])
        #expect(ProcedureFile(text.replacing("hours: 8", with: "hours: -1")).defects.map(\.path) == ["study.hours"])
        #expect(ProcedureFile(text.replacing("newMember", with: "laggards")).procedure == nil)
    }

    @Test("Everything that is wrong is found at once, each with its field and its line")
    func allDefectsAtOnce() throws {
        var text = try ProcedureFile.bundledText()
        text.replace("planBy: 2021-07-20", with: "planBy: 2021-7-20")
        text.replace("theme: 学党史、悟思想、办实事、开新局", with: "theme: ''")
        text.replace("minimumChannels: 2", with: "minimumChannels: 二")
        text.replace("  memberMember: each\n", with: "")
        text.replace("planApproved, studyCovered", with: "planApproved, studyCoverd")
        let file = ProcedureFile(text)
        #expect(file.procedure == nil)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let found = Dictionary(file.defects.map { ($0.path, $0) }) { first, _ in first }
        #expect(
            Set(found.keys) == [
                "timetable.planBy", "theme", "opinions.minimumChannels", "talks.memberMember", "gates[1]",
            ])
        #expect(found["timetable.planBy"]?.reason == .notUnderstood)
        #expect(found["theme"]?.reason == .rule(.missing))
        #expect(found["talks.memberMember"]?.reason == .rule(.missing))
        #expect(found["talks.memberMember"]?.line == nil)
        let line = try #require(found["timetable.planBy"]?.line)
        #expect(lines[line - 1].contains("planBy"))
    }

    @Test("A sound file that breaks the rules says which, with all of them")
    func rulesAreChecked() throws {
        var text = try ProcedureFile.bundledText()
        text.replace("planBy: 2021-07-20", with: "planBy: 2021-09-20")
        text.replace("listWithinDays: 7", with: "listWithinDays: 0")
        let file = ProcedureFile(text)
        #expect(
            file.defects.map(\.path) == ["timetable.planBy", "timetable.listWithinDays"])
        #expect(file.defects.map(\.reason) == [.rule(.afterWindow), .rule(.notPositive)])
        #expect(throws: ProcedureFile.Refused.defective(paths: file.defects.map(\.path))) {
            try ProcedureFile.read(text)
        }
    }

    @Test(
        "What is no procedure at all is refused and never crashes",
        arguments: [
            "", "hello", "- 1\n- 2", "a: [1, 2", "a: b: c", "\u{0}", "x: &x [*x]", "format: 1\nformat: 1",
            String(repeating: "[", count: 5_000), String(repeating: "- ", count: 5_000),
            String(repeating: "a: {", count: 3_000), String(repeating: "字", count: 200_000),
            "a: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\naspects: [*c,*c]\n", "format: {}", "window: []",
        ])
    func hostileFiles(text: String) {
        let file = ProcedureFile(text)
        #expect(file.procedure == nil)
        #expect(!file.defects.isEmpty)
        #expect(throws: ProcedureFile.Refused.self) { try ProcedureFile.read(text) }
    }

    @Test("An empty mapping misses every section, and says so in one reading")
    func everySectionIsMissed() {
        let file = ProcedureFile("format: 1\nversion: 1\n")
        #expect(file.defects.contains { $0.path == "window" && $0.reason == .rule(.missing) })
        #expect(file.defects.contains { $0.path == "modes" && $0.reason == .rule(.missing) })
        #expect(file.defects.count == 13)
    }
}
