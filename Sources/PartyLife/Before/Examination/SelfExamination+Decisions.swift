extension SelfExamination {
    public enum Command: Equatable, Sendable {
        /// 保存草稿.
        ///
        /// `settingAside`: the author has seen that the text was changed elsewhere, and prefers this one.
        case save(Text, settingAside: Bool = false)
        case submit(Text)
        case giveBack(reasons: [ReturnReason], remark: Words, places: [PlacedRemark] = [])
        case accept
        /// 前后自评.
        case rate(SelfRating)
        /// Shows the paper to the comrades of the branch, or no longer.
        case show(Bool)
        /// 代录, by the committee for a member who cannot.
        case enter(Text, from: EntrySource, witness: Member.ID?)
        /// 确认代录.
        case confirmEntry(EntryConfirmation)
    }

    /// What the rules know of the author and the branch.
    public struct Facts: Sendable {
        public var author: Member.ID
        public var branch: BranchFacts
        /// 会议已开: the record is closed to its author.
        public var meetingHeld: Bool
        /// 上年遗留: open items of the author from earlier campaigns.
        public var earlier: [Problem.ID]
        /// The opinions that were handed to the author or their branch, and the author's own talks.
        public var origins: Set<ProblemOrigin>

        public init(
            author: Member.ID, branch: BranchFacts, meetingHeld: Bool, earlier: [Problem.ID] = [],
            origins: Set<ProblemOrigin> = []
        ) {
            (self.author, self.branch, self.meetingHeld) = (author, branch, meetingHeld)
            (self.earlier, self.origins) = (earlier, origins)
        }
    }

    public enum Refused: Refusal {
        public static let area = "examination"
        case campaignNotOpen
        case notMember
        case onlyAuthor
        case underReview
        case alreadyAccepted
        case meetingHeld
        case gainsMissing
        case aspectsUnanswered(aspects: [String])
        case unknownAspect(aspect: String)
        case incompleteProblem(aspect: String)
        case noneAndProblems(aspect: String)
        case nothingWritten
        case earlierUnanswered(count: Int)
        case unknownOrigin
        case tooLong(limit: Int)
        case tooMany(limit: Int)
        case unchangedSinceReturn
        case notSubmitted
        case ownExamination
        case notReviewer
        case returnNeedsReason
        case unknownPlace
        case ownEntry
        case notRecorder
        case authorWrites
        case witnessUnfit
        case nothingEntered
        case recorderMayNotConfirm
        case notToConfirm
    }

    /// Problems of one aspect; more than anybody means seriously.
    public static let problemLimit = 50

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard facts.branch.phase.takes(.before) else { throw .campaignNotOpen }
        guard facts.branch.branch.member(facts.author) != nil else { throw .notMember }
        guard !facts.meetingHeld else { throw .meetingHeld }
        switch command {
        case .save(let text, let settingAside):
            try requireEditable(by: actor, facts)
            try requireSound(text, facts)
            return text == self.text ? [] : [.saved(text: text, setAside: settingAside ? true : nil)]
        case .submit(let text):
            try requireEditable(by: actor, facts)
            try requireSound(text, facts)
            try text.requireComplete(facts)
            if state == .returned, text == returns.last?.text { throw .unchangedSinceReturn }
            return [.submitted(text: text, on: now.day)]
        case .giveBack(let reasons, let remark, let places):
            let reviewer = try requireReviewable(by: actor, facts)
            guard !reasons.isEmpty else { throw .returnNeedsReason }
            guard places.allSatisfy(text.has) else { throw .unknownPlace }
            try Self.requireShort([remark] + places.map(\.words))
            let ordered = ReturnReason.allCases.filter(reasons.contains)
            return [
                .returned(
                    reasons: ordered, remark: remark, by: reviewer, on: now.day,
                    places: places.isEmpty ? nil : places)
            ]
        case .accept:
            let reviewer = try requireReviewable(by: actor, facts)
            return [.accepted(by: reviewer, on: now.day)]
        case .rate(let rating):
            guard actor.member == facts.author else { throw .onlyAuthor }
            return [.rated(rating: .plain(rating.text))]
        case .show(let isShown):
            guard actor.member == facts.author else { throw .onlyAuthor }
            guard versions > 0 else { throw .notSubmitted }
            guard isShown != (shownSince != nil) else { return [] }
            return [isShown ? .shown(on: now.day) : .hidden(on: now.day)]
        case .enter, .confirmEntry: return try proxy(command, by: actor, on: now.day, facts)
        }
    }

    /// The author alone edits.
    private func requireEditable(by actor: ActingPerson, _ facts: Facts) throws(Refused) {
        guard actor.member == facts.author else { throw .onlyAuthor }
        switch state {
        case .submitted: throw .underReview
        case .accepted: throw .alreadyAccepted
        case .none, .drafted, .entered, .returned: return
        }
    }

    /// Also a draft is about the aspects asked, names only what the author knows, and is not endless.
    func requireSound(_ text: Text, _ facts: Facts) throws(Refused) {
        let known = Set(facts.branch.procedure.aspects.map(\.id))
        if let unknown = text.answers.first(where: { !known.contains($0.aspect) }) {
            throw .unknownAspect(aspect: unknown.aspect)
        }
        try Self.requireShort(text.allWords)
        guard text.answers.allSatisfy({ $0.problems.count <= Self.problemLimit }), text.answers.count <= 200 else {
            throw .tooMany(limit: Self.problemLimit)
        }
        // What an earlier draft named may be gone since: it stays named.
        let named = Set(problems.compactMap(\.origin)).union(facts.origins)
        let origins = text.answers.flatMap(\.problems).compactMap(\.origin)
        guard origins.allSatisfy(named.contains) else { throw .unknownOrigin }
    }

    private static func requireShort(_ words: [Words]) throws(Refused) {
        guard words.allSatisfy({ $0.isWithin(Words.limit) }) else { throw .tooLong(limit: Words.limit) }
    }

    /// Leaders' texts are read outside the branch (superior or guidance group), the others' by the secretary.
    private func requireReviewable(by actor: ActingPerson, _ facts: Facts) throws(Refused) -> Member.ID {
        guard state == .submitted else { throw .notSubmitted }
        guard let reviewer = actor.member, reviewer != facts.author else { throw .ownExamination }
        let insider = actor.holds(.secretary, .deputySecretary, at: facts.branch.branchID)
        let outsider = actor.holdings.contains {
            [.reviewer, .guidanceMember, .secretary, .deputySecretary].contains($0.office)
                && $0.organisation != facts.branch.branchID
        }
        guard facts.branch.isLeader(facts.author) ? outsider : insider else { throw .notReviewer }
        return reviewer
    }
}

extension SelfExamination.Text {
    fileprivate func has(_ remark: SelfExamination.PlacedRemark) -> Bool {
        let answers = answers.filter { $0.aspect == remark.aspect }
        guard let problem = remark.problem else { return !answers.isEmpty }
        return answers.flatMap(\.problems).contains { $0.id == problem }
    }
}
