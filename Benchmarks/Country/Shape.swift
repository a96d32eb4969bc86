import PartyLife

/// How large a made-up country is.
public struct Size: Sendable {
    public var organisations: Int
    public var members: Int
    public var problems: Int

    public init(organisations: Int, members: Int, problems: Int) {
        (self.organisations, self.members, self.problems) = (organisations, members, problems)
    }
}

/// The tree: one root, 31 below it, 341, 2 728 and 38 192 below these, and branches below the last; smaller countries
/// have the upper levels alone.
public struct Shape: Sendable {
    /// How many organisations each level has, the root first; the last level is the branches.
    public let levels: [Int]

    public init(organisations: Int) {
        // 41 293 of a million lead others.
        var superiors = max(1, organisations * 41_293 / 1_000_000)
        var levels: [Int] = []
        for full in [1, 31, 341, 2_728, 38_192] {
            guard superiors >= max(1, levels.last ?? 0) else { break }
            levels.append(min(full, superiors))
            superiors -= min(full, superiors)
        }
        self.levels = levels + [max(1, organisations - levels.reduce(0, +))]
    }

    public var branches: Int { levels[levels.count - 1] }
    public var organisations: Int { levels.reduce(0, +) }

    public func isBranch(level: Int) -> Bool { level == levels.count - 1 }

    public func id(level: Int, _ index: Int) -> Organisation.ID {
        Identifiers.make("abcdef".dropFirst(level).prefix(1), index, digits: level == 0 ? 1 : 6)
    }

    /// Those directly below an organisation, by their place in the next level.
    public func children(level: Int, _ index: Int) -> Range<Int> {
        guard !isBranch(level: level) else { return 0..<0 }
        let (here, below) = (levels[level], levels[level + 1])
        func start(_ index: Int) -> Int { (index * below + here - 1) / here }
        return start(index)..<start(index + 1)
    }

    /// The place of the organisation above one of the next level.
    public func parent(level: Int, _ index: Int) -> Int {
        var (low, high) = (0, levels[level - 1] - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if children(level: level - 1, middle).lowerBound <= index { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

/// Short identifiers in rising order.
public enum Identifiers {
    public static func make<T>(_ prefix: some StringProtocol, _ number: Int, digits: Int) -> Identifier<T> {
        let figures = String(number)
        let text = prefix + String(repeating: "0", count: max(0, digits - figures.count)) + figures
        // Letters and digits alone are always an identifier.
        return Identifier<T>(text).unsafelyUnwrapped
    }

    public static func member(_ number: Int) -> Member.ID { make("m", number, digits: 9) }
    public static func problem(_ number: Int) -> Problem.ID { make("p", number, digits: 9) }
}

extension Int {
    /// How many of this many things the n-th of `parts` has, and how many those before it have.
    func share(of place: Int, in parts: Int) -> Range<Int> { place * self / parts..<(place + 1) * self / parts }
}
