/// A telephone number: its digits, with a leading + when written.
enum CellPhone {
    /// Nil when it is not a number of 7 to 15 digits.
    static func read(_ bytes: Span<UInt8>) -> String? {
        guard bytes.count <= 64 else { return nil }
        let isPlain = bytes.withUnsafeBufferPointer { $0.allSatisfy { (0x30...0x39).contains($0) } }
        if isPlain { return (7...15).contains(bytes.count) ? String(utf8: bytes) : nil }
        return read(
            String(utf8: bytes).unicodeScalars.map { scalar in
                switch scalar.value {
                case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
                default:
                    Folding.isBlank(scalar)
                        ? UInt8(ascii: " ") : UInt8(exactly: Folding.halfWidth(scalar).value) ?? 0x3F
                }
            })
    }

    private static func read(_ signs: [UInt8]) -> String? {
        var result = ""
        // Text that went through a spreadsheet as a number: 13900000000.0.
        let end = signs.suffix(2) == [UInt8(ascii: "."), UInt8(ascii: "0")] ? signs.count - 2 : signs.count
        var digits = 0
        for sign in signs[..<end] {
            switch sign {
            case 0x30...0x39:
                digits += 1
                result.unicodeScalars.append(Unicode.Scalar(sign))
            case UInt8(ascii: "+") where result.isEmpty: result.append("+")
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): continue
            default: return nil
            }
        }
        return (7...15).contains(digits) ? result : nil
    }
}
