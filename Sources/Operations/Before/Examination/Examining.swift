import PartyLife
import Records

extension SelfExamination.Command: ActionTaking {
    public var action: Action {
        switch self {
        case .save, .submit, .rate, .show: .writeExamination
        case .giveBack, .accept: .reviewExamination
        case .enter: .enterForMember
        case .confirmEntry: .confirmEntry
        }
    }
}

/// What was written elsewhere in the meantime is never overwritten unseen.
public enum ExaminationConflict: Refusal {
    public static let area = "examination-draft"
    case changedElsewhere
    case unknownVersion
}

extension UseCases {
    /// Saves, submits, returns or accepts the self-examination of a member.
    ///
    /// - Parameter revision: the text on which a new one was written; nil takes the text as it is now.
    /// - Throws: ``ExaminationConflict`` where the text is another one by now, and what is sent differs from it.
    public func examination(
        _ command: SelfExamination.Command, of author: Member.ID, at place: Place, basedOn revision: String? = nil,
        as actor: ActingPerson
    ) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.examination(
                command, of: author, at: place, basedOn: revision, as: actor,
                knowing: try commit.examinationFacts(of: author, at: place, submits: command.submits))
        }
    }

    /// Submits a paper. One with gaps is kept as a draft instead, so that nothing that was written is lost.
    ///
    /// - Parameters:
    ///   - setsAside: whether the author has seen what was written elsewhere, and prefers this.
    ///   - isWhole: whether the form itself holds all that it asks for.
    /// - Returns: what it lacks; nothing where it was submitted.
    /// - Throws: as ``examination(_:of:at:basedOn:as:)``.
    public func submitExamination(
        _ text: SelfExamination.Text, of author: Member.ID, at place: Place, basedOn revision: String?,
        settingAside setsAside: Bool, isWhole: Bool, as actor: ActingPerson
    ) async throws -> [SelfExamination.Gap] {
        try await records.commit(by: actor, at: clock.now) { commit in
            let facts = try commit.examinationFacts(of: author, at: place, submits: true)
            let gaps = text.gaps(in: facts)
            let isComplete = isWhole && gaps.isEmpty
            if setsAside || !isComplete {
                let draft = SelfExamination.Command.save(text, settingAside: setsAside)
                try commit.examination(
                    draft, of: author, at: place, basedOn: revision, as: actor, knowing: facts)
            }
            if isComplete {
                try commit.examination(
                    .submit(text), of: author, at: place, basedOn: setsAside ? nil : revision, as: actor,
                    knowing: facts)
            }
            return gaps
        }
    }

    /// Takes an earlier text of the author's back as the draft.
    public func restoreExamination(to version: Int64, at place: Place, as actor: ActingPerson) async throws {
        guard let author = actor.member else { throw AccessDenied.unknownMember }
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.writeExamination, to: actor, on: place.organisation, subjects: [author])
            let stream = Stream.examination(place.campaign, place.organisation, author)
            let versions = try commit.reader.history(of: SelfExamination.self, stream)
            guard let text = versions.first(where: { $0.position == version })?.event.text else {
                throw ExaminationConflict.unknownVersion
            }
            try commit.perform(
                .save(text), on: SelfExamination.self, stream,
                knowing: try commit.examinationFacts(of: author, at: place, submits: false))
        }
    }
}

extension Commit {
    fileprivate func examination(
        _ command: SelfExamination.Command, of author: Member.ID, at place: Place, basedOn revision: String?,
        as actor: ActingPerson, knowing facts: @autoclosure () throws -> SelfExamination.Facts
    ) throws {
        let stream = Stream.examination(place.campaign, place.organisation, author)
        let current = try load(SelfExamination.self, stream)
        let known = try SealedWords(current.text, of: stream, opening: self)
        let command = command.reusing(known)
        if let revision, let text = command.text, text != current.text, revision != (try current.text.revision) {
            throw ExaminationConflict.changedElsewhere
        }
        try act(
            command, on: SelfExamination.self, stream, at: place.organisation, about: [author], as: actor,
            knowing: try facts())
    }

