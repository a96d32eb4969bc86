extension Problem {
    /// Where a problem comes from, as it is put on the list.
    public struct Finding: Codable, Equatable, Sendable {
        public var number: Int
        public var text: Words
        public var source: ProblemSource
        public var aspect: String?
        public var subject: Member.ID?
        public var cause: Words?
        /// The day on which it entered the list.
        public var on: Day
        /// What it was first said in; nil where that is not known.
        public var raised: Raised?

        public init(
            number: Int, text: Words, source: ProblemSource, aspect: String? = nil, subject: Member.ID? = nil,
            cause: Words? = nil, on: Day, raised: Raised? = nil
        ) {
            (self.number, self.text, self.source, self.aspect) = (number, text, source, aspect)
            (self.subject, self.cause, self.on, self.raised) = (subject, cause, on, raised)
        }
    }

    /// Where a problem was first said: the day, and by whom where that was said with a name in the room or in the
    /// author's own text. Whoever wrote an opinion is known to nobody.
    public struct Raised: Codable, Equatable, Sendable {
        public var on: Day
        public var by: Member.ID?
        /// The criticism, opinion, remark or examined problem that it was.
        public var origin: String?

        public init(on: Day, by: Member.ID? = nil, origin: String? = nil) {
            (self.on, self.by, self.origin) = (on, by, origin)
        }
    }

    public enum Event: DomainEvent {
        case found(finding: Finding)
        /// Found and put right at once: it enters the list as done, to be verified.
        case fixedAtOnce(finding: Finding, result: Words, by: Member.ID)
        case merged(into: ID, on: Day)
        case analysed(cause: Words)
        case claimed(claim: Claim, on: Day)
        case listed(plan: Rectification)
        case extended(deadline: Deadline)
        case committed(words: Words, by: Member.ID, on: Day)
        case posted(posting: Posting)
        case progressed(step: Step)
        case done(result: Words, by: Member.ID, on: Day)
        case verified(by: Member.ID, on: Day, verification: Verification? = nil)
        /// Verification or acceptance failed; the work goes on.
        case sentBack(note: Words, by: Member.ID, on: Day)
        case accepted(acceptance: Acceptance, on: Day)
        /// 群众不认可: too few of those asked agreed; the work goes on.
        case declined(acceptance: Acceptance, on: Day)
        case writtenOff(by: Member.ID, on: Day)
        case lookedBack(lookBack: LookBack)
        case carriedOver(reason: String, on: Day)
        case corrected(change: Amendment, correction: Correction)

        public var happened: Day? {
            switch self {
            case .found(let finding), .fixedAtOnce(let finding, _, _): finding.on
            case .listed(let plan): plan.on
            case .extended(let deadline): deadline.setOn
            case .posted(let posting): posting.from
            case .progressed(let step): step.on
            case .lookedBack(let lookBack): lookBack.on
            case .corrected(_, let correction): correction.on
            case .merged(_, let day), .claimed(_, let day), .committed(_, _, let day),
                .done(_, _, let day), .verified(_, let day, _), .sentBack(_, _, let day), .accepted(_, let day),
                .declined(_, let day),
                .writtenOff(_, let day), .carriedOver(_, let day):
                day
            case .analysed: nil
            }
        }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .found(let finding):
            take(finding)
            state = .found
        case .fixedAtOnce(let finding, let result, let member):
            take(finding)
            (immediate, claim) = (true, .member(member))
            rounds = [Round(result: result, done: finding.on, doneBy: member)]
            state = .done
        case .merged(let target, let day): (state, mergedInto, mergedOn) = (.merged, target, day)
        case .analysed(let cause): self.cause = cause
        case .claimed(let claim, _):
            self.claim = claim
            if state == .found { state = .claimed }
        case .listed(var plan):
            plan.deadlines = (self.plan?.deadlines ?? []) + plan.deadlines
            self.plan = plan
            if state == .claimed { state = .listed }
        case .extended(let deadline): plan?.deadlines.append(deadline)
        case .committed(let words, _, let day): (state, commitment, committed) = (.committed, words, day)
        case .posted(let posting): (state, self.posting) = (.posted, posting)
        case .progressed(let step): steps.append(step)
        case .done(let result, let member, let day):
            rounds.append(Round(result: result, done: day, doneBy: member))
            state = .done
        case .verified(let member, let day, let verification):
            changeRound { ($0.verified, $0.verifier, $0.verification) = (day, member, verification) }
            state = .verified
        case .sentBack(let note, let member, let day):
            changeRound { $0.reopened = day }
            steps.append(Step(kind: .sentBack, note: note, by: member, on: day))
            state = workingState
        case .accepted(let acceptance, let day):
            changeRound { ($0.accepted, $0.acceptance) = (day, acceptance) }
            state = .accepted
        case .declined(let acceptance, let day):
            changeRound { ($0.acceptance, $0.reopened) = (acceptance, day) }
            state = workingState
        case .writtenOff(_, let day):
            changeRound { $0.writtenOff = day }
            state = .writtenOff
        case .lookedBack(let lookBack):
            changeRound { $0.lookBacks.append(lookBack) }
            guard !lookBack.stands else { return }
            changeRound { $0.reopened = lookBack.on }
            state = workingState
        case .carriedOver(let reason, _): carriedOver = reason
        case .corrected(let change, let correction): apply(change, correction)
        }
    }

    private mutating func take(_ finding: Finding) {
        (number, text, source, aspect) = (finding.number, finding.text, finding.source, finding.aspect)
        (subject, cause, found, raised) = (finding.subject, finding.cause, finding.on, finding.raised)
    }

    mutating func changeRound(_ body: (inout Round) -> Void) {
        guard !rounds.isEmpty else { return }
        body(&rounds[rounds.count - 1])
    }

    /// Where a problem goes on when its work must be done again: an immediate fix that failed has no measure yet.
    var workingState: State { plan == nil ? .claimed : posting == nil ? .listed : .posted }
}
