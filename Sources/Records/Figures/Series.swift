import PartyLife

/// What an organisation's figures came to, day by day: for each metric the days on which it changed, with the sum of all
/// amounts up to that day.
struct Series: Equatable, Sendable {
    private(set) var sums: [Metric: Sums] = [:]

    struct Sums: Equatable, Sendable {
        fileprivate(set) var days: [Int32] = []
        fileprivate(set) var totals: [Int64] = []

        /// The sum as of a day.
        func value(asOf day: Int32) -> Int64 {
            let end = days.firstIndex(after: day)
            return end == 0 ? 0 : totals[end - 1]
        }

        /// What it changes by on each day from one on.
        ///
        /// - Parameter withBalance: whether what it came to before that day is part of the first change.
        func changes(from first: Int32, withBalance: Bool) -> [(day: Int32, amount: Int64)] {
            var before = withBalance ? 0 : value(asOf: first - 1)
            var changes: [(day: Int32, amount: Int64)] = []
            for day in [first] + days.filter({ $0 > first }) {
                let sum = value(asOf: day)
                if sum != before { changes.append((day, sum - before)) }
                before = sum
            }
            return changes
        }

        fileprivate mutating func add(_ amount: Int64, on day: Int32) {
            var place = days.firstIndex(after: day)
            if place > 0, days[place - 1] == day {
                place -= 1
            } else {
                days.insert(day, at: place)
                totals.insert(place == 0 ? 0 : totals[place - 1], at: place)
            }
            for later in place..<totals.count { totals[later] += amount }
        }
    }

    mutating func add(_ amount: Int, _ metric: Metric, on day: Day) {
        sums[metric, default: Sums()].add(Int64(amount), on: Int32(clamping: day.number))
    }

    mutating func add(_ other: Series) {
        for (metric, sums) in other.sums {
            var before: Int64 = 0
            for (day, total) in zip(sums.days, sums.totals) {
                self.sums[metric, default: Sums()].add(total - before, on: day)
                before = total
            }
        }
    }

    /// Adds to what others have come to by a day.
    func add(to values: inout [Metric: Int], asOf day: Day) {
        let day = Int32(clamping: day.number)
        for (metric, sums) in sums {
            let value = sums.value(asOf: day)
            if value != 0 { values[metric, default: 0] += Int(value) }
        }
    }
}

extension [Int32] {
    /// How many of these, in rising order, are not after a day.
    fileprivate func firstIndex(after day: Int32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
