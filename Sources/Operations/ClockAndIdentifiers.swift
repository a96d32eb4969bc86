import Foundation
import PartyLife
import Synchronization

/// Says what time it is.
public protocol Timepiece: Sendable {
    var now: Instant { get }
}

/// The machine's clock.
public struct SystemClock: Timepiece {
    public init() {}
    public var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}

/// A clock that stands still until it is set: for tests and for playing a campaign.
public final class SetClock: Timepiece {
    private let time: Mutex<Instant>

    public init(_ start: Instant) { time = Mutex(start) }

    public var now: Instant { time.withLock { $0 } }

    public func set(_ instant: Instant) { time.withLock { $0 = instant } }
}

/// Gives identifiers that were never given before.
public protocol IdentifierSource: Sendable {
    func next() -> String
    /// One that tells nothing of when it was given.
    func nextAtNoTime() -> String
}

extension IdentifierSource {
    public func nextAtNoTime() -> String { next() }

    public func make<T>(_ type: T.Type = T.self) -> Identifier<T> {
        while true { if let identifier = Identifier<T>(next()) { return identifier } }
    }
}

/// 128 random bits; the first 48 rise with time, so that indexes grow at their end.
public struct RandomIdentifiers: IdentifierSource {
    public init() {}

    public func next() -> String {
        var generator = SystemRandomNumberGenerator()
        let time = UInt64(max(0, SystemClock().now.milliseconds)) << 16
        let high = time | UInt64(generator.next() as UInt16)
        return (high.hex + (generator.next() as UInt64).hex)
    }

    public func nextAtNoTime() -> String {
        var generator = SystemRandomNumberGenerator()
        return (generator.next() as UInt64).hex + (generator.next() as UInt64).hex
    }
}

/// The same identifiers in the same order for the same seed.
public final class SeededIdentifiers: IdentifierSource {
    private let state: Mutex<(seed: UInt64, count: UInt64)>

    public init(seed: UInt64) { state = Mutex((seed, 0)) }

    public func next() -> String {
        state.withLock { state in
            state.count += 1
            var mixed = state.seed &+ state.count &* 0x9E37_79B9_7F4A_7C15
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return state.count.hex + (mixed ^ (mixed >> 31)).hex
        }
    }
}

extension UInt64 {
    fileprivate var hex: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
