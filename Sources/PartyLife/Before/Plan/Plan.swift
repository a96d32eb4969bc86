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
    public internal(set) var effect: EffectCheck?

    public init() {}

    public enum State: String, Codable, Sendable { case none, drafted, submitted, returned, approved }

    /// 审核标准: 程序环节, 学习效果, 组织形式, 时间节点.
    public enum Criterion: String, Codable, Sendable, CaseIterable {
        case steps, studyEffect, form, timing

        /// Those of the first checkpoint (方案审批). The effect of study shows later, and is looked at before the meeting.
        public static let atApproval: [Criterion] = [.steps, .form, .timing]
    }

    /// 把关要求: 政治性, 严肃性, 规范性.
    public enum Quality: String, Codable, Sendable, CaseIterable { case political, serious, standard }

    /// 退回原因: 内容不实, 程序不清, 要素不全.
    public enum ReturnReason: String, Codable, Sendable, CaseIterable { case untrue, unclearProcedure, incomplete }

    public struct Review: Codable, Equatable, Sendable {
        public var by: Member.ID
        public var on: Day
        /// Empty for an approval.
        public var reasons: [ReturnReason]
        public var remark: String
        /// What was said of single elements, where it was given back.
        public var notes: [Note]?
        /// What the reviewer vouched for, where it was approved.
        public var qualities: [Quality]?

        public var approves: Bool { reasons.isEmpty }

        public func note(on element: Element) -> String? { notes?.first { $0.element == element }?.text }
    }

    /// A remark at its place in the plan.
    public struct Note: Codable, Equatable, Sendable {
        public var element: Element
        public var text: String

        public init(_ element: Element, _ text: String) { (self.element, self.text) = (element, text) }
    }

    /// The second checkpoint (会前复核): what study has brought, and the material.
    public struct EffectCheck: Codable, Equatable, Sendable {
        public var passed: Bool
        public var remark: String
        public var by: Member.ID
        public var on: Day
    }

    public struct DateChange: Codable, Equatable, Sendable {
        public var day: Day
        public var reason: String
    }

    /// When the branch means to meet.
    public var meetingDay: Day? { changedDate?.day ?? (draft ?? versions.last)?.meetingDay }

    /// The review that the branch has to answer.
    public var openReturn: Review? { state == .returned ? reviews.last : nil }
}
