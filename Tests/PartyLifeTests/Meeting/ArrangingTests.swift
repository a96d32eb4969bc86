import Testing

@testable import PartyLife

@Suite("How members who cannot come take part")
struct ArrangingTests {
    private static let host = ActingPerson(
        member: id("host"), home: Room.neighbour, holdings: [.init(.secretary, at: Room.temporary)])

    private func sent(_ mode: CoverMode = .temporaryBranch, to host: Organisation.ID = Room.temporary)
        -> BranchMeeting.Command
    {
        .arrange(Sample.zhou, .init(mode: mode, host: host))
    }

    private var trial: Trial<BranchMeeting> {
        Room.preparing { $0.branch.procedure.modes = CoverMode.allCases }
    }

    @Test("a member goes to a unit that fits the way, exists, and still stands")
    func hosts() {
        var trial = trial
        trial.refuses(sent(.pair), by: Sample.organiser, with: .hostUnfit)
        trial.refuses(sent(.nearestBranch, to: Sample.branchID), by: Sample.organiser, with: .hostUnfit)
        trial.refuses(sent(.nearestBranch, to: id("nowhere")), by: Sample.organiser, with: .hostUnfit)
        trial.does(sent(.nearestBranch, to: Room.neighbour), by: Sample.organiser)
        trial.does(sent(), by: Sample.organiser)
        trial.today = day("2026-03-21")
        trial.refuses(
            .arrange(Sample.wu, .init(mode: .temporaryBranch, host: Room.temporary)), by: Sample.organiser,
            with: .hostClosed(until: day("2026-03-20")))
    }

    @Test("a partner is another member of the branch, and only of someone who does not come as usual")
    func partners() {
        let trial = trial
        for partner in [Sample.zhou, Sample.stranger] {
            trial.refuses(
                .arrange(Sample.zhou, .init(mode: .pair, partner: partner)), by: Sample.organiser,
                with: .partnerUnfit(member: partner))
        }
        trial.refuses(
            .arrange(Sample.zhou, .init(mode: nil, partner: Sample.chen)), by: Sample.organiser,
            with: .partnerUnfit(member: Sample.chen))
        trial.refuses(
            .arrange(Sample.zhou, .init(mode: .pair, detail: String(repeating: "长", count: 501))),
            by: Sample.organiser, with: .tooLong(limit: 500))
    }

    @Test("the receiving side agrees for itself; its word falls with another arrangement and stays with the same")
    func confirmation() {
        var trial = trial
        let asked = BranchMeeting.Command.confirmArrangement(Sample.zhou, contact: "", on: Room.today)
        trial.refuses(asked, by: Self.host, with: .notArranged(member: Sample.zhou))
        trial.does(sent(), by: Sample.organiser)
        trial.refuses(asked, by: Sample.organiser, with: .onlyHostConfirms)
        trial.does(asked, by: Self.host)
        trial.ignores(asked, by: Self.host)
        trial.ignores(sent(), by: Sample.organiser)
        #expect(trial.state.arrangements[Sample.zhou]?.confirmed?.by == Self.host.member)
        trial.does(sent(.nearestBranch, to: Room.neighbour), by: Sample.organiser)
        #expect(trial.state.arrangements[Sample.zhou]?.confirmed == nil)
        trial.does(.arrange(Sample.zhou, .init(mode: .receivingOrganisation)), by: Sample.organiser)
        trial.refuses(asked, by: Sample.organiser, with: .contactMissing)
        trial.does(
            .confirmArrangement(Sample.zhou, contact: "临江支部 吴书记", on: Room.today), by: Sample.organiser)
        #expect(trial.state.arrangements[Sample.zhou]?.confirmed?.contact == "临江支部 吴书记")
    }

    @Test("who came elsewhere is said there and counted at home, even before the own meeting")
    func came() {
        var trial = trial
        trial.does(sent(), by: Sample.organiser)
        let came = BranchMeeting.Command.confirmCame(Sample.zhou, on: Room.today)
        trial.refuses(came, by: Sample.organiser, with: .onlyHostConfirms)
        trial.refuses(.confirmCame(Sample.wu, on: Room.today), by: Self.host, with: .notArranged(member: Sample.wu))
        trial.refuses(
            .confirmCame(Sample.zhou, on: day("2026-02-27")), by: Self.host,
            with: .outsideWindow(from: day("2026-03-01")))
        trial.does(came, by: Self.host)
        trial.refuses(came, by: Self.host, with: .alreadyCovered(member: Sample.zhou))
        #expect(trial.state.participation(of: Sample.zhou) == .covered)
        #expect(trial.state.covered[Sample.zhou]?.at == Room.temporary)
        #expect(trial.state.tally.value(.coveredOtherwise, asOf: Room.today) == 1)
        trial.today = day("2026-03-25")
        trial.does(.arrange(Sample.wu, .init(mode: .homeVisit)), by: Sample.organiser)
    }

    @Test("after the last day of a temporary branch nobody came there")
    func timeBoxed() {
        var trial = trial
        trial.does(sent(), by: Sample.organiser)
        trial.today = day("2026-03-25")
        trial.refuses(
            .confirmCame(Sample.zhou, on: day("2026-03-22")), by: Self.host,
            with: .hostClosed(until: day("2026-03-20")))
        trial.does(.confirmCame(Sample.zhou, on: day("2026-03-20")), by: Self.host)
    }

    @Test("a leader comes in one capacity on a day of the window, and is seen or not")
    func visits() {
        var trial = trial
        func visit(
            _ leader: Member.ID, _ capacity: BranchMeeting.LeaderVisit.Capacity, on: String = "2026-03-10"
        ) -> BranchMeeting.LeaderVisit { .init(leader: leader, name: "领导", on: day(on), capacity: capacity) }
        trial.refuses(
            .planVisits([visit(Sample.li, .ordinaryMember, on: "2026-04-01")]), by: Sample.organiser,
            with: .visitOutsideWindow(from: day("2026-03-01"), to: day("2026-03-31")))
        trial.refuses(
            .planVisits([visit(id("gu"), .ordinaryMember)]), by: Sample.organiser, with: .notMember(member: id("gu")))
        trial.refuses(
            .planVisits([visit(Sample.li, .observer)]), by: Sample.organiser,
            with: .observerFromElsewhere(member: Sample.li))
        trial.refuses(.dropVisit(Sample.li), by: Sample.organiser, with: .visitUnplanned)
        let plan = [visit(Sample.li, .ordinaryMember), visit(id("gu"), .observer)]
        trial.does(.planVisits(plan), by: Sample.organiser)
        trial.ignores(.planVisits(plan), by: Sample.organiser)
        trial.does(.planVisits([visit(Sample.li, .ordinaryMember, on: "2026-03-12")]), by: Sample.organiser)
        #expect(trial.state.leaderVisits.map(\.leader) == [id("gu"), Sample.li])
        trial.does(.dropVisit(id("gu")), by: Sample.organiser)
        #expect(trial.state.leaderVisits.map(\.on) == [day("2026-03-12")])
        #expect(!trial.state.wasSeen(trial.state.leaderVisits[0]))
    }

    @Test("a leader who is there has been seen")
    func seen() {
        let held = Room.held()
        #expect(held.state.wasSeen(.init(leader: Sample.li, name: "李", on: Room.today, capacity: .ordinaryMember)))
        #expect(!held.state.wasSeen(.init(leader: id("gu"), name: "顾", on: Room.today, capacity: .observer)))
    }
}
