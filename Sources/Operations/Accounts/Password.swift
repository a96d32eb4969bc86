import Crypto
import CryptoExtras
import Foundation

/// What a hash costs: scrypt's N as a power of two, its r and its p.
public struct HashCost: Equatable, Sendable {
    let cost: Int
    let blockSize: Int
    let parallelism: Int

    /// One of the settings that OWASP names as equal to 2^17, 8, 1, with 16 MiB for each hash: several may be made at
    /// once on a small machine.
    public static let standard = HashCost(cost: 14, blockSize: 8, parallelism: 5)

    public init(cost: Int, blockSize: Int, parallelism: Int) {
        (self.cost, self.blockSize, self.parallelism) = (cost, blockSize, parallelism)
    }

    fileprivate var text: String { "scrypt.\(cost).\(blockSize).\(parallelism)" }
}

/// A password as it is kept: scrypt with its own salt, "scrypt.14.8.5.<salt>.<hash>".
enum Password {
    private struct Kept {
        let setting: HashCost
        let salt: Data
        let hash: Data

        init?(_ text: String) {
            let parts = text.split(separator: ".").map(String.init)
            guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), (10...20).contains(cost),
                let block = Int(parts[2]), (1...16).contains(block), let parallelism = Int(parts[3]),
                (1...16).contains(parallelism), let salt = Data(base64Encoded: parts[4]),
                let hash = Data(base64Encoded: parts[5])
            else { return nil }
            setting = HashCost(cost: cost, blockSize: block, parallelism: parallelism)
            (self.salt, self.hash) = (salt, hash)
        }
    }

    static func hash(_ password: String, _ setting: HashCost) throws -> String {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        let hash = try derive(password, salt, setting)
        return "\(setting.text).\(salt.base64EncodedString()).\(hash.base64EncodedString())"
    }

    /// Compares in a time that does not tell how much of it was right.
    static func matches(_ password: String, _ kept: String) throws -> Bool {
        guard let kept = Kept(kept) else { return false }
        let derived = try derive(password, kept.salt, kept.setting)
        return derived.count == kept.hash.count && zip(derived, kept.hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// What is looked at where there is no account: no password matches it, and it costs as much.
    static func nobodys(_ setting: HashCost) -> String {
        "\(setting.text).\(Data(count: 16).base64EncodedString()).\(Data(count: 32).base64EncodedString())"
    }

    /// Whether it was hashed with another setting than is used now.
    static func isOutdated(_ kept: String, _ setting: HashCost) -> Bool { Kept(kept)?.setting != setting }

    private static func derive(_ password: String, _ salt: Data, _ setting: HashCost) throws -> Data {
        let normal = password.precomposedStringWithCompatibilityMapping
        return try KDF.Scrypt.deriveKey(
            from: Data(normal.utf8), salt: salt, outputByteCount: 32, rounds: 1 << setting.cost,
            blockSize: setting.blockSize, parallelism: setting.parallelism
        ).withUnsafeBytes { Data($0) }
    }
}
