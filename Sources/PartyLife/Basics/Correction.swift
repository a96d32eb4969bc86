/// How a record that people made was put right (更正) or taken back (撤回).
///
/// The record's own aggregate keeps what stood before, so that it stays readable for those who could read it.
public struct Correction: Codable, Equatable, Sendable {
    public var kind: Kind
    public var by: Member.ID
    public var on: Day
    /// Why; it may quote words. Nil while nobody else had built on the record.
    public var reason: Words?

    public enum Kind: String, Codable, Sendable, CaseIterable { case corrected, withdrawn }

    /// Whether the page and the minutes say that the record was put right: wherever a reason was asked for.
    public var isMarked: Bool { reason != nil }

    public enum Refused: Refusal {
        public static let area = "correction"
        /// Neither made it nor sits on the committee, or the record is its maker's alone.
        case notYours
        /// 不徇私情: whoever a record speaks against leaves it as it is.
        case againstYou
        case reasonMissing
        case reasonTooLong(limit: Int)
        case unknownRecord
        /// Something that came later rests on the record, which has to be put right first.
        case restedUpon
        /// What somebody else said can be taken back, never put into other words.
        case wordsOfAnother
    }

    /// Longest reason, in characters.
    public static let reasonLimit = 500
}

extension Correction {
    /// What the rule must know of a record: whose it is, whom it speaks against, and whether others have built on it.
    public struct Standing: Equatable, Sendable {
        public var makers: [Member.ID]
        /// Whoever is criticised never corrects the criticism of themself.
        public var against: Member.ID?
        /// Others have acted on it, or its step is over: a correction needs a reason, and stays visible.
        public var isSettled: Bool
        /// Whether the committee may put it right as well.
        public var isCommon: Bool

        public init(
            by makers: [Member.ID?], against: Member.ID? = nil, isSettled: Bool = false, isCommon: Bool = true
        ) {
            (self.makers, self.against) = (makers.compactMap(\.self), against)
            (self.isSettled, self.isCommon) = (isSettled, isCommon)
        }

        /// - Parameter keeps: whether the actor keeps the branch's records (支委).
        public func allows(_ actor: ActingPerson, keeps: Bool) -> Bool { (try? require(actor, keeps: keeps)) != nil }

        public func needsReason(of actor: ActingPerson) -> Bool {
            isSettled || actor.member.map { !makers.contains($0) } ?? true
        }

        fileprivate func require(_ actor: ActingPerson, keeps: Bool) throws(Refused) -> Member.ID {
            guard let member = actor.member else { throw .notYours }
            guard against != member else { throw .againstYou }
            guard makers.contains(member) || (isCommon && keeps) else { throw .notYours }
            return member
        }

        /// The correction, where the actor may make it.
        func correction(
            _ kind: Kind, by actor: ActingPerson, keeps: Bool, on day: Day, because reason: Words?
        ) throws(Refused) -> Correction {
            let member = try require(actor, keeps: keeps)
            guard reason != nil || !needsReason(of: actor) else { throw .reasonMissing }
            if let reason, !reason.isWithin(reasonLimit) { throw .reasonTooLong(limit: reasonLimit) }
            return Correction(kind: kind, by: member, on: day, reason: reason)
        }
    }
}

/// A record as it stood before it was put right.
public struct Corrected<Record: Codable & Equatable & Sendable>: Codable, Equatable, Sendable {
    public var before: Record
    public var correction: Correction

    init(_ before: Record, _ correction: Correction) { (self.before, self.correction) = (before, correction) }
}
