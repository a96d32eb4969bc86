import TestChance
import Testing

@testable import PartyLife

@Suite("How far talks cover a branch")
struct TalkCoverTests {
    private typealias Kind = TalkCover.PairKind

    /// A small branch with some offices, some talks between its members, and some members exempt.
    private struct Scene {
        var branch = Organisation()
        var talks = Talks()
        var excused: Set<Member.ID> = []
        var rules: Procedure.Talks

        init(_ random: inout SeededGenerator) {
            let rule = { (random: inout SeededGenerator) in random.pick(Procedure.Talks.PairRule.allCases) }
            rules = .init(
                secretaryCommittee: rule(&random), committeeCommittee: rule(&random), committeeMember: rule(&random),
                memberMember: rule(&random))
            let people: [Member.ID] = (0..<random.below(8)).map { id("m\($0)") }
            branch.apply(
                .established(
                    name: "支部", type: .branch, parent: nil, domain: nil, guidanceGroup: nil, on: day("2020-01-01")))
            for person in people { branch.apply(.memberAdmitted(member: Sample.member(person))) }
            for person in people where random.oneIn(3) {
                let office = random.pick(Office.allCases.filter { $0.isCommittee && $0 != .secretary } + [.groupLeader])
                branch.apply(
                    .officeTaken(holder: .init(member: person, name: "甲", office: office, since: day("2020-01-01"))))
            }
            if let first = people.randomElement(using: &random), !random.oneIn(4) {
                branch.apply(
                    .officeTaken(holder: .init(member: first, name: "乙", office: .secretary, since: day("2020-01-01"))))
            }
            for number in 0..<random.below(14) where people.count > 1 {
                let pair = people.shuffled(using: &random)
                talks.apply(
                    .recorded(
                        talk: .init(id: id("t\(number)"), from: pair[0], to: pair[1], on: day("2026-01-01"))))
            }
            excused = Set(random.some(of: people, atMost: 2))
        }

        private var secretary: Member.ID? { branch.holders.first { $0.office == .secretary }?.member }

        private func rank(_ member: Member.ID) -> Int {
            if member == secretary { return 2 }
            return branch.holders.contains { $0.member == member && $0.office.isCommittee } ? 1 : 0
        }

        /// The kind of two members: by their ranks alone.
        private func kind(_ one: Member.ID, _ other: Member.ID) -> Kind {
            switch (max(rank(one), rank(other)), min(rank(one), rank(other))) {
            case (2, 1): .secretaryCommittee
            case (1, 1): .committeeCommittee
            case (0, 0): .memberMember
            default: .committeeMember
            }
        }

        private var pairs: [(Kind, Set<Member.ID>)] {
            let people = branch.members.map(\.id)
            return people.flatMap { one in
                people.filter { one < $0 }.map { (kind(one, $0), [one, $0]) }
            }
        }

        /// Who or what is due and who or what is missing, by looking at every pair.
        func recount(_ wanted: Kind, _ rule: Procedure.Talks.PairRule) -> (due: Int, missing: Set<Set<Member.ID>>) {
            let all = pairs.filter { $0.0 == wanted }.map(\.1)
            let open = all.filter { $0.isDisjoint(with: excused) }
            let met = Set(talks.held.map { Set($0.between) })
            switch rule {
            case .none: return (0, [])
            case .all: return (open.count, Set(open.filter { !met.contains($0) }))
            case .each:
                // The lower of the two is the one to be covered; among equals, both.
                let owed = open.reduce(into: Set<Member.ID>()) { owed, pair in
                    let low = pair.map(rank).min()
                    owed.formUnion(pair.filter { rank($0) == low })
                }
                let missing = owed.filter { person in !all.contains { $0.contains(person) && met.contains($0) } }
                return (owed.count, Set(missing.map { [$0] }))
            }
        }
    }

    @Test("it agrees with looking at every pair, in 3 000 small branches", arguments: [1, 2, 3])
    func agrees(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for step in 0..<1000 {
            let scene = Scene(&random)
            let rules: [Kind: Procedure.Talks.PairRule] = [
                .secretaryCommittee: scene.rules.secretaryCommittee,
                .committeeCommittee: scene.rules.committeeCommittee,
                .committeeMember: scene.rules.committeeMember, .memberMember: scene.rules.memberMember,
            ]
            let cover = TalkCover(of: scene.talks, in: scene.branch, by: scene.rules, excusing: scene.excused)
            var uncovered: Set<Member.ID> = []
            for (kind, rule) in rules {
                let (due, missing) = scene.recount(kind, rule)
                let told = cover.kinds[kind]
                let place: Comment = "seed \(seed), step \(step), \(kind) \(rule)"
                #expect(told?.due == due, place)
                #expect(told?.done == due - missing.count, place)
                #expect(
                    Set((told?.missingPairs ?? []).map(Set.init) + (told?.missingPersons ?? []).map { [$0] })
                        == missing,
                    place)
                uncovered.formUnion(missing.flatMap(\.self))
            }
            #expect(cover.uncovered == uncovered)
            #expect(cover.isComplete == uncovered.isEmpty)
        }
    }

    @Test("a branch of 22 with a committee of 3 owes 2 + 1 pairs and 19 + 19 persons")
    func ofTwentyTwo() {
        let branch = with(Sample.branch) { branch in
            for number in 0..<15 { branch.apply(.memberAdmitted(member: Sample.member(id("x\(number)")))) }
        }
        let cover = TalkCover(of: Talks(), in: branch, by: Sample.procedure.talks)
        #expect(Kind.allCases.map { cover.kinds[$0]?.due } == [2, 1, 19, 19])
    }
}
