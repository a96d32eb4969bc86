/// Words that people wrote or said (self-examination, criticism, talk, opinion…).
///
/// They are sealed when they enter the log: encoding needs a ``WordSealer`` in the encoder's `userInfo`, so plain words
/// cannot reach a disk by accident. What comes back from the log stays sealed until someone who may read it opens it.
public enum Words: Hashable, Sendable {
    case plain(String)
    /// The sealed form, as the log keeps it.
    case sealed(String)

    /// Nil where there is nothing but white space, so "no words" has one form only.
    public init?(_ text: String) {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { return nil }
        self = .plain(trimmed)
    }
}

/// Seals words under the key of one branch and campaign.
public protocol WordSealer: Sendable {
    func seal(_ plain: String) throws -> String
}

extension CodingUserInfoKey {
    /// Where an encoder keeps its ``WordSealer``. Every text is a valid key, so there is always one.
    public static let wordSealer = CodingUserInfoKey(rawValue: "bihuan.wordSealer").unsafelyUnwrapped
}

extension Words: Codable {
    public init(from decoder: any Decoder) throws {
        self = .sealed(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .sealed(let box):
            try container.encode(box)
        case .plain(let text):
            guard let sealer = encoder.userInfo[.wordSealer] as? any WordSealer else {
                throw EncodingError.invalidValue(
                    self, .init(codingPath: encoder.codingPath, debugDescription: "words without a sealer"))
            }
            try container.encode(try sealer.seal(text))
        }
    }
}

extension String {
    /// Without white space (full-width space included) at both ends.
    public var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
