@testable import PartyLife

/// What each decision may know, taken from the live states as a use case would.
extension World {
    var isOpen: Bool { campaign.live.isOpen }

    /// The procedure as it binds below the superior.
    var procedure: Procedure? {
        guard let issued = campaign.live.procedure else { return nil }
        guard let change = notices[Self.top]?.live.tightening else { return issued }
        return issued.bound(by: change)
    }

    /// As it binds at a branch, what it asks of itself included.
    func procedure(at branch: Organisation.ID) -> Procedure? {
        guard let procedure, let own = notices[branch]?.live.tightening else { return procedure }
        return procedure.bound(by: own)
    }

    func organisation(_ id: Organisation.ID) -> Organisation { organisations[id]?.live ?? Organisation() }
    func roll(_ branch: Organisation.ID) -> [Member.ID] { organisation(branch).members.map(\.id) }

    func actor(_ member: Member.ID?) -> ActingPerson {
        guard let member else { return .deployment }
        let holdings = organisations.flatMap { id, stream in
            stream.live.holders.filter { $0.member == member }.map { ActingPerson.Holding($0.office, at: id) }
        }
        let home = organisations.first { $0.value.live.member(member) != nil }?.key
        return ActingPerson(member: member, home: home, holdings: holdings)
    }

    func superiors(of id: Organisation.ID?) -> [Organisation.ID]? {
        guard let id else { return [] }
        guard organisation(id).exists else { return nil }
        return [id] + (superiors(of: organisation(id).parent) ?? [])
    }

    func facts(_ id: Organisation.ID, parent: Organisation.ID? = nil, of member: Member.ID? = nil) -> Organisation.Facts
    {
        let elsewhere = actor(member).holdings.filter { $0.organisation != id }.map(\.office)
        var facts = Organisation.Facts(
            id: id, superiors: superiors(of: parent), superiorType: parent.map { organisation($0).type },
            heldElsewhere: elsewhere,
            hasSubordinates: organisations.values.contains { $0.live.exists && $0.live.parent == id })
        facts.successorType = organisation(Self.top).type
        return facts
    }

    func noticeFacts(_ id: Organisation.ID) -> Notice.Facts {
        .init(
            campaignOpen: isOpen, inherited: id == Self.top ? campaign.live.procedure : procedure,
            holdsMeeting: organisation(id).type.holdsMeeting,
            planSettled: [.submitted, .approved].contains(plans[id]?.live.state),
            organisers: id == Self.top ? Set(Self.branches.flatMap { organisation($0).committee }) : [])
    }

    func branchFacts(_ branch: Organisation.ID) -> BranchFacts {
        BranchFacts(
            campaignOpen: isOpen, branchID: branch, branch: organisation(branch),
            procedure: procedure(at: branch) ?? Sample.procedure, noticeReceived: notices[branch]?.live.received != nil)
    }

    func readiness(_ branch: Organisation.ID) -> Readiness {
        Readiness(
            facts: branchFacts(branch), plan: plans[branch]?.live ?? Plan(), study: studies[branch]?.live ?? Study(),
            opinions: opinions[branch]?.live ?? Opinions(), talks: talks[branch]?.live ?? Talks(),
            meeting: meeting(branch), examinations: (examinations[branch] ?? [:]).mapValues(\.live.state))
    }

    func meeting(_ branch: Organisation.ID) -> BranchMeeting { meetings[branch]?.live ?? BranchMeeting() }

    func meetingFacts(_ branch: Organisation.ID) -> BranchMeeting.Facts {
        let known = organisations.filter { $0.value.live.exists && Self.branches.contains($0.key) }
        return .init(
            branch: branchFacts(branch), readiness: readiness(branch),
            hosts: known.mapValues { .init(kind: $0.live.type, until: $0.live.until) })
    }

    func listFacts(_ branch: Organisation.ID) -> ProblemList.Facts {
        let listed = (problems[branch] ?? [:]).values.map(\.live)
        return .init(
            meetingHeld: meeting(branch).isHeld,
            notCommitted: listed.filter { [.found, .claimed, .listed].contains($0.state) }.map(\.number),
            ready: listed.filter { $0.state == .committed }.map(\.number),
            open: listed.filter { $0.isOpen && $0.carriedOver == nil }.map(\.number))
    }

    func problemFacts(_ branch: Organisation.ID, _ problem: Problem.ID, into target: Problem.ID?) -> Problem.Facts {
        let open = target.map { $0 != problem && problems[branch]?[$0]?.live.isOpen == true } ?? false
        return .init(branch: branchFacts(branch), mergeTargetOpen: open)
    }

    func progress(_ branch: Organisation.ID) -> Progress {
        Progress(
            facts: branchFacts(branch), notice: notices[branch]?.live ?? Notice(),
            plan: plans[branch]?.live ?? Plan(), readiness: readiness(branch), meeting: meeting(branch),
            list: lists[branch]?.live ?? ProblemList(), problems: (problems[branch] ?? [:]).values.map(\.live),
            today: today)
    }
}
