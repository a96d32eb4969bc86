extension Step.Rule {
    /// 撰写对照检查: everyone's own paper; that of leaders is read before the meeting.
    static let examinations = Step.Rule(
        .before, by: .everyone, until: .day(.examinationsBy), gates: [.examinationsComplete, .leadersReviewed],
        on: .page("examinations"))
}
