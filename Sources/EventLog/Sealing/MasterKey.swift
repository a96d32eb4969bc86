import Crypto
import Foundation

/// The deployment's key: it opens data keys and nothing else, and never enters the database.
public struct MasterKey: Sendable {
    let key: SymmetricKey

    /// A new random key.
    public init() {
        key = SymmetricKey(size: .bits256)
    }

    /// A key of exactly 32 bytes.
    public init(bytes: [UInt8]) throws(MasterKeyError) {
        guard bytes.count == 32 else { throw .malformed }
        key = SymmetricKey(data: bytes)
    }

    /// A key as an environment variable or a file gives it: 64 hexadecimal digits, or base64 of 32 bytes in
    /// either alphabet, padded or not; white space around it is dropped.
    public init(text: String) throws(MasterKeyError) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if trimmed.utf8.count == 64 {
            guard let bytes = Hex.bytes(trimmed) else { throw .malformed }
            try self.init(bytes: bytes)
            return
        }
        let unpadded = trimmed.utf8.count == 44 && trimmed.hasSuffix("=") ? trimmed.dropLast() : trimmed[...]
        let plain = unpadded.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
        guard let bytes = Base64URL.bytes(plain) else { throw .malformed }
        try self.init(bytes: bytes)
    }

    /// 64 hexadecimal digits: for the key file and a sealed paper copy, never for a log.
    public var text: String {
        Hex.text(key.withUnsafeBytes { Array($0) })
    }
}

extension MasterKey: CustomStringConvertible, CustomReflectable {
    /// Says nothing, so that a key printed by mistake stays secret.
    public var description: String { "MasterKey" }
    /// Shows nothing, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
