import Documents
import PartyLife
import Testing

@Suite struct ProcedureWritingTests {
    /// Texts that YAML would take for something else, or break on.
    private static let nasty = [
        "学党史", "true", "null", "~", "2021-07-01", "12", "1e3", " 前后空格 ", "a: b", "# 不是注释", "- 一", "“引号”'单'\"双\"",
        "第一行\n第二行\n", "\t缩进", "{x}", "[1]", "&a", "*b", "%", "@", "`", "是", "0x1F", "👩‍👩‍👧", "：",
    ]

    private func random(_ random: inout SystemRandomNumberGenerator) throws -> Procedure {
        func text() -> String { Self.nasty.randomElement(using: &random) ?? "" }
        func maybe<T>(_ make: () -> T) -> T? { Bool.random(using: &random) ? make() : nil }
        func some(_ most: Int) -> Range<Int> { 0..<Int.random(in: 0...most, using: &random) }
        var procedure = try ProcedureFile.bundled()
        (procedure.name, procedure.theme, procedure.programme) = (text(), text(), maybe(text))
        procedure.study.texts = some(4).map { .init(id: "t\($0)", title: text(), core: maybe { true }) }
        procedure.study.goals = maybe { some(3).map { _ in text() } }
        procedure.study.further = maybe { some(3).map { .init(id: "f\($0)", title: text()) } }
        procedure.aspects = (0...Int.random(in: 0...12, using: &random)).map {
            .init(id: "a\($0)", title: text(), hint: maybe(text), standard: maybe(text))
        }
        let steps = Step.allCases.shuffled(using: &random).prefix(3)
        procedure.requirements = maybe { Dictionary(uniqueKeysWithValues: steps.map { ($0.rawValue, text()) }) }
        procedure.gates = Array(Gate.allCases.shuffled(using: &random).prefix(4))
        procedure.modes = Array(CoverMode.allCases.shuffled(using: &random).prefix(3))
        procedure.rectification.weakWords = some(3).map { _ in text() }
        return procedure
    }

    @Test("What is written reads back as the same procedure, whatever its texts look like")
    func roundTrip() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let procedure = try random(&generator)
            guard procedure.defects.isEmpty else { continue }
            let text = try ProcedureFile.text(of: procedure)
            let again = try ProcedureFile.read(text)
            #expect(again == procedure, "\(text)")
            #expect(try ProcedureFile.text(of: again) == text)
        }
    }

    @Test("The ready sets are sound aspects, each with questions and its standard")
    func sets() throws {
        let sets = try AspectSet.bundled()
        #expect(sets.count >= 10)
        #expect(Set(sets.map(\.id)).count == sets.count)
        var procedure = try ProcedureFile.bundled()
        procedure.aspects = sets.flatMap(\.aspects)
        #expect(procedure.defects.isEmpty)
        #expect(procedure.aspects.allSatisfy { $0.hint?.isEmpty == false && $0.standard?.isEmpty == false })
        for title in ["权力运行中的风险点", "“四风”建设", "对外交往", "业务工作", "活动圈子与自我要求", "学习是否融会贯通"] {
            #expect(procedure.aspects.contains { $0.title == title }, "\(title)")
        }
        let enterprise = try #require(sets.first)
        #expect(enterprise.missing(in: []).count == 4)
        #expect(enterprise.missing(in: enterprise.aspects).isEmpty)
    }
}
