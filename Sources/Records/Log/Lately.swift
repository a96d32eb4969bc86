import Synchronization

/// What was used lately: two generations, of which the older goes when the younger is full.
struct Lately<Key: Hashable & Sendable, Value: Sendable>: Sendable {
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

    mutating func removeAll() { self = Lately(limit: limit) }

    mutating func remove(_ key: Key) {
        if let known = young.removeValue(forKey: key) { weight -= known.weight }
        old[key] = nil
    }
}

/// Something kept by keys, in parts that each have a lock of their own: threads that ask for different keys seldom wait
/// for each other.
struct Shards<Part: Sendable>: Sendable {
    private final class Shard: Sendable {
        let part: Mutex<Part>
        init(_ part: Part) { self.part = Mutex(part) }
    }

    private let shards: [Shard]
    private static var count: Int { 32 }

    /// - Parameter part: makes one of so many parts.
    init(_ part: (_ count: Int) -> Part) {
        shards = (0..<Self.count).map { _ in Shard(part(Self.count)) }
    }

    /// Runs a body alone with the part of a key.
    func with<Result: Sendable>(_ key: some Hashable, _ body: (inout Part) throws -> Result) rethrows -> Result {
        let place = UInt(bitPattern: key.hashValue) % UInt(Self.count)
        return try shards[Int(place)].part.withLock { try body(&$0) }
    }

    /// Runs a body with each part, one after another.
    func forEach(_ body: (inout Part) -> Void) {
        for shard in shards { shard.part.withLock { body(&$0) } }
    }
}
