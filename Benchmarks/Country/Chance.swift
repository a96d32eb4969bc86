import TestChance

/// Seeded randomness: the same country for the same seed, on every machine.
public typealias Chance = SeededGenerator

extension Chance {
    public mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }
    public mutating func happens(percent: Int) -> Bool { below(100) < percent }
}
