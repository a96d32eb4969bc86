import Foundation

/// GB18030 to UTF-8, strictly. The tables come from Foundation once; the rest is arithmetic.
enum GB18030 {
    static let encoding = String.Encoding(rawValue: 0x8000_0632)

    /// Adds the text of the bytes; false when they are not GB18030.
    static func decode(_ bytes: Span<UInt8>, into result: inout [UInt8]) -> Bool {
        scan(bytes) { append($0, to: &result) }
    }

    static func isValid(_ bytes: Span<UInt8>) -> Bool { scan(bytes) { _ in } }

    private static func scan(_ bytes: Span<UInt8>, _ take: (UInt32) -> Void) -> Bool {
        let (pairs, fours) = (GB18030.pairs, GB18030.fours)
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            if first < 0x80 {
                take(UInt32(first))
                index += 1
                continue
            }
            guard (0x81...0xFE).contains(first), index + 1 < bytes.count else { return false }
            let second = bytes[index + 1]
            if second >= 0x40 {
                guard second != 0x7F, second != 0xFF else { return false }
                take(UInt32(pairs[pairIndex(first, second)]))
                index += 2
                continue
            }
            guard (0x30...0x39).contains(second), index + 3 < bytes.count, (0x81...0xFE).contains(bytes[index + 2]),
                (0x30...0x39).contains(bytes[index + 3])
            else { return false }
            let linear =
                ((Int(first) - 0x81) * 10 + Int(second) - 0x30) * 1260 + (Int(bytes[index + 2]) - 0x81) * 10
                + Int(bytes[index + 3]) - 0x30
            if linear < fours.count {
                take(UInt32(fours[linear]))
            } else if (supplementary..<(supplementary + 0x10_0000)).contains(linear) {
                take(UInt32(linear - supplementary + 0x1_0000))
            } else {
                return false
            }
            index += 4
        }
        return true
    }

    private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else if scalar < 0x800 {
            bytes.append(UInt8(0xC0 | scalar >> 6))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        } else if scalar < 0x1_0000 {
            bytes.append(UInt8(0xE0 | scalar >> 12))
            bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        } else {
            bytes.append(UInt8(0xF0 | scalar >> 18))
            bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        }
    }

    private static func pairIndex(_ first: UInt8, _ second: UInt8) -> Int {
        (Int(first) - 0x81) * 190 + Int(second) - (second > 0x7F ? 0x41 : 0x40)
    }

    /// 0x90308130, U+10000, counted in four-byte codes from 0x81308130.
    private static let supplementary = 189_000

    /// All codes of two bytes, in order.
    private static let pairs: [UInt16] = {
        let seconds = (UInt8(0x40)...0xFE).filter { $0 != 0x7F }
        return table((UInt8(0x81)...0xFE).flatMap { first in seconds.map { [first, $0] } })
    }()

    /// The codes of four bytes that are below U+10000, in order.
    private static let fours: [UInt16] = table((0..<39_420).map(four))

    private static func four(_ linear: Int) -> [UInt8] {
        let figures = [0x81 + linear / 12_600, 0x30 + linear / 1260 % 10, 0x81 + linear / 10 % 126, 0x30 + linear % 10]
        return figures.map { UInt8($0) }
    }

    private static func table(_ codes: [[UInt8]]) -> [UInt16] {
        let text = String(data: Data(codes.joined()), encoding: encoding)
        let units = text.map { Array($0.utf16) } ?? []
        return units.count == codes.count ? units : [UInt16](repeating: 0xFFFD, count: codes.count)
    }
}
