import Crypto
import Foundation

/// The key of one branch and campaign: its destruction forgets the words and leaves the chain whole.
public struct DataKey: Sendable {
    private static let prefix = "k1."
    let key: SymmetricKey

    /// A new random key of 256 bits.
    public init() {
        key = SymmetricKey(size: .bits256)
    }

    /// Opens a key that was wrapped under `master` for the same `id`; nil means that it was destroyed.
    public init(wrapped text: String?, id: String, under master: MasterKey) throws(SealingError) {
        guard let text else { throw .keyDestroyed }
        let bytes = try SealedBytes.open(text, key: master.key, context: id, prefix: Self.prefix)
        guard bytes.count == 32 else { throw .malformed }
        key = SymmetricKey(data: bytes)
    }

    /// The form to store, "k1.…": AES-256-GCM under the master key, bound to the key's `id`.
    public func wrapped(id: String, under master: MasterKey) throws -> String {
        let bytes = key.withUnsafeBytes { Array($0) }
        return try SealedBytes.seal(bytes, key: master.key, context: id, prefix: Self.prefix)
    }
}

extension DataKey: CustomStringConvertible, CustomReflectable {
    /// Says nothing, so that a key printed by mistake stays secret.
    public var description: String { "DataKey" }
    /// Shows nothing, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
