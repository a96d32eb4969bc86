/// What was put in and what was taken out between two versions of a text.
///
/// Chinese is compared character by character; a run of Latin letters or of digits is one token, so that a changed date
/// or name shows as a whole. The fewest tokens are marked (Myers 1986, in linear space).
public struct TextDifference: Equatable, Sendable {
    public enum Part: Equatable, Sendable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    /// In reading order; of what stands at one place, the removed comes first.
    public let parts: [Part]

    public init(from old: String, to new: String) {
        var path = EditPath(Self.tokens(old), Self.tokens(new))
        parts = path.parts()
    }

    public var isEmpty: Bool { parts.allSatisfy { if case .kept = $0 { true } else { false } } }

    /// The text before, or after.
    public func text(after: Bool) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .kept(let run): text += run
            case .removed(let run): if !after { text += run }
            case .added(let run): if after { text += run }
            }
        }
    }

    static func tokens(_ text: String) -> [Substring] {
        var tokens: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            let run: Substring =
                switch Kind(first) {
                case .letter: rest.prefix { Kind($0) == .letter }
                case .digit: rest.prefix { Kind($0) == .digit }
                case .other: rest.prefix(1)
                }
            tokens.append(run)
            rest = rest[run.endIndex...]
        }
        return tokens
    }

    private enum Kind {
        case letter, digit, other

        init(_ character: Character) {
            guard character.isASCII else {
                self = .other
                return
            }
            self = character.isNumber ? .digit : character.isLetter ? .letter : .other
        }
    }
}
