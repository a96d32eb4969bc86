import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: scrypt with its own salt, "scrypt.15.8.1.<salt>.<hash>".
enum Password {
    private static let cost = 15

    static func hash(_ password: String) throws -> String {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        return try
            "scrypt.\(cost).8.1.\(salt.base64EncodedString()).\(derive(password, salt, cost).base64EncodedString())"
    }

    /// Compares in a time that does not tell how much of it was right.
    static func matches(_ password: String, _ kept: String) throws -> Bool {
        let parts = kept.split(separator: ".").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), (10...20).contains(cost),
            let salt = Data(base64Encoded: parts[4]), let hash = Data(base64Encoded: parts[5])
        else { return false }
        let derived = try derive(password, salt, cost)
        return derived.count == hash.count && zip(derived, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ password: String, _ salt: Data, _ cost: Int) throws -> Data {
        let normal = password.precomposedStringWithCompatibilityMapping
        return try KDF.Scrypt.deriveKey(
            from: Data(normal.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: 8, parallelism: 1
        ).withUnsafeBytes { Data($0) }
    }

    /// At least 8 characters of at least 3 of the 4 classes: small, capital, figure, other.
    static func isStrong(_ password: String) -> Bool {
        let kinds: [(Character) -> Bool] = [
            { $0.isLowercase }, { $0.isUppercase }, { $0.isNumber },
            { !$0.isLowercase && !$0.isUppercase && !$0.isNumber },
        ]
        return password.count >= 8 && password.count <= 256 && kinds.filter { password.contains(where: $0) }.count >= 3
    }
}
