import Testing

@testable import PartyLife

@Suite("An organisation in the tree")
struct OrganisationTests {
    private let registrar = ActingPerson.deployment
    private let founded = day("2019-07-01")

    private func facts(
        superiors: [Organisation.ID]? = [Sample.superiorID], type: Organisation.Kind? = .committee,
        elsewhere: [Office] = [], subordinates: Bool = false
    ) -> Organisation.Facts {
        .init(
            id: Sample.branchID, superiors: superiors, superiorType: type, heldElsewhere: elsewhere,
            hasSubordinates: subordinates)
    }

    private func establish(_ name: String, _ type: Organisation.Kind) -> Organisation.Command {
        .establish(name: name, type: type, parent: Sample.superiorID, domain: nil, guidanceGroup: nil, on: founded)
    }

    private func branch(_ type: Organisation.Kind = .branch) -> Trial<Organisation> {
        var trial = Trial<Organisation>(facts(), on: day("2026-01-01"))
        trial.does(establish("第一党支部", type), by: registrar)
        return trial
    }

    private func holder(_ member: Member.ID, _ office: Office) -> Organisation.Command {
        .appoint(.init(member: member, name: member.text, office: office, since: founded))
    }

    @Test("it is established once, with a name, under a superior that may lead it")
    func establishing() {
        var trial = Trial<Organisation>(facts(), on: day("2026-01-01"))
        trial.refuses(.rename(name: "新", on: founded), by: registrar, with: .unknown)
        trial.refuses(establish(" \u{3000}", .branch), by: registrar, with: .nameMissing)
        trial.facts = facts(superiors: nil)
        trial.refuses(establish("甲", .branch), by: registrar, with: .superiorUnknown)
        trial.facts = facts(type: .branch)
        trial.refuses(establish("甲", .branch), by: registrar, with: .superiorCannotLead)
        trial.facts = facts(superiors: [Sample.superiorID, Sample.branchID])
        trial.refuses(establish("甲", .branch), by: registrar, with: .cycle)
        trial.facts = facts()
        trial.does(establish(" 第一党支部 ", .branch), by: registrar)
        #expect(trial.state.name == "第一党支部")
        trial.refuses(establish("乙", .branch), by: registrar, with: .exists)
    }

    @Test("a group stands under a branch, and only under a branch or what leads branches")
    func groups() {
        var trial = Trial<Organisation>(facts(type: .branch), on: day("2026-01-01"))
        trial.does(establish("第一党小组", .group), by: registrar)
        #expect(trial.state.type == .group)
        var other = Trial<Organisation>(facts(type: .group), on: day("2026-01-01"))
        other.refuses(establish("第二党小组", .group), by: registrar, with: .superiorCannotLead)
        other.facts = facts(type: .temporaryBranch)
        other.refuses(establish("第二党小组", .group), by: registrar, with: .superiorCannotLead)
    }

    @Test("it is renamed, described and moved; the same again changes nothing")
    func changing() {
        var trial = branch()
        trial.ignores(.rename(name: "第一党支部", on: founded), by: registrar)
        trial.refuses(.rename(name: "", on: founded), by: registrar, with: .nameMissing)
        trial.does(.rename(name: "机关党支部", on: founded), by: registrar)
        trial.does(.describe(domain: "机关", guidanceGroup: "一组"), by: registrar)
        trial.ignores(.describe(domain: "机关", guidanceGroup: "一组"), by: registrar)
        trial.ignores(.move(to: Sample.superiorID, on: founded), by: registrar)
        trial.does(.move(to: id("other"), on: founded), by: registrar)
        #expect(trial.state.parent == id("other"))
        trial.facts = facts(superiors: [Sample.branchID])
        trial.refuses(.move(to: Sample.branchID, on: founded), by: registrar, with: .cycle)
    }

