extension Plan {
    /// What a plan says.
    public struct Text: Codable, Equatable, Sendable {
        /// 目标.
        public var goals: String
        /// 牵头人: who leads the preparation.
        public var leader: Member.ID?
        /// 内容与程序.
        public var content: String
        /// 要解决的问题.
        public var problems: String
        /// 组织形式.
        public var form: String
        /// 频次.
        public var frequency: String?
        /// 参与人员.
        public var people: String?
        public var place: String
        public var meetingDay: Day?
        /// Minutes since midnight.
        public var startsAt: Int?
        /// 经费与保障.
        public var means: String

        public init(
            goals: String = "", leader: Member.ID? = nil, content: String = "", problems: String = "",
            form: String = "", frequency: String? = nil, people: String? = nil, place: String = "",
            meetingDay: Day? = nil, startsAt: Int? = nil, means: String = ""
        ) {
            (self.goals, self.leader, self.content, self.problems) = (goals, leader, content, problems)
            (self.form, self.frequency, self.people, self.place) = (form, frequency, people, place)
            (self.meetingDay, self.startsAt, self.means) = (meetingDay, startsAt, means)
        }

        /// Elements that a plan must have and this one lacks (要素).
        public var missing: [Element] { Element.allCases.filter { $0.isRequired && !has($0) } }

        private func has(_ element: Element) -> Bool {
            switch element {
            case .goals: !goals.trimmed.isEmpty
            case .leader: leader != nil
            case .content: !content.trimmed.isEmpty
            case .problems: !problems.trimmed.isEmpty
            case .form: !form.trimmed.isEmpty
            case .frequency: frequency?.trimmed.isEmpty == false
            case .people: people?.trimmed.isEmpty == false
            case .place: !place.trimmed.isEmpty
            case .meetingDay: meetingDay != nil
            case .startsAt: startsAt != nil
            case .means: !means.trimmed.isEmpty
            }
        }
    }

    /// 要素, in the order in which they are read: content, form, frequency, problems, people, place, time, means.
    public enum Element: String, Codable, Sendable, CaseIterable {
        case goals, leader, content, problems, form, frequency, people, place, meetingDay, startsAt, means

        public var isRequired: Bool {
            switch self {
            case .problems, .frequency, .startsAt: false
            case .goals, .leader, .content, .form, .people, .place, .meetingDay, .means: true
            }
        }
    }
}
