import Foundation
import PartyLife

/// How events and states are written: JSON with sorted keys, so that equal values have equal bytes.
enum Coding {
    static func encode(_ value: some Encodable, sealer: (any WordSealer)?) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if let sealer { encoder.userInfo[.wordSealer] = sealer }
        return [UInt8](try encoder.encode(value))
    }

    static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
        try JSONDecoder().decode(type, from: Data(bytes))
    }

    /// Bytes of the longest text in what was encoded, at most what stands between two quotes.
    static func longestText(in payload: [UInt8]) -> Int {
        var (longest, start) = (0, 0)
        for (index, byte) in payload.enumerated() where byte == UInt8(ascii: "\"") {
            longest = max(longest, index - start)
            start = index
        }
        return max(longest, payload.count - start)
    }

    /// The stable name of an event: its aggregate's kind and its case.
    static func typeName<A: Aggregate>(_ event: A.Event, of: A.Type) -> String {
        let name = Mirror(reflecting: event).children.first?.label ?? String(describing: event)
        return A.kind + "." + name
    }
}