    @Test("only branches hold members, each once, not before they were established")
    func members() {
        var committee = branch(.committee)
        committee.refuses(.admit(Sample.member(Sample.li)), by: registrar, with: .onlyBranchesHoldMembers)
        committee = branch(.temporaryBranch)
        committee.refuses(.admit(Sample.member(Sample.li)), by: registrar, with: .onlyBranchesHoldMembers)

        var trial = branch()
        let early = with(Sample.member(Sample.li)) { $0.since = founded + -1 }
        trial.refuses(.admit(early), by: registrar, with: .dayBefore(day: founded))
        trial.does(.admit(Sample.member(Sample.li)), by: registrar)
        trial.refuses(.admit(Sample.member(Sample.li)), by: registrar, with: .memberAlreadyHere(member: Sample.li))
        trial.refuses(
            .transferIn(Sample.member(Sample.li), from: id("b2")), by: registrar,
            with: .memberAlreadyHere(member: Sample.li))
        trial.does(.transferIn(Sample.member(Sample.wang), from: id("b2")), by: registrar)
        #expect(trial.state.members.map(\.id) == [Sample.li, Sample.wang])
    }

    @Test("whoever leaves takes their offices along, and stays in the count of the days before")
    func leaving() {
        var trial = branch()
        let gone = day("2024-05-01")
        trial.refuses(
            .transferOut(Sample.li, to: id("b2"), on: gone), by: registrar, with: .memberNotHere(member: Sample.li))
        trial.refuses(
            .leave(Sample.li, reason: .died, on: gone), by: registrar, with: .memberNotHere(member: Sample.li))
        trial.refuses(
            .correct(Sample.li, profile: .init(name: "李"), phone: nil, remark: nil), by: registrar,
            with: .memberNotHere(member: Sample.li))
        trial.does(.admit(Sample.member(Sample.li)), by: registrar)
        trial.does(.admit(Sample.member(Sample.wang)), by: registrar)
        trial.does(holder(Sample.li, .secretary), by: registrar)
        trial.does(.correct(Sample.li, profile: .init(name: "李"), phone: words("139"), remark: nil), by: registrar)
        #expect(trial.state.member(Sample.li)?.name == "李")
        trial.refuses(
            .leave(Sample.li, reason: .died, on: day("2019-12-31")), by: registrar,
            with: .dayBefore(day: day("2020-01-01")))
        let events = trial.does(.leave(Sample.li, reason: .transferredElsewhere, on: gone), by: registrar)
        #expect(events.first == .officeLeft(member: Sample.li, office: .secretary, on: gone))
        #expect(trial.state.secretary == nil)
        #expect(trial.state.tally.value(.members, asOf: gone + -1) == 2)
        #expect(trial.state.tally.value(.members, asOf: gone) == 1)
        trial.does(.transferOut(Sample.wang, to: id("b2"), on: gone), by: registrar)
        #expect(trial.state.tally.value(.members, asOf: gone) == 0)
    }

    @Test("it is dissolved when nobody and nothing is left in it, and not before the last who left")
    func dissolving() {
        var trial = branch()
        trial.does(.admit(Sample.member(Sample.li)), by: registrar)
        trial.refuses(.dissolve(on: day("2025-01-01")), by: registrar, with: .stillHasMembers(count: 1))
        trial.does(.leave(Sample.li, reason: .absentFromRoster, on: day("2024-05-01")), by: registrar)
        trial.facts = facts(subordinates: true)
        trial.refuses(.dissolve(on: day("2025-01-01")), by: registrar, with: .stillHasSubordinates)
        trial.facts = facts()
        trial.refuses(.dissolve(on: day("2024-04-30")), by: registrar, with: .dayBefore(day: day("2024-05-01")))
        trial.does(.dissolve(on: day("2025-01-01")), by: registrar)
        #expect(!trial.state.exists)
        trial.refuses(.rename(name: "丙", on: founded), by: registrar, with: .unknown)
        #expect(trial.state.tally.value(.branches, asOf: day("2024-12-31")) == 1)
        #expect(trial.state.tally.value(.branches, asOf: day("2025-01-01")) == 0)
    }

