import Synchronization

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
