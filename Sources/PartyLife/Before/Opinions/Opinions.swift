/// Opinions (征求意见) that a branch collects before the meeting, and what becomes of each.
public struct Opinions: Aggregate {
    public static let kind = "opinions"

    public internal(set) var received: [Opinion] = []
    /// The page where residents say what they think; nil where the branch never opened one.
    public internal(set) var door: PublicPage?
    /// What was put right or taken back, in order; nil in states from before that was kept.
    var corrected: [Corrected<Opinion>]?

    public internal(set) var corrections: [Corrected<Opinion>] {
        get { corrected ?? [] }
        set { corrected = newValue }
    }

    public init() {}

    public struct Opinion: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<Opinion>
        public var channel: OpinionChannel
        public var on: Day
        /// How many came with it (人次), for a visit or symposium.
        public var voices: Int
        public var target: Target
        public var text: Words
        /// The opinion that this one says again.
        public var mergedInto: Identifier<Opinion>?
        public var mergedOn: Day?
        public var delivered: Day?
        public var answer: Words?
        public var answered: Day?
        public internal(set) var answeredBy: Member.ID?
        /// Who wrote it down for the committee; nil in what was received before that was kept.
        public internal(set) var enteredBy: Member.ID?
        /// The member who gave it under their own name.
        public internal(set) var givenBy: Member.ID?
        /// Whether a member of the branch gave it, with or without showing their name.
        public internal(set) var isFromMember: Bool?

        public init(
            id: Identifier<Opinion>, channel: OpinionChannel, on: Day, voices: Int = 1, target: Target, text: Words
        ) {
            (self.id, self.channel, self.on, self.voices) = (id, channel, on, voices)
            (self.target, self.text) = (target, text)
        }
    }

    /// Whom an opinion is about: the branch, or one member.
    public enum Target: Codable, Hashable, Sendable {
        case branch
        case member(Member.ID)

        public var member: Member.ID? {
            if case .member(let id) = self { id } else { nil }
        }

        public init(from decoder: any Decoder) throws {
            let id = try decoder.singleValueContainer().decode(String?.self).flatMap(Member.ID.init)
            self = id.map(Target.member) ?? .branch
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(member?.text)
        }
    }

    /// 意见征集链接 / 二维码: a public page of the branch, which it opens and closes itself.
    public struct PublicPage: Codable, Equatable, Sendable {
        /// What the address ends with; whoever knows it may write.
        public var token: String
        public var opened: Day
        public var closed: Day?

        public var isOpen: Bool { closed == nil }

        /// Letters and digits that cannot be taken for one another when they are typed from paper.
        public static let alphabet = "23456789abcdefghjkmnpqrstuvwxyz"

        public static func isSound(_ token: String) -> Bool {
            (8...32).contains(token.count) && token.allSatisfy(alphabet.contains)
        }
    }

    /// Raw and merged counts are different statistics and both are kept.
    public var rawCount: Int { received.count }
    public var distinct: [Opinion] { received.filter { $0.mergedInto == nil } }

    /// Opinions of which nothing has come yet: neither answered, nor taken up in a self-examination.
    ///
    /// - Parameter takenUp: what self-examinations name; naming one that was merged takes up the one that stands for it.
    public func open(takenUp: Set<Identifier<Opinion>>) -> [Opinion] {
        let stands = Set(takenUp.map { opinion($0)?.mergedInto ?? $0 })
        return distinct.filter { $0.answered == nil && !stands.contains($0.id) }
    }

    public enum Event: DomainEvent {
        case received(opinion: Opinion)
        case merged(opinion: Identifier<Opinion>, into: Identifier<Opinion>, on: Day)
        case delivered(opinions: [Identifier<Opinion>], on: Day)
        case answered(opinion: Identifier<Opinion>, answer: Words, by: Member.ID, on: Day)
        case addressed(opinion: Identifier<Opinion>, to: Target, by: Member.ID, on: Day)
        case doorOpened(token: String, by: Member.ID, on: Day)
        case doorClosed(by: Member.ID, on: Day)
        case corrected(change: Amendment, correction: Correction)

        public var happened: Day? {
            switch self {
            case .received(let opinion): opinion.on
            case .corrected(_, let correction): correction.on
            case .merged(_, _, let day), .delivered(_, let day), .answered(_, _, _, let day),
                .addressed(_, _, _, let day), .doorOpened(_, _, let day), .doorClosed(_, let day):
                day
            }
        }

        /// What a resident wrote comes from nobody at no time.
        public var keepsDayAlone: Bool {
            if case .received(let opinion) = self { opinion.channel == .link } else { false }
        }
    }

    public func opinion(_ id: Identifier<Opinion>) -> Opinion? { received.first { $0.id == id } }

    public mutating func apply(_ event: Event) {
        switch event {
        case .received(let opinion): received.append(opinion)
        case .merged(let id, let target, let day): change(id) { ($0.mergedInto, $0.mergedOn) = (target, day) }
        case .delivered(let ids, let day): for id in ids { change(id) { $0.delivered = day } }
        case .answered(let id, let answer, let member, let day):
            change(id) { ($0.answer, $0.answered, $0.answeredBy) = (answer, day, member) }
        case .addressed(let id, let target, _, _): change(id) { $0.target = target }
        case .doorOpened(let token, _, let day): door = PublicPage(token: token, opened: day)
        case .doorClosed(_, let day): door?.closed = day
        case .corrected(let change, let correction): apply(change, correction)
        }
    }

    private mutating func change(_ id: Identifier<Opinion>, _ body: (inout Opinion) -> Void) {
        guard let index = received.firstIndex(where: { $0.id == id }) else { return }
        body(&received[index])
    }
}
