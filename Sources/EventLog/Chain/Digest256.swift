import Crypto
import Foundation

/// A SHA-256 value: 32 bytes, compared and kept without allocation.
public struct Digest256: Hashable, Sendable, CustomStringConvertible {
    private let words: SIMD4<UInt64>

    /// The SHA-256 of `bytes`.
    public init(hashing bytes: some DataProtocol) {
        self = SHA256.hash(data: bytes).withUnsafeBytes(Self.init(unchecked:))
    }

    /// A digest read back from storage; nil unless there are exactly 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self = bytes.withUnsafeBytes(Self.init(unchecked:))
    }

    /// A digest written as 64 hexadecimal digits, either case; nil for anything else.
    public init?(hex: String) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes: bytes)
    }

    private init(unchecked raw: UnsafeRawBufferPointer) {
        words = SIMD4(
            raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
            raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
            raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
            raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    }

    /// The 32 bytes, in order.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: words) { Array($0) }
    }

    /// 64 lower-case hexadecimal digits.
    public var description: String { Hex.text(bytes) }
}
