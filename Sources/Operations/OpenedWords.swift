import PartyLife
import Records

/// Words that were opened for someone who may read them.
public struct OpenedWords: Sendable {
    private var texts: [Words: String] = [:]

    public init() {}

    /// The text; nil where it was not opened for this reader, or has been forgotten.
    public subscript(words: Words?) -> String? {
        guard let words else { return nil }
        if case .plain(let text) = words { return text }
        return texts[words]
    }

    mutating func open(_ words: some Sequence<Words?>, of stream: Stream, by reader: Reader) throws {
        for case let words? in words { texts[words] = try reader.open(words, of: stream) }
    }
}
