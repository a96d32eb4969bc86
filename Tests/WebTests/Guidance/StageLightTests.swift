import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("The lights of a superior's page")
struct StageLightTests {
    private let day = SampleWorld.day("2021-08-17")

    private func written(_ stands: Stands, _ stage: Step.Stage) throws -> String {
        let language = try Catalogue.bundled().standard
        var html = HTML()
        html.light(StageLight(stands, stage, on: day, amberDays: 3), in: language)
        return html.string
    }

    @Test("A branch shows its worst step by name; those above count branches that are done, with the worst of all")
    func words() throws {
        let late = try #require(
            Standing("!study 2021-08-06 branch -|session 2021-08-19 nobody -|list - nobody -"))
        #expect(try written(.branch(late), .before).contains("逾期11天"))
        #expect(try written(.branch(late), .before).contains("学习"))
        #expect(try written(.branch(late), .during).contains("2天内到期"))
        #expect(try written(.branch(late), .after).contains("未启动"))
        var sum = StandingSum()
        sum.add(late)
        sum.add(try #require(Standing("!|!|!")), times: 4)
        #expect(try written(.sum(sum), .before).contains("4/5 逾期11天"))
        #expect(try written(.sum(sum), .after).contains("4/5"))
        #expect(try written(.branch(#require(Standing("!|!|!"))), .after).contains("已完成"))
        #expect(try written(.sum(StandingSum()), .before).contains("未启动"))
    }
}
