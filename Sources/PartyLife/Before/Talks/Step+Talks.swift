extension Step.Rule {
    /// 谈心谈话.
    static let talks = Step.Rule(
        .before, by: .everyone, until: .day(.talksBy), gates: [.talksCovered], on: .page("talks"))
}
