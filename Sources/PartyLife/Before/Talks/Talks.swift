/// Heart-to-heart talks (谈心谈话) of a branch, always between two people.
public struct Talks: Aggregate {
    public static let kind = "talks"

    public internal(set) var held: [Talk] = []
    public internal(set) var planned: [Planned] = []
    public internal(set) var confirmations: [Confirmation] = []
    public internal(set) var denials: [Denial] = []
    /// What was put right or taken back, in order.
    public internal(set) var corrections: [Corrected<Talk>] = []

    public init() {}

    public struct Talk: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<Talk>
        /// The two who talked; the first opened the talk.
        public var between: [Member.ID]
        public var on: Day
        public var depth: Depth
        public var occasion: Occasion
        /// 思想疙瘩解开了没有.
        public var knotUntied: Bool
        /// A note for the two alone; never needed.
        public var note: Words?
        /// Who noted it: the other of the two confirms it.
        public internal(set) var recordedBy: Member.ID?
        public var topics: [Topic]?
        /// The plan that it carries out.
        public var plan: Identifier<Planned>?
        /// 再谈: the earlier talk whose knot it is about.
        public var again: Identifier<Talk>?

        public init(
            id: Identifier<Talk>, from: Member.ID, to: Member.ID, on: Day, depth: Depth = .broad,
            occasion: Occasion = .before, knotUntied: Bool = true, note: Words? = nil, topics: [Topic]? = nil,
            plan: Identifier<Planned>? = nil, again: Identifier<Talk>? = nil
        ) {
            (self.id, between, self.on, self.depth) = (id, [from, to], on, depth)
            (self.occasion, self.knotUntied, self.note) = (occasion, knotUntied, note)
            (self.topics, self.plan, self.again) = (topics, plan, again)
        }
    }

    /// 重点谈, 深入谈, 广泛谈.
    public enum Depth: String, Codable, Sendable, CaseIterable { case focused, deep, broad }

    /// 会前, 会中, 平时.
    public enum Occasion: String, Codable, Sendable, CaseIterable { case before, during, everyday }

    /// 交流思想, 沟通工作学习, 听取意见, 指出不足, 相互提醒, 帮助解难.
    public enum Topic: String, Codable, Sendable, CaseIterable {
        case thoughts, work, opinions, shortcomings, reminder, help
    }

    /// 谈什么, 跟谁谈, 怎么谈, before the talk.
    public struct Planned: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<Planned>
        public var between: [Member.ID]
        public var topics: [Topic]
        public var depth: Depth
        public var by: Day
        /// For the two alone; never needed.
        public var note: Words?

        public init(
            id: Identifier<Planned>, from: Member.ID, to: Member.ID, topics: [Topic], depth: Depth, by: Day,
            note: Words? = nil
        ) {
            (self.id, between, self.topics, self.depth) = (id, [from, to], topics, depth)
            (self.by, self.note) = (by, note)
        }
    }

    /// The other of the two says that the talk took place.
    public struct Confirmation: Codable, Equatable, Sendable {
        public var talk: Identifier<Talk>
        public var by: Member.ID
        public var on: Day
        /// A note of their own, for the two alone.
        public var note: Words?
        /// It was said of what has been put right or denied since.
        public internal(set) var isStale: Bool?
    }
}

extension Talks {
    /// Who of the two has still to confirm a talk. What was noted before talks were confirmed needs nobody.
    public func awaited(for talk: Talk) -> [Member.ID] {
        guard let recorder = talk.recordedBy else { return [] }
        let said = confirmations.filter { $0.talk == talk.id && $0.isStale != true }.map(\.by) + [recorder]
        return talk.between.filter { !said.contains($0) }
    }

    public func isConfirmed(_ talk: Talk) -> Bool { awaited(for: talk).isEmpty }

    /// Talks that this member has to confirm.
    public func toConfirm(by member: Member.ID) -> [Talk] {
        held.filter { talk in
            awaited(for: talk).contains(member) && !denials.contains { $0.talk == talk.id && $0.by == member }
        }
    }

    /// Talks that this member noted and the other denies: to be put right or taken back.
    public func toSettle(by member: Member.ID) -> [Talk] {
        held.filter { isDenied($0) && ($0.recordedBy.map { $0 == member } ?? $0.between.contains(member)) }
    }

    /// Talks whose knot is still tied (思想疙瘩没解开), for the two to talk again.
    public var openKnots: [Talk] { counted.filter { !$0.knotUntied } }

    public func openKnots(of member: Member.ID) -> [Talk] { openKnots.filter { $0.between.contains(member) } }

    /// Whether somebody has talked with this member in this way, as far as these rules count it.
    public func isHeld(with member: Member.ID, _ depth: Depth, by rules: Procedure.Talks) -> Bool {
        counted.contains {
            $0.between.contains(member) && $0.depth == depth && (rules.confirmed != true || isConfirmed($0))
        }
    }

    /// Pairs that have talked, as far as these rules count it.
    func met(by rules: Procedure.Talks) -> [[Member.ID]] {
        counted.filter { $0.between.count == 2 && (rules.confirmed != true || isConfirmed($0)) }.map(\.between)
    }

    /// 书记带头谈: nil while nobody has talked.
    public func isLedBy(_ secretary: Member.ID) -> Bool? {
        guard let first = counted.map(\.on).min() else { return nil }
        return counted.contains { $0.on == first && $0.between.contains(secretary) }
    }
}
