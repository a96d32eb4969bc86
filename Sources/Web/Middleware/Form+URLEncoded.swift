import HTTPTypes
import Hummingbird

extension Form {
    static var fieldLimit: Int { 10_000 }

    /// Reads `application/x-www-form-urlencoded` bytes as the URL standard does: `+` is a space, and a `%` that no two
    /// hexadecimal digits follow stands for itself.
    /// - Throws: ``PageError`` 400 where text is not UTF-8 or there are too many fields.
    public init(urlEncoded bytes: some Collection<UInt8>) throws {
        var fields: [Field] = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard fields.count < Self.fieldLimit else { throw PageError(.badRequest, "error.form.fields") }
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            fields.append(
                Field(
                    name: try FormText.decoded(Self.percentDecoded(parts[0])),
                    value: parts.count > 1 ? try FormText.decoded(Self.percentDecoded(parts[1])) : ""
                ))
        }
        self.init(fields: fields)
    }

    private static func percentDecoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"):
                decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                let digits = rest.prefix(2).compactMap(Self.hexValue)
                if digits.count == 2 {
                    decoded.append(digits[0] << 4 | digits[1])
                    rest = rest.dropFirst(2)
                } else {
                    decoded.append(byte)
                }
            default:
                decoded.append(byte)
            }
        }
        return decoded
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension Request {
    /// The query as a form.
    /// - Throws: ``PageError`` 400 where it is not UTF-8.
    public func queryForm() throws -> Form {
        try Form(urlEncoded: (uri.query ?? "").utf8)
    }
}