    @Test("it is merged when nothing of it would fall out of sight, into an organisation of its like")
    func merging() {
        var trial = branch()
        let on = day("2025-01-01")
        let merge = Organisation.Command.merge(into: id("b2"), on: on)
        trial.refuses(merge, by: registrar, with: .successorUnknown)
        trial.facts.successorType = .committee
        trial.refuses(merge, by: registrar, with: .successorCannotTakeOver)
        trial.facts.successorType = .jointBranch
        trial.refuses(.merge(into: Sample.branchID, on: on), by: registrar, with: .cycle)
        trial.refuses(.merge(into: id("b2"), on: day("2026-01-02")), by: registrar, with: .inFuture)
        trial.facts.unfinished = .init(openProblems: 3, unpooledMeetings: 1)
        trial.refuses(merge, by: registrar, with: .stillToPool)
        trial.facts.unfinished.unpooledMeetings = 0
        trial.refuses(merge, by: registrar, with: .stillHasOpenProblems(count: 3))
        trial.refuses(.dissolve(on: on), by: registrar, with: .stillHasOpenProblems(count: 3))
        trial.facts.unfinished = .init()
        trial.does(merge, by: registrar)
        #expect(!trial.state.exists)
        #expect(trial.state.successor == id("b2"))
        #expect(trial.state.tally.value(.branches, asOf: day("2024-12-31")) == 1)
        #expect(trial.state.tally.value(.branches, asOf: on) == 0)
    }

    @Test("no place is taken before the last one was, nor in the future")
    func placing() {
        var trial = branch()
        trial.facts.placedSince = day("2024-05-01")
        trial.refuses(
            .move(to: id("other"), on: day("2024-04-30")), by: registrar, with: .dayBefore(day: day("2024-05-01")))
        trial.refuses(.move(to: id("other"), on: day("2026-01-02")), by: registrar, with: .inFuture)
        trial.does(.move(to: id("other"), on: day("2024-05-01")), by: registrar)
    }

    @Test("one secretary; a branch's offices are for its members and are those of a branch")
    func offices() {
        var trial = branch()
        trial.refuses(holder(Sample.li, .secretary), by: registrar, with: .officeNeedsMembership)
        for person in [Sample.li, Sample.wang] { trial.does(.admit(Sample.member(person)), by: registrar) }
        trial.refuses(
            .relieve(Sample.li, office: .secretary, on: founded), by: registrar, with: .officeNotHeld)
        trial.does(holder(Sample.li, .secretary), by: registrar)
        trial.refuses(holder(Sample.li, .secretary), by: registrar, with: .officeAlreadyHeld)
        trial.refuses(holder(Sample.wang, .secretary), by: registrar, with: .secretaryAlready(name: "li"))
        trial.refuses(holder(Sample.wang, .reviewer), by: registrar, with: .officeNotHere)
        trial.does(holder(Sample.wang, .organisationCommissioner), by: registrar)
        #expect(trial.state.committee == [Sample.li, Sample.wang])
        trial.does(.relieve(Sample.li, office: .secretary, on: founded), by: registrar)
        #expect(trial.state.committee == [Sample.wang])
    }

    @Test("a guidance member belongs to a guidance group")
    func guidanceGroups() {
        var trial = branch(.committee)
        trial.refuses(holder(Sample.li, .guidanceMember), by: registrar, with: .groupMissing)
        trial.does(
            .appoint(.init(member: Sample.li, name: "li", office: .guidanceMember, group: "一组", since: founded)),
            by: registrar)
        #expect(trial.state.holders(of: .guidanceMember).map(\.group) == ["一组"])
    }

    @Test("the three administrators hold nothing else, here or elsewhere")
    func administrators() {
        var trial = branch(.committee)
        trial.does(holder(Sample.li, .systemAdministrator), by: registrar)
        trial.refuses(holder(Sample.li, .reviewer), by: registrar, with: .administratorsAreExclusive)
        trial.refuses(holder(Sample.li, .auditAdministrator), by: registrar, with: .administratorsAreExclusive)
        trial.facts = facts(elsewhere: [.secretary])
        trial.refuses(holder(Sample.wang, .securityAdministrator), by: registrar, with: .administratorsAreExclusive)
        trial.facts = facts(elsewhere: [.auditAdministrator])
        trial.refuses(holder(Sample.wang, .reviewer), by: registrar, with: .administratorsAreExclusive)
    }

    @Test("leaders are the secretary and whoever has the rank")
    func leaders() {
        let branch = with(Sample.branch) { $0.apply(.memberAdmitted(member: Sample.member(id("ma"), rank: .bureau))) }
        #expect(branch.leaders(from: .county) == [Sample.li, id("ma")])
        #expect(branch.leaders(from: .ministry) == [Sample.li])
        #expect(branch.committee == [Sample.li, Sample.wang, Sample.zhao])
    }
}
