extension Appraisal {
    public enum Command: Equatable, Sendable {
        case open(on: Day)
        /// 自评, by the person alone.
        case rate(Grade)
        case excuse(Member.ID, Words)
        case liftExcuse(Member.ID)
        case count(Count)
        /// Counted wrongly: the count is taken back whole, with its reason, and done again.
        case withdrawCount(Words?)
        /// - acceptingMore: whether it was seen that the best grade goes to more than the procedure's limit.
        case conclude([Member.ID: Grade], acceptingMore: Bool)
        case tell(Member.ID, on: Day)
        /// 更正结论.
        case correct(Member.ID, Grade, Words?)
    }

    public struct Facts: Sendable {
        public var branch: BranchFacts
        public var meeting: BranchMeeting

        public init(branch: BranchFacts, meeting: BranchMeeting) { (self.branch, self.meeting) = (branch, meeting) }
    }

    public enum Refused: Refusal {
        public static let area = "appraisal"
        case campaignNotOpen
        case needsMember
        case meetingNotBegun
        case alreadyOpen
        case notOpen
        case notMember(member: Member.ID)
        case reasonMissing
        case reasonTooLong(limit: Int)
        case ownExcuse
        case notExcused(member: Member.ID)
        case inFuture
        case beforeOpening(day: Day)
        /// Two different people who were there.
        case countersMissing
        case counterNotPresent(member: Member.ID)
        case tooManyBallots(issued: Int, voters: Int)
        case moreReturnedThanIssued
        case moreValidThanReturned
        /// The votes on one person are more than there are valid ballots.
        case moreVotesThanBallots(member: Member.ID)
        case moreTeamVotesThanBallots
        case notGraded(members: [Member.ID])
        case alreadyCounted
        case notCounted
        case gradesMissing(members: [Member.ID])
        case tooManyExcellent(most: Int, proposed: Int)
        case alreadyConcluded
        case notConcluded(member: Member.ID)
        case ownConclusion
    }

    public static let reasonLimit = 300

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard facts.branch.phase.takes(.during) else { throw .campaignNotOpen }
        guard let member = actor.member else { throw .needsMember }
        switch command {
        case .open(let day):
            guard facts.meeting.isHeld || facts.meeting.state == .inSession, let held = facts.meeting.heldOn else {
                throw .meetingNotBegun
            }
            guard openedOn == nil else { throw .alreadyOpen }
            guard day <= now.day else { throw .inFuture }
            guard day >= held else { throw .beforeOpening(day: held) }
            return [.opened(on: day)]
        case .rate(let grade):
            guard state == .open else { throw .notOpen }
            try require([member], facts)
            return selfGrades[member] == grade ? [] : [.selfGraded(member: member, grade: grade)]
        case .excuse(let person, let reason):
            guard state == .open else { throw .notOpen }
            try require([person], facts)
            guard person != member else { throw .ownExcuse }
            try short(reason)
            return [.excused(member: person, reason: reason, on: now.day)]
        case .liftExcuse(let person):
            guard state == .open else { throw .notOpen }
            guard excused[person] != nil else { throw .notExcused(member: person) }
            return [.excuseLifted(member: person, on: now.day)]
        case .count(let count): return try take(count, on: now.day, facts)
        case .withdrawCount(let reason):
            guard count != nil else { throw .notCounted }
            guard conclusions.isEmpty else { throw .alreadyConcluded }
            guard let reason else { throw .reasonMissing }
            try short(reason)
            return [.countWithdrawn(reason: reason, by: member, on: now.day)]
        case .conclude(let grades, let accepts):
            return try conclude(grades, accepts, by: member, on: now.day, facts)
        case .tell(let person, let day):
            guard let conclusion = conclusions[person] else { throw .notConcluded(member: person) }
            guard day <= now.day else { throw .inFuture }
            guard day >= conclusion.on else { throw .beforeOpening(day: conclusion.on) }
            return conclusion.told == nil ? [.told(member: person, on: day)] : []
        case .correct(let person, let grade, let reason):
            guard let conclusion = conclusions[person] else { throw .notConcluded(member: person) }
            guard person != member else { throw .ownConclusion }
            guard let reason else { throw .reasonMissing }
            try short(reason)
            guard conclusion.grade != grade else { return [] }
            return [.corrected(member: person, grade: grade, reason: reason, by: member, on: now.day)]
        }
    }

    /// How many the best grade may go to: a share of those graded, of all members or of those who were there, rounded as
    /// the procedure says.
    public func mostExcellent(knowing facts: Facts) -> Int? {
        let day = openedOn ?? facts.meeting.heldOn ?? facts.branch.procedure.window.opens
        let limit = facts.branch.procedure.session.excellent
        let base =
            switch limit.base {
            case .graded: graded(of: facts.branch, on: day).count
            case .members: facts.branch.branch.roll(on: day).count
            case .present: facts.meeting.present.count
            }
        return limit.most(of: base)
    }

    private func conclude(
        _ grades: [Member.ID: Grade], _ acceptsMore: Bool, by member: Member.ID, on today: Day, _ facts: Facts
    ) throws(Refused) -> [Event] {
        guard count != nil else { throw .notCounted }
        guard conclusions.isEmpty else { throw .alreadyConcluded }
        let expected = graded(of: facts.branch, on: openedOn ?? today)
        let others = grades.keys.filter { !expected.contains($0) }.sorted()
        guard others.isEmpty else { throw .notGraded(members: others) }
        let missing = expected.filter { grades[$0] == nil }
        guard missing.isEmpty else { throw .gradesMissing(members: missing) }
        let best = grades.values.count { $0 == .excellent }
        guard let most = mostExcellent(knowing: facts), best > most else {
            return [.concluded(grades: grades, by: member, on: today)]
        }
        guard acceptsMore else { throw .tooManyExcellent(most: most, proposed: best) }
        return [.concluded(grades: grades, by: member, on: today, overLimit: best - most)]
    }

    func require(_ members: [Member.ID], _ facts: Facts) throws(Refused) {
        if let stranger = facts.branch.strangers(among: members).min() { throw .notMember(member: stranger) }
    }

    private func short(_ reason: Words) throws(Refused) {
        guard reason.isWithin(Self.reasonLimit) else { throw .reasonTooLong(limit: Self.reasonLimit) }
    }
}
