/// 民主评议党员: members assess themselves and each other, a ballot counts what the branch thinks, the committee concludes,
/// and each is told. Votes inform a grade and never set it. Source: domain "appraisal".
public struct Appraisal: Aggregate {
    public static let kind = "appraisal"

    public internal(set) var openedOn: Day?
    /// 自评.
    public internal(set) var selfGrades: [Member.ID: Grade] = [:]
    /// Leaders who are assessed elsewhere, and those whom the branch excuses otherwise, each with its reason.
    public internal(set) var excused: [Member.ID: Words] = [:]
    /// What two people counted; nobody knows of it before it is whole.
    public internal(set) var count: Count?
    public internal(set) var countedOn: Day?
    public internal(set) var conclusions: [Member.ID: Conclusion] = [:]

    public init() {}

    /// 优秀, 合格, 基本合格, 不合格.
    public enum Grade: String, Codable, CodingKeyRepresentable, Sendable, CaseIterable {
        case excellent, qualified, basic, unqualified
    }

    /// 对支委会的评议: 好, 较好, 一般, 差.
    public enum TeamGrade: String, Codable, CodingKeyRepresentable, Sendable, CaseIterable {
        case good, fairlyGood, fair, poor
    }

    /// 未开始, 评议中, 已计票, 已作出结论.
    public enum State: String, Sendable { case notBegun, open, counted, concluded }

    public var state: State {
        if openedOn == nil { return .notBegun }
        guard count != nil else { return .open }
        return conclusions.isEmpty ? .counted : .concluded
    }

    /// 计票: ballots and what stands on them.
    public struct Count: Codable, Equatable, Sendable {
        public var issued: Int
        public var returned: Int
        /// Of those that came back; the others say nothing that can be counted.
        public var valid: Int
        public var votes: [Member.ID: [Grade: Int]]
        public var team: [TeamGrade: Int]
        /// 监票人、计票人.
        public var counters: [Member.ID]

        public init(
            issued: Int, returned: Int, valid: Int, votes: [Member.ID: [Grade: Int]], team: [TeamGrade: Int] = [:],
            counters: [Member.ID]
        ) {
            (self.issued, self.returned, self.valid) = (issued, returned, valid)
            (self.votes, self.team, self.counters) = (votes, team, counters)
        }
    }

    /// 支委会研究的结论: a human decision.
    public struct Conclusion: Codable, Equatable, Sendable {
        public var grade: Grade
        public var on: Day
        /// Who wrote it down for the committee.
        public var recordedBy: Member.ID
        /// 反馈本人.
        public var told: Day?
    }

    /// Who is given a grade: full members who are not excused. Probationary members are assessed without one.
    public func graded(of branch: BranchFacts, on day: Day) -> [Member.ID] {
        branch.branch.members.filter { $0.since <= day && $0.hasVote && excused[$0.id] == nil }.map(\.id)
    }
}
