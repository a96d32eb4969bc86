/// What a state contributes to the figures: amounts by metric and by the day from which they count.
///
/// A change's deltas are the difference of two such contributions, so that the figures of a day always equal a recount,
/// a correction moves what it corrects, and what happens by date alone (a deadline that passes) needs no event.
public struct Tally: Equatable, Sendable {
    public private(set) var amounts: [Key: Int] = [:]

    public struct Key: Hashable, Comparable, Sendable {
        public var metric: Metric
        public var day: Day

        public init(_ metric: Metric, _ day: Day) { (self.metric, self.day) = (metric, day) }

        public static func < (left: Key, right: Key) -> Bool {
            (left.metric.rawValue, left.day) < (right.metric.rawValue, right.day)
        }
    }

    public init() {}

    public mutating func add(_ metric: Metric, on day: Day?, _ amount: Int = 1) {
        guard let day, amount != 0 else { return }
        let key = Key(metric, day)
        let sum = (amounts[key] ?? 0) + amount
        amounts[key] = sum == 0 ? nil : sum
    }

    /// Counts from one day until another, if any.
    public mutating func add(_ metric: Metric, from day: Day?, until end: Day?, _ amount: Int = 1) {
        guard let day else { return }
        if let end, end <= day { return }
        add(metric, on: day, amount)
        add(metric, on: end, -amount)
    }

    public static func - (left: Tally, right: Tally) -> Tally {
        var difference = left
        for (key, amount) in right.amounts { difference.add(key.metric, on: key.day, -amount) }
        return difference
    }

    public static func + (left: Tally, right: Tally) -> Tally {
        var sum = left
        for (key, amount) in right.amounts { sum.add(key.metric, on: key.day, amount) }
        return sum
    }

    /// The figure as of a day.
    public func value(_ metric: Metric, asOf day: Day) -> Int {
        amounts.reduce(0) { $1.key.metric == metric && $1.key.day <= day ? $0 + $1.value : $0 }
    }

    public var isEmpty: Bool { amounts.isEmpty }
    public var sorted: [(key: Key, amount: Int)] { amounts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}

/// A state that contributes to the figures.
public protocol Counted {
    var tally: Tally { get }
}
