import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("The written summary")
struct SummaryTests {
    let language: Language

    init() throws { language = try Catalogue.bundled().standard }

    @Test("It has the field's own form, with the figures of the day")
    func form() {
        let figures = Figures(
            asOf: SampleWorld.day("2021-08-31"),
            values: [
                .held: 25, .present: 401, .coveredOtherwise: 17, .problemsFound: 252, .problemsSolved: 155,
            ])
        let text = Summary.text(
            figures: figures, organisation: "闽江集团党委", campaign: "专题", asOf: figures.asOf, language: language)
        #expect(text == "截至2021年8月31日，闽江集团党委系统25个党组织开展了专题组织生活会，418名党员参加，查摆问题252个，解决实际问题155个。")
    }

    @Test("What is unknown is said to be unknown, and is no zero")
    func unknown() {
        let text = Summary.text(
            figures: nil, organisation: "闽江集团党委", campaign: "专题", asOf: SampleWorld.day("2011-01-31"),
            language: language)
        #expect(text.contains("尚无数据"))
        #expect(!text.contains("0个"))
    }
}
