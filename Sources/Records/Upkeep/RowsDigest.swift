import EventLog
import Storage

/// How many rows a table has and what they hold, whatever their order: equal for equal rows on every engine.
public struct RowsDigest: Hashable, Sendable, CustomStringConvertible {
    public private(set) var rows = 0
    /// The SHA-256 values of the rows, added up.
    private var sum = SIMD4<UInt64>()

    public init() {}

    mutating func add(_ row: [Value]) {
        var bytes: [UInt8] = []
        for value in row { Self.append(value, to: &bytes) }
        let digest = Digest256(hashing: bytes).bytes
        rows += 1
        digest.withUnsafeBytes { raw in
            for lane in 0..<4 {
                sum[lane] &+= UInt64(littleEndian: raw.load(fromByteOffset: lane * 8, as: UInt64.self))
            }
        }
    }

    /// 64 hexadecimal digits.
    public var description: String {
        (0..<4).map { lane in
            let digits = String(sum[lane], radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Kind, length and content, so that two different rows never have the same bytes.
    private static func append(_ value: Value, to bytes: inout [UInt8]) {
        func number(_ bits: UInt64) { withUnsafeBytes(of: bits.bigEndian) { bytes.append(contentsOf: $0) } }
        switch value {
        case .null: bytes.append(0)
        case .integer(let integer):
            bytes.append(1)
            number(UInt64(bitPattern: integer))
        case .real(let real):
            bytes.append(2)
            // SQLite keeps no negative zero.
            number(real == 0 ? 0 : real.bitPattern)
        case .text(let text):
            bytes.append(3)
            number(UInt64(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        case .blob(let blob):
            bytes.append(4)
            number(UInt64(blob.count))
            bytes.append(contentsOf: blob)
        }
    }
}