    /// - Parameter submits: whether the text must answer for what earlier campaigns left open. That lies in other places,
    ///   so it is decided in the turn; a draft asks nothing of the kind.
    fileprivate func examinationFacts(
        of author: Member.ID, at place: Place, submits: Bool
    ) throws -> SelfExamination.Facts {
        if submits { try takeTurn() }
        let branch = try branchFacts(place)
        let source = CommitSource(commit: self)
        return SelfExamination.Facts(
            author: author, branch: branch,
            meetingHeld: try load(BranchMeeting.self, place.stream(BranchMeeting.self)).isHeld,
            earlier: submits ? try reader.earlierProblems(of: author, before: place.campaign).map(\.id) : [],
            origins: try source.origins(for: author, at: place))
    }
}

extension StateSource {
    /// What a member's problems may name as where they come from.
    func origins(for author: Member.ID, at place: Place) throws -> Set<ProblemOrigin> {
        let opinions = try load(Opinions.self, place.stream(Opinions.self)).received
            .filter { $0.delivered != nil && ($0.target == .branch || $0.target.member == author) }
        let talks = try load(Talks.self, place.stream(Talks.self)).held.filter { $0.between.contains(author) }
        return Set(opinions.map { .opinion($0.id) } + talks.map { .talk($0.id) })
    }
}

extension Reader {
    /// Open problems of earlier campaigns that a member has claimed or answers for (上年遗留).
    func earlierProblems(of member: Member.ID, before campaign: Campaign.ID) throws -> [ProblemRef] {
        guard let now = try self.campaign(campaign) else { return [] }
        var isEarlier: [Campaign.ID: Bool] = [campaign: false]
        return try openProblems(of: member).filter { ref in
            if let known = isEarlier[ref.campaign] { return known }
            let earlier = try self.campaign(ref.campaign).map { $0.issued < now.issued } ?? false
            isEarlier[ref.campaign] = earlier
            return earlier
        }
    }
}

/// The words of an earlier text by what they say, so that what has not changed keeps its sealed form: the log does not
/// grow with it, and the rules can tell a revised text from the same one. What was said twice was sealed twice, and is
/// found again in its order.
private struct SealedWords {
    private var sealed: [String: [Words]] = [:]

    init(_ text: SelfExamination.Text, of stream: Stream, opening commit: Commit) throws {
        for words in text.allWords {
            if let plain = try commit.open(words, of: stream) { sealed[plain, default: []].append(words) }
        }
    }

    mutating func known(_ words: Words) -> Words {
        // Words that are not there yet stay plain, so that the rules see that they are missing.
        guard case .plain(let text) = words, !text.isEmpty, let first = sealed[text]?.first else { return words }
        sealed[text]?.removeFirst()
        return first
    }
}

extension SelfExamination.Command {
    /// Whether it is to be whole, with all that earlier campaigns left open.
    fileprivate var submits: Bool {
        switch self {
        case .submit, .enter, .confirmEntry: true
        case .save, .giveBack, .accept, .rate, .show: false
        }
    }

    fileprivate var text: SelfExamination.Text? {
        switch self {
        case .save(let text, _), .submit(let text), .enter(let text, _, _): text
        case .giveBack, .accept, .rate, .show, .confirmEntry: nil
        }
    }

    fileprivate func reusing(_ words: SealedWords) -> Self {
        var words = words
        return switch self {
        case .save(let text, let aside): .save(text.mapping { words.known($0) }, settingAside: aside)
        case .submit(let text): .submit(text.mapping { words.known($0) })
        case .enter(let text, let source, let witness):
            .enter(text.mapping { words.known($0) }, from: source, witness: witness)
        case .giveBack, .accept, .rate, .show, .confirmEntry: self
        }
    }
}
