/// Character references and the five entities that XML itself has.
enum XMLReferences {
    static func append(_ source: UnsafeRawBufferPointer, to bytes: inout [UInt8]) throws {
        var index = 0
        while index < source.count {
            let byte = source[index]
            index += 1
            guard byte == UInt8(ascii: "&") else {
                bytes.append(byte)
                continue
            }
            let start = index
            while index < source.count, index - start <= 10, source[index] != UInt8(ascii: ";") { index += 1 }
            guard index < source.count, source[index] == UInt8(ascii: ";") else {
                throw RosterFileError.Cause.damaged
            }
            let name = String(decoding: source[start..<index], as: UTF8.self)
            guard let scalar = scalar(name) else { throw RosterFileError.Cause.damaged }
            bytes.append(contentsOf: String(Character(scalar)).utf8)
            index += 1
        }
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }

    /// Resolves `_x000D_`, the way in which workbooks write signs that XML does not have; from `start` on.
    static func resolveEscapes(in bytes: inout [UInt8], from start: Int) {
        guard bytes.count - start >= 7, bytes[start...].contains(UInt8(ascii: "_")) else { return }
        var target = start
        var index = start
        while index < bytes.count {
            if let unit = escape(bytes, at: index), let scalar = Unicode.Scalar(unit) {
                for byte in String(Character(scalar)).utf8 {
                    bytes[target] = byte
                    target += 1
                }
                index += 7
            } else {
                bytes[target] = bytes[index]
                target += 1
                index += 1
            }
        }
        bytes.removeSubrange(target...)
    }

    private static func escape(_ bytes: [UInt8], at index: Int) -> UInt32? {
        guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == UInt8(ascii: "_")
        else { return nil }
        return UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
    }
}
