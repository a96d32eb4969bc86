import PartyLife
import Records

/// A self-examination, opened for someone who may read it.
public struct ExaminationRecord: Sendable {
    public let author: Member.ID
    public let authorName: String
    public let examination: SelfExamination
    /// Tells the text that is shown from any other.
    public let revision: String
    public let words: OpenedWords
    public let procedure: Procedure
    public let paper: Procedure.Examination.Paper
    /// Who may read it beside the author: the branch's secretary, and for a leader's text its reviewer outside.
    public let readByLeadersReviewer: Bool
    /// Whether it is read as a comrade to whom the author shows it: the text alone.
    public let isShown: Bool
    public let meetingHeld: Bool
    public let names: [Member.ID: String]
    /// What lies beside the paper; for the author alone.
    public let beside: ExaminationBeside
    /// What the rules know of it.
    public let facts: SelfExamination.Facts
}

/// What lies beside a paper for its author: what others said, what is still open from earlier years, what the author
/// wrote before, and how they see themselves.
public struct ExaminationBeside: Sendable {
    /// Opinions about the author that were handed over.
    public internal(set) var opinions: [Opinions.Opinion] = []
    /// Opinions about the branch that were handed over.
    public internal(set) var branchOpinions: [Opinions.Opinion] = []
    public internal(set) var talks: [Talks.Talk] = []
    /// 上年遗留.
    public internal(set) var earlier: [Earlier] = []
    public internal(set) var rating: SelfRating?
    public internal(set) var versions: [ExaminationVersion] = []
    /// Texts of the procedure that the author has not studied yet.
    public internal(set) var notStudied: [Procedure.Study.Text] = []
    /// 查出差别: opinions about the author that the text does not name and that are not answered.
    public internal(set) var leftOut: [Opinions.Opinion] = []

    public struct Earlier: Sendable, Identifiable {
        public let id: Problem.ID
        public let campaignTitle: String
        /// Nil where it stays with a branch that the author has left.
        public let text: String?
        public let measure: String?
        public let commitment: String?
        public let deadline: Day?
    }
}

extension UseCases {
    /// A self-examination: for its author, the secretary, while it is under review for who reviews it, and for the
    /// comrades of the branch where its author shows it.
    public func examination(of author: Member.ID, at place: Place, as actor: ActingPerson) async throws
        -> ExaminationRecord
    {
        try await records.read { reader in
            let branch = try reader.branchFacts(place)
            guard let member = branch.branch.member(author) else { throw AccessDenied.unknownMember }
            let stream = Stream.examination(place.campaign, place.organisation, author)
            let examination = try reader.load(SelfExamination.self, stream)
            let isShown = try reader.authoriseReading(examination, of: author, place, branch, by: actor)
            var words = OpenedWords()
            try words.open(examination.text.allWords, of: stream, by: reader)
            var beside = ExaminationBeside()
            if !isShown {
                for version in examination.returns {
                    try words.open(version.text.allWords, of: stream, by: reader)
                    try words.open([version.remark] + (version.places ?? []).map(\.words), of: stream, by: reader)
                }
            }
            let earlier = try reader.earlierProblems(of: author, before: place.campaign)
            if actor.member == author {
                beside = try ExaminationBeside(examination, of: author, at: place, earlier, actor, reader, &words)
                for version in beside.versions { try words.open(version.text.allWords, of: stream, by: reader) }
                beside.notStudied = try reader.load(Study.self, place.stream(Study.self)).missing(
                    for: author, of: branch.procedure)
            }
            let held = try reader.load(BranchMeeting.self, place.stream(BranchMeeting.self)).isHeld
            return ExaminationRecord(
                author: author, authorName: member.name, examination: examination,
                revision: try examination.text.revision, words: words, procedure: branch.procedure,
                paper: branch.paper(of: author), readByLeadersReviewer: branch.isLeader(author), isShown: isShown,
                meetingHeld: held,
                names: try reader.names(
                    of: examination.returns.map(\.by) + beside.talks.flatMap(\.between)
                        + [examination.entry?.by, examination.entry?.witness, examination.entry?.confirmedBy]
                        .compactMap(\.self)),
                beside: beside,
                facts: SelfExamination.Facts(
                    author: author, branch: branch, meetingHeld: held, earlier: earlier.map(\.id),
                    origins: try reader.origins(for: author, at: place)))
        }
    }
}

