/// The plan (会议方案) of a branch's meeting: drafted and submitted by the branch, approved by the superior.
public struct Plan: Aggregate {
    public static let kind = "plan"

    public internal(set) var state = State.none
    /// Every submitted text, oldest first; the last is the one under review or approved.
    public internal(set) var versions: [Text] = []
    public internal(set) var draft: Text?
    /// Who drafted or submitted: they may not review.
    public internal(set) var authors: [Member.ID] = []
    public internal(set) var submitted: Day?
    public internal(set) var firstSubmitted: Day?
    public internal(set) var reviews: [Review] = []
    /// The day of the meeting after a change that was made since approval.
    public internal(set) var changedDate: DateChange?

    public init() {}

    public enum State: String, Codable, Sendable { case none, drafted, submitted, returned, approved }

    /// What a plan says.
    public struct Text: Codable, Equatable, Sendable {
        /// 目标.
        public var goals: String
        /// 内容与程序.
        public var content: String
        /// 要解决的问题.
        public var problems: String
        /// 组织形式.
        public var form: String
        public var place: String
        public var meetingDay: Day?
        /// Minutes since midnight.
        public var startsAt: Int?
        /// 经费与保障.
        public var means: String

        public init(
            goals: String = "", content: String = "", problems: String = "", form: String = "", place: String = "",
            meetingDay: Day? = nil, startsAt: Int? = nil, means: String = ""
        ) {
            (self.goals, self.content, self.problems, self.form) = (goals, content, problems, form)
            (self.place, self.meetingDay, self.startsAt, self.means) = (place, meetingDay, startsAt, means)
        }

        /// Elements that a plan must have and this one lacks (要素).
        public var missing: [Element] {
            let texts: [(Element, String)] = [
                (.goals, goals), (.content, content), (.form, form), (.place, place),
            ]
            return texts.filter { $0.1.trimmed.isEmpty }.map(\.0) + (meetingDay == nil ? [.meetingDay] : [])
        }
    }

    public enum Element: String, Codable, Sendable, CaseIterable { case goals, content, form, place, meetingDay }

    /// 审核标准: 程序环节, 学习效果, 组织形式, 时间节点.
    public enum Criterion: String, Codable, Sendable, CaseIterable { case steps, studyEffect, form, timing }

    /// 退回原因: 内容不实, 程序不清, 要素不全.
    public enum ReturnReason: String, Codable, Sendable, CaseIterable { case untrue, unclearProcedure, incomplete }

    public struct Review: Codable, Equatable, Sendable {
        public var by: Member.ID
        public var on: Day
        /// Empty for an approval.
        public var reasons: [ReturnReason]
        public var remark: String

        public var approves: Bool { reasons.isEmpty }
    }

    public struct DateChange: Codable, Equatable, Sendable {
        public var day: Day
        public var reason: String
    }

    /// When the branch means to meet.
    public var meetingDay: Day? { changedDate?.day ?? (draft ?? versions.last)?.meetingDay }

    public enum Event: DomainEvent {
        case drafted(text: Text, by: Member.ID)
        case submitted(text: Text, by: Member.ID, on: Day)
        case returned(reasons: [ReturnReason], remark: String, by: Member.ID, on: Day)
        case approved(remark: String, by: Member.ID, on: Day)
        case dateChanged(to: Day, reason: String, by: Member.ID, on: Day)

        public var happened: Day? {
            switch self {
            case .drafted: nil
            case .submitted(_, _, let day), .returned(_, _, _, let day), .approved(_, _, let day),
                .dateChanged(_, _, _, let day):
                day
            }
        }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .drafted(let text, let author):
            draft = text
            if !authors.contains(author) { authors.append(author) }
            if state == .none { state = .drafted }
        case .submitted(let text, let author, let day):
            versions.append(text)
            draft = nil
            if !authors.contains(author) { authors.append(author) }
            (state, submitted, firstSubmitted) = (.submitted, day, firstSubmitted ?? day)
        case .returned(let reasons, let remark, let reviewer, let day):
            reviews.append(Review(by: reviewer, on: day, reasons: reasons, remark: remark))
            state = .returned
        case .approved(let remark, let reviewer, let day):
            reviews.append(Review(by: reviewer, on: day, reasons: [], remark: remark))
            state = .approved
        case .dateChanged(let day, let reason, _, _):
            changedDate = DateChange(day: day, reason: reason)
        }
    }
}
