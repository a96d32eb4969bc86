extension Appraisal {
    /// 计票: taken whole, or not at all; every figure must be possible.
    func take(_ count: Count, on today: Day, _ facts: Facts) throws(Refused) -> [Event] {
        guard let openedOn else { throw .notOpen }
        guard self.count == nil else { throw .alreadyCounted }
        guard count.counters.count == 2, count.counters[0] != count.counters[1] else { throw .countersMissing }
        try require(count.counters, facts)
        for counter in count.counters where facts.meeting.attendance[counter] != .present {
            throw .counterNotPresent(member: counter)
        }
        let branch = facts.branch.branch
        // Whoever has no vote is out of the denominator. Source: domain "votes".
        let voters = facts.meeting.present.filter { branch.member($0)?.hasVote == true }.count
        guard (0...voters).contains(count.issued) else { throw .tooManyBallots(issued: count.issued, voters: voters) }
        guard (0...count.issued).contains(count.returned) else { throw .moreReturnedThanIssued }
        guard (0...count.returned).contains(count.valid) else { throw .moreValidThanReturned }
        let expected = graded(of: facts.branch, on: openedOn)
        let others = count.votes.keys.filter { !expected.contains($0) }.sorted()
        guard others.isEmpty else { throw .notGraded(members: others) }
        for member in expected {
            let votes = count.votes[member] ?? [:]
            guard votes.values.allSatisfy({ $0 >= 0 }), votes.values.reduce(0, +) <= count.valid else {
                throw .moreVotesThanBallots(member: member)
            }
        }
        guard count.team.values.allSatisfy({ $0 >= 0 }), count.team.values.reduce(0, +) <= count.valid else {
            throw .moreTeamVotesThanBallots
        }
        return [.counted(count: count, on: today)]
    }
}
