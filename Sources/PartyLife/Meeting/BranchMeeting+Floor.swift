/// 发言次序与当前发言人: who has the floor, and who is to speak next. Rank orders the speakers and does nothing else (K15).
extension BranchMeeting {
    /// Who has the floor, and since when. There is no limit that would cut anybody short (C39).
    public struct Floor: Codable, Equatable, Sendable {
        public var speaker: Member.ID
        public var since: Instant
    }

    /// Those who are there, or may still come, and have not spoken: in the order agreed, then leaders before the others
    /// where the procedure asks for it (C05), each in the branch's order.
    public func queue(knowing branch: BranchFacts) -> [Member.ID] {
        let roll = branch.branch.roll(on: heldOn ?? branch.procedure.window.opens)
        let waiting = roll.filter { mayCome($0) && !hasSpoken($0) }
        let leadersFirst = branch.procedure.session.leadersFirst
        let plain = leadersFirst ? waiting.filter(branch.isLeader) + waiting.filter { !branch.isLeader($0) } : waiting
        let agreed = (order ?? []).filter(waiting.contains)
        return agreed + plain.filter { !agreed.contains($0) }
    }

    /// 调整发言次序: leaders stay before the others where the procedure asks for it.
    func arrange(order speakers: [Member.ID], _ facts: Facts) throws(Refused) -> [Event] {
        try requireOwn(speakers, facts)
        var seen: Set<Member.ID> = []
        let distinct = speakers.filter { seen.insert($0).inserted }
        let branch = facts.branch
        if branch.procedure.session.leadersFirst {
            let waiting = queue(knowing: branch).filter { branch.isLeader($0) }
            let last = distinct.lastIndex(where: branch.isLeader) ?? -1
            let isMixed = distinct.prefix(last + 1).contains { !branch.isLeader($0) && !hasSpoken($0) }
            let lacksLeader = !waiting.allSatisfy(distinct.contains) && distinct.contains { !branch.isLeader($0) }
            guard !isMixed, !lacksLeader else { throw .leadersFirst(members: waiting) }
        }
        return distinct == order ? [] : [.ordered(speakers: distinct)]
    }

    /// 请某人发言.
    func give(floorTo speaker: Member.ID, at now: Instant, _ facts: Facts) throws(Refused) -> [Event] {
        try requireOwn([speaker], facts)
        guard attendance[speaker] == .present else { throw .notPresent(member: speaker) }
        guard !hasSpoken(speaker) || toRestate.contains(speaker) else { throw .alreadySpoke(member: speaker) }
        try requireLeadersFirst(speaker, facts)
        return floor?.speaker == speaker ? [] : [.gaveFloor(floor: Floor(speaker: speaker, since: now))]
    }

    func requireLeadersFirst(_ speaker: Member.ID, _ facts: Facts) throws(Refused) {
        let branch = facts.branch
        guard branch.procedure.session.leadersFirst, !branch.isLeader(speaker) else { return }
        let waiting = branch.leaders.filter { !hasSpoken($0) && mayCome($0) }
        guard waiting.isEmpty else { throw .leadersFirst(members: waiting) }
    }

    /// Whether someone is there, or is not known to stay away.
    func mayCome(_ member: Member.ID) -> Bool {
        attendance[member].map(\.isPresent) ?? (exemptions[member] == nil)
    }
}
