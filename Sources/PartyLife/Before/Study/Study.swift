/// The study (学习) before the meeting: sessions, who took part and how, who caught up, what each studied alone, what
/// they made of it, and the draws that asked someone to speak.
public struct Study: Aggregate {
    public static let kind = "study"

    public internal(set) var sessions: [Session] = []
    /// Sessions at which people sign themselves in.
    public internal(set) var checkIns: [CheckIn] = []
    public internal(set) var alone: [SelfStudy] = []
    public internal(set) var reflections: [Reflection] = []
    public internal(set) var draws: [Draw] = []
    /// What was put right or taken back, in order.
    public internal(set) var corrections: [Corrected<Record>] = []

    public init() {}

    public struct Session: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<Session>
        /// Prescribed texts that were studied.
        public var texts: [String]
        public var form: Form
        public var on: Day
        public var place: String
        /// Who studied, in the session or by catching up on it.
        public var attended: [Member.ID]
        /// How many of these caught up later, and when.
        public internal(set) var catchUps: [CatchUp] = []
        /// 自选篇目, by title.
        public var ownTexts: [String]?
        /// 主讲（领学）人, as written: it may be a guest.
        public var lecturer: String?
        /// 组织单位, where it is not the branch.
        public var organiser: String?
        /// Those of the attended who came online.
        public var online: [Member.ID]?
        /// How long it took; asked for only where the procedure counts hours.
        public var minutes: Int?
        /// Who noted it; nil in what was noted before that was kept.
        public internal(set) var recordedBy: Member.ID?

        public init(
            id: Identifier<Session>, texts: [String], form: Form, on: Day, place: String = "", attended: [Member.ID],
            ownTexts: [String]? = nil, lecturer: String? = nil, organiser: String? = nil, online: [Member.ID]? = nil,
            minutes: Int? = nil
        ) {
            (self.id, self.texts, self.form, self.on) = (id, texts, form, on)
            (self.place, self.attended) = (place, attended)
            (self.ownTexts, self.lecturer, self.organiser) = (ownTexts, lecturer, organiser)
            (self.online, self.minutes) = (online, minutes)
        }

        public func presence(of member: Member.ID) -> Presence? {
            guard attended.contains(member) else { return nil }
            return online?.contains(member) == true ? .online : .onSite
        }
    }

    public struct CatchUp: Codable, Equatable, Sendable {
        public var count: Int
        public var on: Day
        /// Nil in what was noted before names were kept.
        public internal(set) var members: [Member.ID]?
    }

    /// 集中学习, 个人自学, 专题研讨, 主题党日, 线上学习, 宣讲, 党课, 送学上门, 读书班, 实地学习, 领学, 讨论交流, 三会一课.
    public enum Form: String, Codable, Sendable, CaseIterable {
        case together, alone, seminar, themeDay, online, lecture, partyClass, homeDelivery
        case readingClass, visit, leadReading, discussion, threeMeetings

        /// 集体学习, as against 个人自学.
        public var isCollective: Bool { self != .alone && self != .homeDelivery }
    }

    /// 现场, 线上.
    public enum Presence: String, Codable, Sendable, CaseIterable { case onSite, online }

    /// 扫码签到 of a session: open on its day until it is ended.
    public struct CheckIn: Codable, Equatable, Sendable {
        public var session: Identifier<Session>
        /// What the codes on the wall are made from.
        public var secret: String
        public internal(set) var ended: Instant?
        public internal(set) var arrivals: [Arrival] = []
    }

    public struct Arrival: Codable, Equatable, Sendable {
        public var member: Member.ID
        public var how: Presence
        public var at: Instant
    }

    /// 个人自学, as the person notes it.
    public struct SelfStudy: Codable, Equatable, Sendable {
        public var member: Member.ID
        public var texts: [String]
        public var ownTexts: [String]
        public var on: Day
        public var minutes: Int?

        public init(member: Member.ID, texts: [String], ownTexts: [String] = [], on: Day, minutes: Int? = nil) {
            (self.member, self.texts, self.ownTexts, self.on, self.minutes) = (member, texts, ownTexts, on, minutes)
        }
    }

    /// 学有所思、学有所悟、学有所得，联系工作: a few of one's own words; the last of a session stands.
    public struct Reflection: Codable, Equatable, Sendable {
        public var session: Identifier<Session>
        public var author: Member.ID
        public var thought: Words?
        public var insight: Words?
        public var gain: Words?
        public var work: Words?
        /// Whether the branch may read it.
        public var isShared: Bool

        public init(
            session: Identifier<Session>, author: Member.ID, thought: Words? = nil, insight: Words? = nil,
            gain: Words? = nil, work: Words? = nil, isShared: Bool = false
        ) {
            (self.session, self.author, self.thought, self.insight) = (session, author, thought, insight)
            (self.gain, self.work, self.isShared) = (gain, work, isShared)
        }

        public var words: [Words] { [thought, insight, gain, work].compactMap(\.self) }
    }
}
