/// Seeded randomness (SplitMix64): the same draws for the same seed, on every machine.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number of the range; its lower bound where the range has nothing else.
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func happens(percent: Int) -> Bool { number(0...99) < percent }

    mutating func pick<T>(_ items: [T]) -> T? { items.randomElement(using: &self) }

    mutating func shuffle<T>(_ items: [T]) -> [T] { items.shuffled(using: &self) }
}
