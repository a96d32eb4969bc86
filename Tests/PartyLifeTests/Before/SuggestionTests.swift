import Testing

@testable import PartyLife

@Suite("What the roster suggests for those who cannot come")
struct SuggestionTests {
    private func facts(_ change: (inout BranchFacts) -> Void = { _ in }) -> BranchFacts {
        with(Sample.facts) {
            $0.procedure.modes = CoverMode.allCases
            change(&$0)
        }
    }

    private func categorised(_ member: Member.ID, _ categories: Set<MemberProfile.Category>, receiving: String? = nil)
        -> (inout BranchFacts) -> Void
    {
        { facts in
            let profile = MemberProfile(name: member.text, categories: categories, receivingOrganisation: receiving)
            facts.branch.apply(.memberCorrected(member: member, profile: profile, phone: nil, remark: nil))
        }
    }

    @Test("each category has its own way; the receiving organisation is taken from the roster")
    func byCategory() {
        let none = facts().suggestedArrangements(besides: BranchMeeting())
        #expect(Set(none.keys) == [Sample.zhou, Sample.wu])
        #expect(none[Sample.zhou]?.mode == .pair)
        #expect(none[Sample.wu]?.mode == .homeVisit)
        let known = facts(categorised(Sample.zhou, [.floating], receiving: "临江支部"))
        #expect(
            known.suggestedArrangements(besides: BranchMeeting())[Sample.zhou]
                == .init(mode: .receivingOrganisation, detail: "临江支部"))
        let seconded = facts(categorised(Sample.chen, [.seconded, .youth]))
        #expect(seconded.suggestedArrangements(besides: BranchMeeting())[Sample.chen]?.mode == .temporaryBranch)
        let both = facts(categorised(Sample.zhou, [.floating, .frail]))
        #expect(both.suggestedArrangements(besides: BranchMeeting())[Sample.zhou]?.mode == .homeVisit)
    }

    @Test("only ways of the procedure are suggested, and only for those who are not provided for")
    func bounds() {
        let few = facts { $0.procedure.modes = [.makeUp] }
        #expect(few.suggestedArrangements(besides: BranchMeeting()).values.allSatisfy { $0.mode == .makeUp })
        var meeting = BranchMeeting()
        meeting.apply(.exempted(member: Sample.wu, reason: .illness, on: day("2026-02-01")))
        meeting.apply(.arranged(member: Sample.zhou, arrangement: .init(mode: nil), on: day("2026-02-01")))
        #expect(facts().suggestedArrangements(besides: meeting).isEmpty)
    }

    @Test("partners come themselves and share the load")
    func partners() {
        var facts = facts()
        for member in [Sample.chen, Sample.sun] { categorised(member, [.frail])(&facts) }
        let partners = facts.suggestedArrangements(besides: BranchMeeting()).values.compactMap(\.partner)
        #expect(Set(partners).isSubset(of: [Sample.li, Sample.wang, Sample.zhao]))
        #expect(partners.count == 4)
        #expect(Dictionary(grouping: partners, by: \.self).values.map(\.count).max() == 2)
    }

    @Test("the secretary leads the meeting wherever the work is")
    func chair() {
        let away = facts(categorised(Sample.li, [.floating]))
        #expect(away.suggestedArrangements(besides: BranchMeeting())[Sample.li] == .init(mode: nil))
    }

    @Test("every suggestion is one that the meeting takes as it stands")
    func taken() {
        var trial = Room.preparing { $0.branch = facts(categorised(Sample.chen, [.migrantWorker])) }
        for (member, arrangement) in trial.facts.branch.suggestedArrangements(besides: trial.state) {
            trial.does(.arrange(member, arrangement), by: Sample.organiser)
        }
        #expect(trial.facts.branch.suggestedArrangements(besides: trial.state).isEmpty)
    }

    @Test("a rule of the unit's own field goes before one for all, and a category without a rule comes as usual")
    func byField() {
        let local = facts {
            $0.branch.apply(.described(domain: "社区", guidanceGroup: nil))
            $0.procedure.arranging = [
                ArrangingRule(.floating, [.makeUp]), ArrangingRule(.floating, [.partyGroup], domain: "社区"),
                ArrangingRule(.floating, [.pair], domain: "机关"),
            ]
        }
        let suggested = local.suggestedArrangements(besides: BranchMeeting())
        #expect(suggested.keys.sorted() == [Sample.zhou])
        #expect(suggested[Sample.zhou]?.mode == .partyGroup)
    }

    @Test("a branch is counted by category, each member in every one of theirs")
    func composition() {
        var facts = facts(categorised(Sample.chen, [.youth, .floating]))
        categorised(Sample.sun, [.youth])(&facts)
        var meeting = BranchMeeting()
        meeting.apply(.arranged(member: Sample.zhou, arrangement: .init(mode: .pair), on: day("2026-02-01")))
        meeting.apply(.exempted(member: Sample.wu, reason: .illness, on: day("2026-02-01")))
        let whole = Composition(of: facts.branch, in: meeting)
        #expect(whole.members == 7)
        #expect(whole.others == 3)
        #expect(
            whole.rows == [
                .init(category: .youth, members: 2, arranged: 0, exempt: 0, tookPart: 0),
                .init(category: .floating, members: 2, arranged: 1, exempt: 0, tookPart: 0),
                .init(category: .frail, members: 1, arranged: 0, exempt: 1, tookPart: 0),
            ])
    }
}
