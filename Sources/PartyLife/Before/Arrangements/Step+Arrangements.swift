extension Step.Rule {
    /// 参会安排: how members who cannot come take part, and which branch each leader attends.
    static let arrangements = Step.Rule(
        .before, by: .keepers, until: .day(.examinationsBy), gates: [.everyoneArranged, .leadersPlanned],
        on: .page("arrangements"))
}
