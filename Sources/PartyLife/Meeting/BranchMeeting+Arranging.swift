/// What is arranged for those who cannot come, the receiving side's word, and the leaders' attendance plan.
extension BranchMeeting {
    func provide(
        _ command: Command, by actor: ActingPerson, _ member: Member.ID, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        switch command {
        case .arrange(let person, let arrangement): return try arrange(person, arrangement, on: now.day, facts)
        case .confirmArrangement(let person, let contact, let day):
            return try confirm(person, contact, on: day, by: actor, member, now.day, facts)
        case .planVisits(let visits):
            guard !isHeld else { throw .alreadyHeld }
            for visit in visits { try requireSound(visit, facts) }
            let new = visits.filter { !leaderVisits.contains($0) }
            return new.isEmpty ? [] : [.visitsPlanned(visits: new)]
        case .dropVisit(let leader):
            guard !isHeld else { throw .alreadyHeld }
            guard leaderVisits.contains(where: { $0.leader == leader }) else { throw .visitUnplanned }
            return [.visitDropped(leader: leader)]
        default: return []
        }
    }

    private func arrange(
        _ person: Member.ID, _ wanted: Arrangement, on day: Day, _ facts: Facts
    ) throws(Refused) -> [Event] {
        try requireOwn([person], facts)
        guard !isHeld else { throw .alreadyHeld }
        if let mode = wanted.mode, !facts.branch.procedure.modes.contains(mode) { throw .modeNotAllowed }
        try requireShort(wanted.detail)
        if let partner = wanted.partner {
            guard wanted.mode != nil, partner != person, facts.branch.branch.member(partner) != nil else {
                throw .partnerUnfit(member: partner)
            }
        }
        if let host = wanted.host {
            guard host != facts.branch.branchID, let known = facts.hosts[host], known.mode == wanted.mode else {
                throw .hostUnfit
            }
            if let until = known.until, day > until { throw .hostClosed(until: until) }
        }
        var arrangement = wanted
        arrangement.confirmed = arrangements[person].flatMap { $0.goesTo(wanted) ? $0.confirmed : nil }
        guard arrangements[person] != arrangement else { return [] }
        return [.arranged(member: person, arrangement: arrangement, on: day)]
    }

    private func confirm(
        _ person: Member.ID, _ contact: String, on day: Day, by actor: ActingPerson, _ member: Member.ID, _ today: Day,
        _ facts: Facts
    ) throws(Refused) -> [Event] {
        guard let arrangement = arrangements[person], arrangement.mode != nil else {
            throw .notArranged(member: person)
        }
        guard day <= today else { throw .inFuture }
        try requireShort(contact)
        if let host = arrangement.host {
            guard actor.receives(at: host) else { throw .onlyHostConfirms }
        } else {
            guard actor.isCommittee(of: facts.branch.branchID) else { throw .onlyHostConfirms }
            guard !contact.trimmed.isEmpty else { throw .contactMissing }
        }
        let confirmation = Confirmation(by: member, contact: contact.trimmed, on: day)
        return confirmation == arrangement.confirmed
            ? [] : [.arrangementConfirmed(member: person, confirmation: confirmation)]
    }

    private func requireSound(_ visit: LeaderVisit, _ facts: Facts) throws(Refused) {
        let window = facts.branch.procedure.window
        guard (window.opens...window.closes).contains(visit.on) else {
            throw .visitOutsideWindow(from: window.opens, to: window.closes)
        }
        switch visit.capacity {
        case .ordinaryMember: try requireOwn([visit.leader], facts)
        case .observer:
            guard facts.branch.branch.member(visit.leader) == nil else {
                throw .observerFromElsewhere(member: visit.leader)
            }
        }
        guard !visit.name.trimmed.isEmpty else { throw .nameMissing }
    }

    /// Who came where is said there and counted at home, before or after the own meeting.
    func came(
        _ guest: Member.ID, on day: Day, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        try requireOwn([guest], facts)
        guard let arrangement = arrangements[guest], let mode = arrangement.mode, let host = arrangement.host else {
            throw .notArranged(member: guest)
        }
        guard actor.receives(at: host), let member = actor.member else { throw .onlyHostConfirms }
        guard guest != member else { throw .ownCover }
        guard day <= now.day else { throw .inFuture }
        guard day >= facts.branch.procedure.window.opens else {
            throw .outsideWindow(from: facts.branch.procedure.window.opens)
        }
        if let until = facts.hosts[host]?.until, day > until { throw .hostClosed(until: until) }
        guard attendance[guest] != .present else { throw .wasPresent(member: guest) }
        guard covered[guest] == nil else { throw .alreadyCovered(member: guest) }
        let event = Event.coveredAt(
            member: guest, cover: Covered(mode: mode, on: day, confirmedBy: member, at: host))
        return [event] + completion(after: event, on: day, facts)
    }
}

extension ActingPerson {
    /// Whether the actor speaks for a unit that takes members in: of its committee, or leading the group.
    public func receives(at host: Organisation.ID) -> Bool {
        isCommittee(of: host) || holds(.groupLeader, at: host)
    }
}
