/// 会议成效: what the meeting brought about beside speeches and criticism, each in one line or not at all (C28–C43).
extension BranchMeeting {
    public struct Outcome: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<Outcome>
        public var kind: Kind
        public var text: Words
        /// Whom it concerns: who is helped, who is encouraged; nil for the branch as a whole.
        public var about: Member.ID?
        /// 结对帮助人: who promised to help.
        public var helper: Member.ID?
        public var notedBy: Member.ID?

        public init(
            id: Identifier<Outcome>, _ kind: Kind, _ text: Words, about: Member.ID? = nil, helper: Member.ID? = nil
        ) {
            (self.id, self.kind, self.text, self.about, self.helper) = (id, kind, text, about, helper)
        }
    }

    /// 通报上年整改, 专题研究, 消除隔阂达成一致, 帮助承诺, 鼓劲的话, 本人感触.
    public enum OutcomeKind: String, Codable, Sendable, CaseIterable {
        case earlierReported, topicExamined, agreement, help, encouragement, reflection

        /// Whether it concerns a named person.
        public var isPersonal: Bool { self == .help || self == .encouragement || self == .reflection }
    }

    /// Longest line, in characters.
    public static let outcomeLimit = 300
    /// Most of them in one meeting.
    public static let outcomesAtMost = 200

    func note(_ outcome: Outcome, by actor: ActingPerson, _ member: Member.ID, _ facts: Facts) throws(Refused)
        -> [Event]
    {
        let isOwn = outcome.kind == .reflection && outcome.about == member
        guard isOwn || isRecorder(actor, facts) || member == chair else { throw .onlySpeakerOrRecorder }
        guard outcomes.count < Self.outcomesAtMost else { throw .tooManyOutcomes(limit: Self.outcomesAtMost) }
        guard !outcomes.contains(where: { $0.id == outcome.id }) else { return [] }
        guard outcome.text.isWithin(Self.outcomeLimit) else { throw .tooLong(limit: Self.outcomeLimit) }
        guard !outcome.kind.isPersonal || outcome.about != nil else { throw .outcomeNeedsPerson }
        guard outcome.kind != .help || outcome.helper != nil else { throw .outcomeNeedsHelper }
        guard outcome.helper == nil || outcome.helper != outcome.about else { throw .ofOneself }
        try requireOwn([outcome.about, outcome.helper].compactMap(\.self), facts)
        var noted = Outcome(
            id: outcome.id, outcome.kind, outcome.text, about: outcome.kind.isPersonal ? outcome.about : nil,
            helper: outcome.kind == .help ? outcome.helper : nil)
        noted.notedBy = member
        return [.noted(outcome: noted)]
    }

    func drop(
        _ id: Identifier<Outcome>, by actor: ActingPerson, _ member: Member.ID, _ facts: Facts
    ) throws(Refused) -> [Event] {
        guard let outcome = outcomes.first(where: { $0.id == id }) else { return [] }
        guard outcome.notedBy == member || isRecorder(actor, facts) else { throw .onlySpeakerOrRecorder }
        return [.noteDropped(outcome: id)]
    }
}

extension BranchMeeting.Outcome { public typealias Kind = BranchMeeting.OutcomeKind }