extension UseCases {
    /// The paper of a member who cannot write it here, for the committee member who enters it: empty, or as it was
    /// entered so far. What the member has written themself is not opened.
    public func entry(of author: Member.ID, at place: Place, as actor: ActingPerson) async throws -> ExaminationRecord {
        try await records.read { reader in
            try reader.authorise(.enterForMember, to: actor, on: place.organisation)
            let branch = try reader.branchFacts(place)
            guard let member = branch.branch.member(author), author != actor.member else {
                throw AccessDenied.unknownMember
            }
            let stream = Stream.examination(place.campaign, place.organisation, author)
            var examination = try reader.load(SelfExamination.self, stream)
            if !examination.isOpenEntry(for: actor.member) { examination = examination.withoutText }
            var words = OpenedWords()
            try words.open(examination.text.allWords, of: stream, by: reader)
            let earlier = try reader.earlierProblems(of: author, before: place.campaign)
            var beside = ExaminationBeside()
            beside.earlier = try earlier.map { try ExaminationBeside.Earlier($0, for: actor, by: reader) }
            return ExaminationRecord(
                author: author, authorName: member.name, examination: examination,
                revision: try examination.text.revision, words: words, procedure: branch.procedure,
                paper: branch.paper(of: author), readByLeadersReviewer: branch.isLeader(author), isShown: false,
                meetingHeld: try reader.load(BranchMeeting.self, place.stream(BranchMeeting.self)).isHeld,
                names: try reader.names(of: [examination.entry?.by].compactMap(\.self)), beside: beside,
                facts: SelfExamination.Facts(
                    author: author, branch: branch, meetingHeld: false, earlier: earlier.map(\.id)))
        }
    }
}

extension ExaminationBeside {
    fileprivate init(
        _ examination: SelfExamination, of author: Member.ID, at place: Place, _ open: [ProblemRef],
        _ actor: ActingPerson,
        _ reader: Reader, _ words: inout OpenedWords
    ) throws {
        let stream = place.stream(Opinions.self)
        let all = try reader.load(Opinions.self, stream)
        let handed = all.distinct.filter { $0.delivered != nil }
        opinions = handed.filter { $0.target.member == author }
        branchOpinions = handed.filter { $0.target == .branch }
        let isCommittee = actor.isCommittee(of: place.organisation)
        let readable = isCommittee ? opinions + branchOpinions : opinions
        // What was merged is heard as well: each in its own words.
        let merged = all.received.filter { one in readable.contains { $0.id == one.mergedInto } }
        try words.open((readable + merged).flatMap { [$0.text, $0.answer] }, of: stream, by: reader)
        if !isCommittee { branchOpinions = [] }
        talks = try reader.load(Talks.self, place.stream(Talks.self)).held.filter { $0.between.contains(author) }
        earlier = try open.map { try Earlier($0, for: actor, by: reader) }
        let paper = Stream.examination(place.campaign, place.organisation, author)
        if let sealed = examination.rating, let text = try reader.open(sealed, of: paper) {
            rating = SelfRating(text: text)
        }
        versions = ExaminationVersion.worthKeeping(of: try reader.history(of: SelfExamination.self, paper))
        let named = Set(examination.problems.compactMap(\.origin?.opinion))
        let leftOpen = Set(all.open(takenUp: named).map(\.id))
        leftOut = opinions.filter { leftOpen.contains($0.id) }
    }
}

extension ExaminationBeside.Earlier {
    fileprivate init(_ ref: ProblemRef, for actor: ActingPerson, by reader: Reader) throws {
        let problem = try reader.load(Problem.self, ref.stream)
        let words = try reader.openWords(of: problem, ref, for: actor)
        (id, campaignTitle) = (ref.id, try reader.campaign(ref.campaign)?.title ?? "")
        (text, measure) = (words[problem.text] ?? words[problem.posting?.text], words[problem.plan?.measure])
        (commitment, deadline) = (words[problem.commitment], problem.plan?.deadline)
    }
}

extension Reader {
    /// A draft is its author's alone; what was submitted is read by the secretary, or for a leader by the reviewer; and
    /// by the comrades of the branch where the author shows it.
    ///
    /// - Returns: whether it is read as a comrade to whom it is shown.
    fileprivate func authoriseReading(
        _ examination: SelfExamination, of author: Member.ID, _ place: Place, _ facts: BranchFacts,
        by actor: ActingPerson
    ) throws -> Bool {
        if actor.member == author { return false }
        if examination.isOpenEntry(for: actor.member) { return true }
        guard examination.versions > 0, examination.state != .returned, examination.state != .entered else {
            throw AccessDenied.notAllowed(action: Action.readExamination.rawValue)
        }
        let action: Action =
            facts.isLeader(author) && examination.state == .submitted ? .readExaminationUnderReview : .readExamination
        let scope = try scope(of: place.organisation, subjects: [author])
        let allowed =
            Permissions.allows(action, to: actor, on: scope)
            || (!facts.isLeader(author) && Permissions.allows(.readExamination, to: actor, on: scope))
        if allowed { return false }
        guard examination.shownSince != nil, Permissions.allows(.readShownExamination, to: actor, on: scope) else {
            throw AccessDenied.notAllowed(action: action.rawValue)
        }
        return true
    }
}

extension ProblemOrigin {
    /// The opinion that is named, if it is one.
    public var opinion: Identifier<Opinions.Opinion>? {
        if case .opinion(let id) = self { id } else { nil }
    }
}
