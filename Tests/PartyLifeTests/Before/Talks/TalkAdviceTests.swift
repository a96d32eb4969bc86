import TestChance
import Testing

@testable import PartyLife

@Suite("The fewest talks that are still needed")
struct TalkAdviceTests {
    private static let today = day("2026-02-01")

    /// A branch with so many on the committee (the first is the secretary) and so many others.
    private static func branch(committee: Int, others: Int, secretary: Bool = true) -> Organisation {
        var branch = Organisation()
        branch.apply(
            .established(
                name: "支部", type: .branch, parent: nil, domain: nil, guidanceGroup: nil, on: day("2020-01-01")))
        for number in 0..<(committee + others) {
            branch.apply(.memberAdmitted(member: Sample.member(id("m\(number)"))))
        }
        for number in 0..<committee {
            let office: Office = number == 0 && secretary ? .secretary : .committeeMember
            branch.apply(
                .officeTaken(
                    holder: .init(member: id("m\(number)"), name: "甲", office: office, since: day("2020-01-01"))))
        }
        return branch
    }

    private static func rules(_ random: inout SeededGenerator) -> Procedure.Talks {
        func rule() -> Procedure.Talks.PairRule { random.pick(Procedure.Talks.PairRule.allCases) }
        return .init(
            secretaryCommittee: rule(), committeeCommittee: rule(), committeeMember: rule(), memberMember: rule())
    }

    /// The least number of further talks, by trying every set of pairs, the small sets first.
    private static func fewest(
        _ branch: Organisation, _ rules: Procedure.Talks, _ talks: Talks, _ excused: Set<Member.ID>
    ) -> Int? {
        let people = branch.members.map(\.id).filter { !excused.contains($0) }
        let pairs = people.flatMap { one in people.filter { one < $0 }.map { [one, $0] } }
        func isEnough(_ chosen: [[Member.ID]], from start: Int, left: Int) -> Bool {
            if left == 0 {
                return TalkCover(of: talks, in: branch, by: rules, excusing: excused, counting: chosen).isComplete
            }
            return (start..<pairs.count).contains { isEnough(chosen + [pairs[$0]], from: $0 + 1, left: left - 1) }
        }
        return (0...pairs.count).first { isEnough([], from: 0, left: $0) }
    }

    @Test("it is as short as the best of all possible choices, in 400 small branches", arguments: [1, 2, 3, 4])
    func bruteForce(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for step in 0..<100 {
            let committee = random.below(4)
            let branch = Self.branch(
                committee: committee, others: random.below(6 - committee), secretary: !random.oneIn(5))
            let rules = Self.rules(&random)
            let people = branch.members.map(\.id)
            let excused = Set(random.some(of: people, atMost: 1))
            var talks = Talks()
            for number in 0..<random.below(4) where people.count > 1 {
                let pair = people.shuffled(using: &random)
                talks.apply(
                    .recorded(talk: .init(id: id("t\(number)"), from: pair[0], to: pair[1], on: Self.today)))
            }
            let cover = TalkCover(of: talks, in: branch, by: rules, excusing: excused)
            let advice = TalkAdvice(for: cover, in: branch, by: rules, excusing: excused, on: Self.today)
            let place: Comment = "seed \(seed), step \(step), \(rules)"
            #expect(advice.talks.count == Self.fewest(branch, rules, talks, excused), place)
            #expect(advice.talks.allSatisfy { excused.isDisjoint(with: $0.between) }, place)
            let after = TalkCover(
                of: talks, in: branch, by: rules, excusing: excused, counting: advice.talks.map(\.between))
            #expect(after.isComplete, place)
        }
    }

    @Test("a branch of 50 with a committee of 7 needs 6 + 15 + 43 + 22 talks, and no person far more than another")
    func fifty() {
        let branch = Self.branch(committee: 7, others: 43)
        let rules = Sample.procedure.talks
        let cover = TalkCover(of: Talks(), in: branch, by: rules)
        let advice = TalkAdvice(for: cover, in: branch, by: rules, on: Self.today)
        let counts = TalkCover.PairKind.allCases.map { kind in advice.talks.count { $0.kind == kind } }
        #expect(counts == [6, 15, 43, 22])
        #expect(
            TalkCover(of: Talks(), in: branch, by: rules, counting: advice.talks.map(\.between)).isComplete)
        let loads = branch.committee.map { advice.next(for: $0).count }
        #expect((loads.max() ?? 0) - (loads.min() ?? 0) <= 1)
        #expect(advice.talks.prefix(6).allSatisfy { $0.between.contains(id("m0")) })
        #expect(advice == TalkAdvice(for: cover, in: branch, by: rules, on: Self.today))
    }

    @Test("who is in focus is talked with by the secretary, and in the way of the group")
    func focus() {
        var branch = Self.branch(committee: 3, others: 4)
        let new = with(Sample.member(id("new")).profile) { $0.standing = .probationary }
        branch.apply(.memberAdmitted(member: .init(id: id("new"), profile: new, since: day("2025-07-01"))))
        branch.apply(.memberAdmitted(member: Sample.member(id("old"), [.frail, .retired])))
        let rules = Sample.procedure.talks
        let cover = TalkCover(of: Talks(), in: branch, by: rules)
        let advice = TalkAdvice(for: cover, in: branch, by: rules, on: Self.today)
        let own = advice.talks.filter { $0.kind == .committeeMember }
        #expect(own.first { $0.between.contains(id("new")) }?.between == [id("m0"), id("new")])
        #expect(own.first { $0.between.contains(id("new")) }?.depth == .focused)
        #expect(own.first { $0.between.contains(id("old")) }?.depth == .deep)
        #expect(own.filter { $0.depth == .broad }.count == 4)
        let other = with(rules) { $0.focus = [.init(.youth, .deep)] }
        #expect(other.depth(for: .init(id: id("new"), profile: new, since: Self.today), on: Self.today) == .broad)
    }
}
