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

    /// The stable name of an event: its aggregate's kind and its case.
    static func typeName<A: Aggregate>(_ event: A.Event, of: A.Type) -> String {
        let name = Mirror(reflecting: event).children.first?.label ?? String(describing: event)
        return A.kind + "." + name
    }
}
