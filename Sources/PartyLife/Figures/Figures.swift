/// Figures of an organisation with everything below it, as of a day: the one place that every page reads.
public struct Figures: Sendable, Equatable {
    public var asOf: Day
    private var values: [Metric: Int]

    public init(asOf: Day, values: [Metric: Int]) { (self.asOf, self.values) = (asOf, values) }

    /// The figures of states at hand, by the same tallies as everywhere.
    public init(asOf day: Day, of states: [any Counted]) {
        let tally = states.reduce(Tally()) { $0 + $1.tally }
        self.init(
            asOf: day,
            values: Dictionary(uniqueKeysWithValues: Metric.allCases.map { ($0, tally.value($0, asOf: day)) }))
    }

    public subscript(metric: Metric) -> Int {
        guard let terms = metric.terms else { return values[metric] ?? 0 }
        return terms.plus.reduce(0) { $0 + self[$1] } - terms.minus.reduce(0) { $0 + self[$1] }
    }

    /// Members who take part or are to be covered: without those who are exempt.
    public var expected: Int { self[.membersExpected] }
    /// Members who were in the room or covered in another way.
    public var covered: Int { self[.membersCovered] }
    /// Problems of the lists, without those that were merged into others.
    public var problemsKept: Int { self[.problemsKept] }

    /// What the figure is a part of; nil where it is a part of nothing.
    public func denominator(of metric: Metric) -> Int? { metric.denominator.map { self[$0] } }
}
