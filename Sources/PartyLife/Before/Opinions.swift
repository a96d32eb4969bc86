/// Opinions (征求意见) that a branch collects before the meeting, and what becomes of each.
public struct Opinions: Aggregate {
    public static let kind = "opinions"

    public internal(set) var received: [Opinion] = []

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

    /// Raw and merged counts are different statistics and both are kept.
    public var rawCount: Int { received.count }
    public var distinct: [Opinion] { received.filter { $0.mergedInto == nil } }

    public enum Command: Equatable, Sendable {
        case receive(Opinion)
        /// 合并同类项.
        case merge(Identifier<Opinion>, into: Identifier<Opinion>)
        /// 原话反馈: hand every opinion that is not yet delivered to whom it is about.
        case deliver(on: Day)
        case answer(Identifier<Opinion>, Words, on: Day)
    }

    public enum Event: DomainEvent {
        case received(opinion: Opinion)
        case merged(opinion: Identifier<Opinion>, into: Identifier<Opinion>, on: Day)
        case delivered(opinions: [Identifier<Opinion>], on: Day)
        case answered(opinion: Identifier<Opinion>, answer: Words, by: Member.ID, on: Day)

        public var happened: Day? {
            switch self {
            case .received(let opinion): opinion.on
            case .merged(_, _, let day), .delivered(_, let day), .answered(_, _, _, let day): day
            }
        }
    }

    public enum Refused: Refusal {
        public static let area = "opinions"
        case campaignNotOpen
        case inFuture
        case channelNotUsed
        case noVoice
        case notMembers(members: [Member.ID])
        case exists
        case unknown
        case mergedWithItself
        case mergedAlready
        case differentTargets
        case nothingToDeliver
        case notDelivered
        case onlyAddressee
        case alreadyAnswered
    }

    public func decide(
        _ command: Command, by actor: Actor, at now: Instant, knowing facts: BranchFacts
    ) throws(Refused) -> [Event] {
        guard facts.campaignOpen else { throw .campaignNotOpen }
        switch command {
        case .receive(let opinion):
            guard opinion.on <= now.day else { throw .inFuture }
            guard facts.procedure.opinions.channels.contains(opinion.channel) else { throw .channelNotUsed }
            guard (1...1_000_000).contains(opinion.voices) else { throw .noVoice }
            let strangers = facts.strangers(among: opinion.target.member.map { [$0] } ?? [])
            guard strangers.isEmpty else { throw .notMembers(members: strangers) }
            guard self.opinion(opinion.id) == nil else { throw .exists }
            // As received: whatever becomes of it later has its own command.
            return [
                .received(
                    opinion: Opinion(
                        id: opinion.id, channel: opinion.channel, on: opinion.on, voices: opinion.voices,
                        target: opinion.target, text: opinion.text))
            ]
        case .merge(let id, let target):
            guard id != target else { throw .mergedWithItself }
            guard let one = opinion(id), let other = opinion(target) else { throw .unknown }
            let stands = !received.contains { $0.mergedInto == id }
            guard one.mergedInto == nil, other.mergedInto == nil, stands else { throw .mergedAlready }
            guard one.target == other.target else { throw .differentTargets }
            return [.merged(opinion: id, into: target, on: max(now.day, one.on))]
        case .deliver(let day):
            guard day <= now.day else { throw .inFuture }
            let open = received.filter { $0.delivered == nil && $0.on <= day }.map(\.id)
            guard !open.isEmpty else { throw .nothingToDeliver }
            return [.delivered(opinions: open, on: day)]
        case .answer(let id, let words, let day):
            guard let opinion = opinion(id) else { throw .unknown }
            guard let delivered = opinion.delivered, delivered <= day else { throw .notDelivered }
            guard opinion.answered == nil else { throw .alreadyAnswered }
            guard day <= now.day else { throw .inFuture }
            let addressee =
                opinion.target.member.map { $0 == actor.member } ?? actor.isCommittee(of: facts.branchID)
            guard addressee, let member = actor.member else { throw .onlyAddressee }
            return [.answered(opinion: id, answer: words, by: member, on: day)]
        }
    }

    public func opinion(_ id: Identifier<Opinion>) -> Opinion? { received.first { $0.id == id } }

    public mutating func apply(_ event: Event) {
        switch event {
        case .received(let opinion): received.append(opinion)
        case .merged(let id, let target, let day): change(id) { ($0.mergedInto, $0.mergedOn) = (target, day) }
        case .delivered(let ids, let day): for id in ids { change(id) { $0.delivered = day } }
        case .answered(let id, let answer, _, let day): change(id) { ($0.answer, $0.answered) = (answer, day) }
        }
    }

    private mutating func change(_ id: Identifier<Opinion>, _ body: (inout Opinion) -> Void) {
        guard let index = received.firstIndex(where: { $0.id == id }) else { return }
        body(&received[index])
    }
}
