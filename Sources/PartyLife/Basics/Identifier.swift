/// A typed identifier: the text never changes its owner's kind by accident.
///
/// It is stored and sent as its bare text. Letters, digits, `-`, `_` and `.` alone are allowed, 64 characters at
/// most, so that an identifier can stand in a path, a stream name or an address as it is.
public struct Identifier<Owner>: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let text: String

    /// Nil when the text is empty, too long, or has a character that identifiers do not have.
    public init?(_ text: String) {
        guard Identifier.isValid(text) else { return nil }
        self.text = text
    }

    /// A text that is written in the program, and has only what identifiers have.
    init(known text: StaticString) { self.text = "\(text)" }

    public static func isValid(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            }
    }

    public var description: String { text }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let identifier = Self(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an identifier: \(text)"))
        }
        self = identifier
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Identifier: CodingKeyRepresentable {
    public var codingKey: any CodingKey { TextKey(stringValue: text) }
    public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }

    private struct TextKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
