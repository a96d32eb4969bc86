extension Step.Rule {
    /// 集中学习.
    static let study = Step.Rule(
        .before, by: .keepers, until: .day(.studyBy), gates: [.studyCovered], on: .page("study"))
}
