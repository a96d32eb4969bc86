import Documents
import PartyLife
import Testing

/// Files from people who mean ill. Each would take minutes or end the process if it were read as it stands.
@Suite("Hostile procedure files")
struct HostileYAMLTests {
    private func reason(_ text: String) -> ProcedureFile.Reason? { ProcedureFile(text).defects.first?.reason }

    @Test("Aliases, anchors and merge keys are refused wherever they stand, with their line")
    func references() throws {
        let bomb = (1...40).reduce("a0: &a0 {x: 1}\n") {
            $0 + "a\($1): &a\($1) {? *a\($1 - 1) : 1, ? [*a\($1 - 1)] : 2}\n"
        }
        let list = (1...12).reduce("b0: &b0 [x, x, x]\n") { $0 + "b\($1): &b\($1) [*b\($1 - 1), *b\($1 - 1)]\n" }
        for text in [
            bomb, list, "theme: &t x", "name: x\ntheme: *t", "base: &b\n  k: v\nname: *b", "? &k [a]\n: x", "*x : y",
            "&a\nname: x", "[*x]: y", "name: !!str &a x", "{a: &b c, d: *b}", "- &a x", "name:\r\n  *x\r\n",
            "<<: {name: x}", "name: x\nwindow:\n  <<: {opens: 2021-07-05}", "name: \"q\"\ntheme: [\"a\",*b]",
        ] {
            #expect(reason(text) == .reference, "\(text.prefix(80))")
        }
        #expect(ProcedureFile("name: x\ntheme: *t").defects.first?.line == 2)
    }

    @Test("The same signs in the midst of a text are text")
    func textWithSigns() throws {
        let text = try ProcedureFile.bundledText()
        let themes = [
            "\"*学党史* & 办实事 *\"", "'& 开新局'", "学党史 *悟思想 &办实事", "A&B*C", "|\n  *学党史\n  &办实事\n  - *x",
            ">\n  &a\n  *b", "学党史\n  *悟思想\n  &办实事", "\"a\n  *b\" # *c &d",
        ]
        for theme in themes {
            let file = ProcedureFile(text.replacing("theme: 学党史、悟思想、办实事、开新局", with: "theme: \(theme)"))
            #expect(file.defects == [], "\(theme)")
            #expect(file.procedure?.theme.contains { "*&".contains($0) } == true, "\(theme)")
        }
        var procedure = try ProcedureFile.bundled()
        procedure.theme = "* 学党史\n& 办实事\n*开新局 &a\n<<"
        #expect(try ProcedureFile.read(ProcedureFile.text(of: procedure)) == procedure)
    }

    @Test("Deep nesting and huge values are refused before they are built")
    func sizes() {
        let deep = [
            String(repeating: "[", count: 100_000), "a: " + String(repeating: "{a: ", count: 60_000),
            String(repeating: "- ", count: 100_000), String(repeating: "? ", count: 100_000),
            (0..<600).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
            "name: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
        ]
        for text in deep { #expect(reason(text) == .tooComplex, "\(text.prefix(20))") }
        #expect(reason("? [a]\n: x") == .tooComplex)
        #expect(reason("name: " + String(repeating: "1", count: 20_000)) == .tooLarge)
        #expect(reason("name: x\nlist: [" + String(repeating: "1,", count: 60_000) + "1]") == .tooComplex)
        #expect(reason(String(repeating: "#", count: 262_145)) == .tooLarge)
    }

    @Test("No more defects are looked for when the time is over")
    func patience() throws {
        var text = try ProcedureFile.bundledText()
        text.replace("planBy: 2021-07-20", with: "planBy: x")
        text.replace("studyBy: ", with: "studyBy: x")
        #expect(ProcedureFile(text).defects.count == 2)
        #expect(ProcedureFile(text, patience: .zero).defects.count == 1)
        #expect(ProcedureFile(text, patience: .zero).procedure == nil)
    }
}
