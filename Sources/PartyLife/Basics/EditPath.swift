/// The shortest way from one list of tokens to another, found from both ends at once so that it needs no more memory
/// than the texts themselves.
struct EditPath {
    private let old: [Substring]
    private let new: [Substring]
    private var isRemoved: [Bool]
    private var isAdded: [Bool]
    /// The furthest place reached on each diagonal, from the beginning and from the end.
    private var forward: [Int]
    private var backward: [Int]

    init(_ old: [Substring], _ new: [Substring]) {
        (self.old, self.new) = (old, new)
        isRemoved = Array(repeating: false, count: old.count)
        isAdded = Array(repeating: false, count: new.count)
        let width = 2 * (old.count + new.count) + 3
        forward = Array(repeating: 0, count: width)
        backward = forward
    }

    mutating func parts() -> [TextDifference.Part] {
        mark(old.startIndex..<old.endIndex, new.startIndex..<new.endIndex)
        var parts: [TextDifference.Part] = []
        var (x, y) = (0, 0)
        func run(_ tokens: [Substring], _ start: Int, while holds: (Int) -> Bool) -> (String, Int) {
            var (text, end) = ("", start)
            while end < tokens.count, holds(end) {
                text += tokens[end]
                end += 1
            }
            return (text, end)
        }
        while x < old.count || y < new.count {
            let (removed, toX) = run(old, x) { isRemoved[$0] }
            let (added, toY) = run(new, y) { isAdded[$0] }
            if !removed.isEmpty { parts.append(.removed(removed)) }
            if !added.isEmpty { parts.append(.added(added)) }
            let start = toY
            let (kept, end) = run(new, start) {
                !isAdded[$0] && toX + $0 - start < old.count && !isRemoved[toX + $0 - start]
            }
            if !kept.isEmpty { parts.append(.kept(kept)) }
            (x, y) = (toX + end - start, end)
        }
        return parts
    }

    /// Marks what is removed and added between two stretches.
    private mutating func mark(_ left: Range<Int>, _ right: Range<Int>) {
        var (left, right) = (left, right)
        while let a = left.first, let b = right.first, old[a] == new[b] {
            (left, right) = (a + 1..<left.upperBound, b + 1..<right.upperBound)
        }
        while let a = left.last, let b = right.last, old[a] == new[b] {
            (left, right) = (left.lowerBound..<a, right.lowerBound..<b)
        }
        guard !left.isEmpty, !right.isEmpty else {
            for index in left { isRemoved[index] = true }
            for index in right { isAdded[index] = true }
            return
        }
        let (x, y) = middle(left, right)
        mark(left.lowerBound..<x, right.lowerBound..<y)
        mark(x..<left.upperBound, y..<right.upperBound)
    }

    /// A place that a shortest way goes through, other than both ends.
    private mutating func middle(_ left: Range<Int>, _ right: Range<Int>) -> (Int, Int) {
        let (n, m) = (left.count, right.count)
        let (delta, centre) = (n - m, old.count + new.count + 1)
        forward[centre + 1] = 0
        backward[centre + 1] = 0
        for steps in 0...(n + m + 1) / 2 {
            // Beyond these diagonals lies nothing.
            let diagonals = stride(
                from: 2 * max(0, steps - m) - steps, through: steps - 2 * max(0, steps - n), by: 2)
            for k in diagonals {
                let goesDown = k == -steps || (k != steps && forward[centre + k - 1] < forward[centre + k + 1])
                var x = goesDown ? forward[centre + k + 1] : forward[centre + k - 1] + 1
                while x < n, x - k < m, old[left.lowerBound + x] == new[right.lowerBound + x - k] { x += 1 }
                forward[centre + k] = x
                let opposite = delta - k
                guard delta % 2 != 0, abs(opposite) <= steps - 1, x + backward[centre + opposite] >= n else { continue }
                return (left.lowerBound + x, right.lowerBound + x - k)
            }
            for k in diagonals {
                let goesDown = k == -steps || (k != steps && backward[centre + k - 1] < backward[centre + k + 1])
                var x = goesDown ? backward[centre + k + 1] : backward[centre + k - 1] + 1
                while x < n, x - k < m,
                    old[left.upperBound - 1 - x] == new[right.upperBound - 1 - (x - k)]
                { x += 1 }
                backward[centre + k] = x
                let opposite = delta - k
                guard delta % 2 == 0, abs(opposite) <= steps, x + forward[centre + opposite] >= n else { continue }
                return (left.upperBound - x, right.upperBound - (x - k))
            }
        }
        return (left.upperBound, right.upperBound)
    }
}
