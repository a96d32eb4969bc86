import Foundation
import Operations
import PartyLife
import Records
import TestKit
import Testing

@Suite("What of a problem reaches whom, by role, state and how far it was posted")
struct ProblemSightTests {
    private static let inside = ["刘洋", "王伟", "李娜"]
    /// A committee above the branch, the one above that, and the guidance group that is linked with it.
    private static let outside = ["蒋雪", "吴敏", "何平"]
    private static let spoken = ["管网漏水", "怕麻烦", "我承诺", "已回访两户", "三户都已修好", "等汛期过去", "还有一户"]

    /// A branch below a committee of its own, with a problem of 张敏 on the list.
    private static func world() async throws -> (SampleWorld, Problem.ID) {
        let world = try await SampleWorld.played(to: .pooled)
        let committee = SampleWorld.id("QS-01", Organisation.self)
        var roster = SampleWorld.roster
        roster.organisations.append(SampleWorld.committee("QS-01", below: "QS", 5))
        roster.organisations[1].parent = "QS-01"
        _ = try await world.useCases.importRoster(roster, as: .deployment)
        try await world.useCases.appoint(world.member("蒋雪"), .reviewer, at: committee, as: .deployment)
        try await world.useCases.appoint(
            world.member("冯涛"), .guidanceMember, group: "第二指导组", at: world.root, as: .deployment)
        let problems = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        return (world, try #require(problems.first { $0.problem.subject == world.member("张敏") }?.id))
    }

    /// Every person who could be told from a record: by name or by identifier.
    private static func people(_ record: ProblemRecord, _ world: SampleWorld) throws -> Set<String> {
        let encoder = JSONEncoder()
        var text = String(decoding: try encoder.encode(record.problem), as: UTF8.self)
        for happening in record.history {
            text += String(decoding: try encoder.encode(happening.event), as: UTF8.self)
            text += happening.actor?.text ?? ""
        }
        text += String(decoding: try encoder.encode(record.facts.branch), as: UTF8.self)
        for other in record.others { text += String(decoding: try encoder.encode(other.problem), as: UTF8.self) }
        let names = record.names.values.joined(separator: " ")
        return Set(SampleWorld.names.filter { text.contains(world.member($0).text) || names.contains($0) })
    }

    private static func words(_ record: ProblemRecord) -> Set<String> {
        let problem = record.problem
        let all =
            [problem.text, problem.cause, problem.plan?.measure, problem.commitment, problem.posting?.text]
            + problem.steps.map(\.note) + problem.rounds.map(\.result)
            + record.history.flatMap { happening -> [Words?] in
                switch happening.event {
                case .analysed(let cause): [cause]
                case .listed(let plan): [plan.measure]
                case .committed(let words, _, _): [words]
                default: []
                }
            }
        let texts = all.compactMap { record.words[$0] }
        let reasons = [problem.carriedOver].compactMap(\.self) + (problem.plan?.deadlines.compactMap(\.reason) ?? [])
        return Set((texts + reasons).filter { !$0.isEmpty })
    }

    private static func expect(_ world: SampleWorld, _ id: Problem.ID, posted: Problem.Scope?) async throws {
        let state = try await world.useCases.problem(id, as: world.actor("刘洋")).problem.state
        for name in inside {
            let record = try await world.useCases.problem(id, as: world.actor(name))
            #expect(record.sight == .all)
            #expect(try people(record, world).isSuperset(of: ["张敏", "王伟"]), "\(name), \(state)")
            #expect(record.text?.contains("管网漏水") == true)
        }
        let isTold = posted == .unit || posted == .served
        for name in outside {
            let actor = try await world.actor(name)
            let record = try await world.useCases.problem(id, as: actor)
            let seen = try people(record, world)
            #expect(seen == (isTold ? ["张敏"] : []), "\(name), \(state), \(String(describing: posted)): \(seen)")
            let texts = words(record)
            #expect(isTold ? texts.count == 2 : texts.isEmpty, "\(name), \(state): \(texts)")
            for secret in spoken { #expect(!texts.contains { $0.contains(secret) }, "\(name), \(state)") }
            #expect(record.problem.aspect == nil && record.problem.raised == nil)

            let list = try await world.useCases.list(at: world.place, as: actor)
            let listed = list.branch.problems.filter { $0.id == id }
            #expect(listed.allSatisfy { list.sight(of: $0) == (isTold ? .posted : .state) })
            let shown = Set(list.branch.names.values)
            #expect(isTold || shown.isEmpty, "\(name), \(state): \(shown)")
            #expect(list.branch.facts.branch.members.isEmpty)
            let encoded = try JSONEncoder().encode(listed.map(\.problem))
            for member in SampleWorld.names where !isTold {
                #expect(encoded.range(of: Data(world.member(member).text.utf8)) == nil, "\(name), \(member)")
            }

            let ledger = try await world.useCases.ledger(
                of: world.branch, LedgerFilter(pageSize: 100), measures: true, as: actor)
            let row = ledger.rows.first { $0.id == id }
            #expect(row?.responsible == (isTold ? ["张敏"] : row.map { _ in [] }))
            #expect(row.map { isTold || ($0.text == nil && $0.measure == nil) } != false)
            #expect(row.map { isTold || ($0.line.responsible.isEmpty && $0.line.text == nil) } != false)
        }
        let stranger = try await world.actor("冯涛")
        await #expect(throws: AccessDenied.self) { try await world.useCases.problem(id, as: stranger) }
        await #expect(throws: AccessDenied.self) { try await world.useCases.problemState(id, as: stranger) }
        await #expect(throws: AccessDenied.self) { try await world.useCases.list(at: world.place, as: stranger) }
    }

    @Test("Outside the branch there is no name and no word but those of the posting", arguments: Problem.Scope.allCases)
    func matrix(_ scope: Problem.Scope) async throws {
        let (world, id) = try await Self.world()
        let owner = try await world.actor("张敏")
        let keeper = try await world.actor("李娜")
        let judge = try await world.actor("王伟")
        func step(_ command: Problem.Command, _ actor: ActingPerson, _ posted: Problem.Scope? = nil) async throws {
            try await world.useCases.problem(command, id, as: actor)
            try await Self.expect(world, id, posted: posted)
        }
        try await Self.expect(world, id, posted: nil)
        world.on("2021-08-26")
        try await step(.claim(.member(world.member("张敏"))), owner)
        try await step(.analyse(cause: .plain("怕麻烦，没有回访")), owner)
        try await step(
            .list(
                measure: .plain("九月三十日前修好漏点"), deadline: SampleWorld.day("2021-09-30"),
                responsible: [world.member("张敏")], .urgent, .hard), owner)
        try await step(.commit(.plain("我承诺九月底前办完")), owner)
        try await step(.extend(to: SampleWorld.day("2021-10-08"), reason: "等汛期过去，张敏同志在一线"), judge)
        world.on("2021-08-28")
        try await step(.post(scope: scope, text: .plain("管网巡查不够经常")), keeper, scope)
        try await step(.progress(.plain("已回访两户")), owner, scope)
        try await step(.reportDone(result: .plain("三户都已修好")), owner, scope)
        try await step(.sendBack(.plain("还有一户没有修好")), judge, scope)
        try await step(.reportDone(result: .plain("三户都已修好")), owner, scope)
        try await step(.verify(SampleWorld.verification), judge, scope)
        try await step(.accept(.init(how: .visit, asked: 5, agreed: 2)), judge, scope)
        try await step(.reportDone(result: .plain("三户都已修好")), owner, scope)
        try await step(.verify(SampleWorld.verification), judge, scope)
        try await step(.accept(.init(how: .visit, asked: 5, agreed: 4)), judge, scope)
        try await step(.writeOff, keeper, scope)
        try await step(.lookBack(stands: false, note: .plain("还有一户又漏了")), judge, scope)
    }

    @Test("Whose part in it keeps them from judging is kept from it outside the branch as well")
    func ownPart() async throws {
        let (world, id) = try await Self.world()
        let branch = try await world.useCases.problem(id, as: world.actor("吴敏")).problem
        #expect(branch.subject == nil && branch.claim == nil)
        let owner = try await world.actor("张敏")
        try await world.useCases.problem(.claim(.member(world.member("张敏"))), id, as: owner)
        for name in Self.outside {
            let state = try await world.useCases.problemState(id, as: world.actor(name))
            #expect(state.claim == .member(Problem.someone), "\(name)")
        }
    }
}
