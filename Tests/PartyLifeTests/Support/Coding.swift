import Foundation
import PartyLife

/// Seals in a way that can be read and is always the same, which is what tests want and no deployment may do.
struct OpenSealer: WordSealer {
    func seal(_ plain: String) -> String { "sealed:" + plain }
}

enum Coding {
    static func bytes(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.userInfo[.wordSealer] = OpenSealer()
        return try encoder.encode(value)
    }

    /// What comes back from the log: the same, with its words sealed.
    static func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: bytes(value))
    }
}
