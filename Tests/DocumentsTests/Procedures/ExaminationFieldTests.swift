import Documents
import PartyLife
import Testing

@Suite("What a procedure asks of ordinary members")
struct ExaminationFieldTests {
    private let field = "  ordinary: full"

    @Test("the shipped one asks for the full paper; another may ask for a problem list, or say nothing")
    func reading() throws {
        let text = try ProcedureFile.bundledText()
        #expect(try ProcedureFile.read(text).examination?.ordinary == .full)
        let list = try ProcedureFile.read(text.replacing(field, with: "  ordinary: problemList"))
        #expect(list.examination?.ordinary == .problemList)
        let silent = try ProcedureFile.read(
            text.replacing("examination:\n", with: "").replacing(field, with: "#"))
        #expect(silent.examination == nil)
    }

    @Test("a word that it does not know is named with its line")
    func unknown() throws {
        let text = try ProcedureFile.bundledText().replacing(field, with: "  ordinary: poem")
        let defects = ProcedureFile(text).defects
        #expect(defects.map(\.path) == ["examination.ordinary"])
        #expect(defects.first?.line != nil)
    }
}
