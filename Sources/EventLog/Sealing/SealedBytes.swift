import Crypto
import Foundation

/// AES-256-GCM under a fresh random nonce, written as "<prefix><base64url of nonce, cipher and tag>".
enum SealedBytes {
    static func seal(_ bytes: [UInt8], key: SymmetricKey, context: String, prefix: String) throws -> String {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: Array(context.utf8))
        let combined = Array(box.nonce) + box.ciphertext + box.tag
        return prefix + String(decoding: Base64URL.text(combined), as: UTF8.self)
    }

    static func open(
        _ text: String, key: SymmetricKey, context: String, prefix: String
    ) throws(SealingError) -> [UInt8] {
        let utf8 = text.utf8
        guard utf8.starts(with: prefix.utf8),
            let combined = Base64URL.bytes(utf8.dropFirst(prefix.utf8.count)),
            let box = try? AES.GCM.SealedBox(combined: combined)
        else { throw .malformed }
        guard let opened = try? AES.GCM.open(box, using: key, authenticating: Array(context.utf8)) else {
            throw .wrongKeyOrTampered
        }
        return Array(opened)
    }
}
