import EventLog
import Foundation
import PartyLife
import Storage

/// How events and states are written: JSON with sorted keys, so that equal values have equal bytes.
package enum Coding {
    package static func encode(_ value: some Encodable, sealer: (any WordSealer)?) throws -> [UInt8] {
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
}

/// Events in the log.
extension Coding {
    /// The name of an encoded event, which is an object of one part: `{"submitted":{…}}`.
    static func name(of payload: [UInt8]) throws -> String {
        let name = payload.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
        guard payload.first == UInt8(ascii: "{"), !name.isEmpty else {
            throw StorageError(.corrupt, "an event without a name")
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// The type of an event in the log, as "plan.submitted", and the version of the shape in which it is written.
    package static func type<A: Recorded>(of payload: [UInt8], _: A.Type) throws -> (name: String, shape: Int) {
        let name = try name(of: payload)
        return ("\(A.kind).\(name)", A.upcasters.version(of: name))
    }

    /// The type under which events of a name stand in the log.
    static func type<A: Aggregate>(_ name: A.Event.CodingKeys, of: A.Type) -> String { "\(A.kind).\(name.rawValue)" }

    static func events<A: Recorded>(of type: A.Type, _ logged: LoggedEvent) throws -> [A.Event] {
        try events(of: type, from: logged.payload, shape: logged.schema)
    }

    /// The events that a stored one stands for: itself, or what has become of it since its shape.
    static func events<A: Recorded>(of type: A.Type, from payload: [UInt8], shape: Int) throws -> [A.Event] {
        let upcasters = A.upcasters
        if upcasters.isEmpty, shape == 1 { return [try decode(A.Event.self, from: payload)] }
        let name = try name(of: payload)
        guard shape != upcasters.version(of: name) else { return [try decode(A.Event.self, from: payload)] }
        let parts = try decode(StoredValue.self, from: payload)[name] ?? .object([:])
        return try upcasters.current(StoredEvent(name, version: shape, parts)).map {
            try decode(A.Event.self, from: encode([$0.name: $0.parts], sealer: nil))
        }
    }
}
