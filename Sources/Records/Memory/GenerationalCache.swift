/// What was used lately: two generations, of which the older goes when the younger is full.
struct GenerationalCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var young: [Key: Kept] = [:]
    private var old: [Key: Kept] = [:]
    private var weight = 0
    private let limit: Int

    private struct Kept: Sendable {
        let value: Value
        let weight: Int
    }

    /// - Parameter limit: the weight of a generation.
    init(limit: Int) { self.limit = limit }

    /// What is kept for a key, which counts as a use of it.
    mutating func use(_ key: Key) -> Value? {
        if let kept = young[key] { return kept.value }
        guard let kept = old[key] else { return nil }
        put(kept.value, for: key, weight: kept.weight)
        return kept.value
    }

    mutating func put(_ value: Value, for key: Key, weight added: Int = 1) {
        if let known = young.updateValue(Kept(value: value, weight: added), forKey: key) { weight -= known.weight }
        old[key] = nil
        weight += added
        if weight > limit { (old, young, weight) = (young, [:], 0) }
    }

    mutating func removeAll() { self = GenerationalCache(limit: limit) }

    mutating func remove(_ key: Key) {
        if let known = young.removeValue(forKey: key) { weight -= known.weight }
        old[key] = nil
    }
}
