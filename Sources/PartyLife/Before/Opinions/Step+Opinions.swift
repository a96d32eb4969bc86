extension Step.Rule {
    /// 征求意见.
    static let opinions = Step.Rule(
        .before, by: .keepers, until: .day(.opinionsBy), gates: [.opinionsDelivered], on: .page("opinions"))
}
