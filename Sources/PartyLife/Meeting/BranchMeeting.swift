/// The meeting itself (专题组织生活会), held by one branch or group in one campaign, in one room.
public struct BranchMeeting: Aggregate {
    public static let kind = "meeting"

    public internal(set) var state = State.preparing
    /// How each member who cannot come as usual is to be covered (落实办法).
    public internal(set) var arrangements: [Member.ID: Arrangement] = [:]
    public internal(set) var exemptions: [Member.ID: Exemption] = [:]
    /// Nil in states from before visits were planned.
    var plannedVisits: [LeaderVisit]?
    public internal(set) var readyOn: Day?
    public internal(set) var readinessOverride: Override?
    public internal(set) var heldOn: Day?
    public internal(set) var place = ""
    public internal(set) var chair: Member.ID?
    public internal(set) var attendance: [Member.ID: Attendance] = [:]
    public internal(set) var observers: [Observer] = []
    /// The order of speaking that was agreed; nil where nobody has changed it, and in states from before it was kept.
    public internal(set) var order: [Member.ID]?
    public internal(set) var floor: Floor?
    /// Nil in states from before outcomes were kept.
    var noted: [Outcome]?
    public var outcomes: [Outcome] { noted ?? [] }
    /// As they were held.
    public internal(set) var speeches: [Speech] = []
    public internal(set) var criticisms: [Criticism] = []
    public internal(set) var remarks: [Remark] = []
    /// Speakers who were asked to speak again and have not yet.
    public internal(set) var toRestate: [Member.ID] = []
    public internal(set) var closing: Words?
    public internal(set) var covered: [Member.ID: Covered] = [:]
    /// Nil in states from before corrections were kept.
    var corrected: [Corrected<Record>]?

    public init() {}

    /// 筹备中, 具备开会条件, 会议进行中, 已开（待补）, 已召开.
    public enum State: String, Codable, Sendable { case preparing, ready, inSession, heldMakeUp, held }

    public var isHeld: Bool { state == .held || state == .heldMakeUp }

    /// A third status: neither absent nor present, shown apart, never in a list that shames.
    public struct Exemption: Codable, Equatable, Sendable {
        /// Nil where it is sealed.
        public internal(set) var reason: ExemptionReason?
        var sealed: Words?
        public var on: Day
    }

    /// 身患重病, 失能, 年事已高行动不便, 组织批准的其他情形.
    public enum ExemptionReason: String, Codable, Sendable, CaseIterable {
        case illness, incapacitated, frailty, approved

        /// What those outside the branch may know of it: never how ill somebody is.
        public enum Kind: String, Sendable, CaseIterable { case health, approved }

        public var kind: Kind { self == .approved ? .approved : .health }
    }

    /// A superior's decision to let the meeting go ahead with unmet gates.
    public struct Override: Codable, Equatable, Sendable {
        public var reason: String
        public var by: Member.ID
        public var unmet: [Gate]
        public var on: Day
    }

    public enum Attendance: Codable, Equatable, Sendable {
        /// In the capacity of an ordinary member, whatever office is held.
        case present
        /// As people enter it; so it stands in events of older releases.
        case absent(reason: AbsenceReason)
        /// As the log keeps it, the reason sealed.
        case absentSealed(reason: Words)

        public var isPresent: Bool { self == .present }
    }

    /// 病假, 公务, 外出流动, 事假, 年老体弱, 学习培训, 无故缺席.
    public enum AbsenceReason: String, Codable, Sendable, CaseIterable {
        case illness, business, away, personal, frailty, training, none
    }

    /// 列席人员.
    public struct Observer: Codable, Equatable, Sendable {
        public var member: Member.ID
        public var name: String
    }

    public struct Speech: Codable, Equatable, Sendable {
        public var speaker: Member.ID
        /// What the minutes keep of gains, gaps and self-criticism; may be left out.
        public var text: Words?

        public init(speaker: Member.ID, text: Words? = nil) { (self.speaker, self.text) = (speaker, text) }
    }

    /// Mutual criticism (相互批评): from one named person to another, about a fact and the thinking behind it.
    public struct Criticism: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<Criticism>
        public var from: Member.ID
        public var to: Member.ID
        /// Nil where the branch keeps the words on paper, or keeps none.
        public var text: Words?
        /// 本人未查摆到的问题: not in the other's own self-examination.
        public var blindSpot: Bool
        public var response: Response?
        public var responseText: Words?

        public init(id: Identifier<Criticism>, from: Member.ID, to: Member.ID, text: Words?, blindSpot: Bool = false) {
            (self.id, self.from, self.to, self.text, self.blindSpot) = (id, from, to, text, blindSpot)
        }
    }

    /// 接受, 说明.
    public enum Response: String, Codable, Sendable, CaseIterable { case accepts, explains }

    /// An observer's remark on the spot (现场点评).
    public struct Remark: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<Remark>
        public var by: Member.ID
        public var about: Member.ID?
        public var defects: [CriticismDefect]
        public var text: Words
        /// 要求补充发言.
        public var restate: Bool

        public init(
            id: Identifier<Remark>, by: Member.ID, about: Member.ID? = nil, defects: [CriticismDefect] = [],
            text: Words,
            restate: Bool = false
        ) {
            (self.id, self.by, self.about, self.defects) = (id, by, about, defects)
            (self.text, self.restate) = (text, restate)
        }
    }

    /// What guidance groups correct: 以建议代批评, 以评支部代评个人, 以笼统代具体, 以表扬代批评, 讲别人不讲自己, 扣大帽子.
    public enum CriticismDefect: String, Codable, Sendable, CaseIterable {
        case suggestion, branchForPerson, generalForSpecific, praise, othersProblem, labelTooBig
    }

    public struct Covered: Codable, Equatable, Sendable {
        public var mode: CoverMode
        public var on: Day
        public var confirmedBy: Member.ID
        /// Where, when it was a unit of the tree that took the member in and says so.
        public var at: Organisation.ID?
    }

    /// How a member took part.
    public enum Participation: Equatable, Sendable { case toBeCovered, present, covered, exempt }

    /// How a member stands once the meeting is over; whoever came counts as present whatever was arranged.
    public func participation(of member: Member.ID) -> Participation {
        if isHeld, attendance[member] == .present { return .present }
        if covered[member] != nil { return .covered }
        if exemptions[member] != nil { return .exempt }
        return .toBeCovered
    }

    public var present: [Member.ID] { attendance.filter { $0.value.isPresent }.keys.sorted() }

    public func hasSpoken(_ member: Member.ID) -> Bool { speeches.contains { $0.speaker == member } }
}
