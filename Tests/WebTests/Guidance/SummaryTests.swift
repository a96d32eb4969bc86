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
                .held: 25, .present: 401, .coveredOtherwise: 17, .problemsFound: 252, .problemsMerged: 10,
                .problemsSolved: 155, .practicalFound: 90, .practicalSolved: 61,
            ])
        let text = Summary.text(
            figures: figures, organisation: OrganisationName("闽江集团有限公司委员会", .committee), campaign: "专题",
            asOf: figures.asOf, language: language)
        #expect(text == "截至2021年8月31日，闽江集团系统25个党组织开展了专题组织生活会，401名党员实际参加，另有17名党员以其他方式覆盖，查摆问题242个，已整改155个，其中解决实际问题61个。")
    }

    @Test("What is unknown is said to be unknown, and is no zero")
    func unknown() {
        let text = Summary.text(
            figures: nil, organisation: OrganisationName("闽江集团有限公司委员会", .committee), campaign: "专题",
            asOf: SampleWorld.day("2011-01-31"),
            language: language)
        #expect(text.contains("尚无数据"))
        #expect(!text.contains("0个"))
    }
}
