import Foundation

/// Words of people, closed when they enter: AES-256-GCM under a data key.
public struct SealedText: Hashable, Sendable {
    private static let prefix = "v1."
    private static let block = 32

    /// The stored form: "v1." and the base64url of nonce, cipher and tag.
    public let text: String

    /// Sealed words as they were stored; whether they are sound shows when they are opened.
    public init(stored text: String) {
        self.text = text
    }

    /// Closes `words` for `context`, the id of the key and whatever else must not be exchanged. The length is
    /// filled up to a multiple of 32 bytes, so that it tells little.
    public init(sealing words: String, with key: DataKey, context: String) throws {
        var bytes = Array(words.utf8)
        bytes.append(Self.mark)
        bytes += repeatElement(0, count: (Self.block - bytes.count % Self.block) % Self.block)
        text = try SealedBytes.seal(bytes, key: key.key, context: context, prefix: Self.prefix)
    }

    /// The words; `key` is nil if it was destroyed.
    public func open(with key: DataKey?, context: String) throws(SealingError) -> String {
        guard let key else { throw .keyDestroyed }
        let bytes = try SealedBytes.open(text, key: key.key, context: context, prefix: Self.prefix)
        guard let end = bytes.lastIndex(where: { $0 != 0 }), bytes[end] == Self.mark,
            let words = String(validating: bytes[..<end], as: UTF8.self)
        else { throw .malformed }
        return words
    }

    /// Ends the words; zeros follow (ISO/IEC 7816-4 padding, so text may end in zeros itself).
    private static let mark: UInt8 = 0x80
}
