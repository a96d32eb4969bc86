/// One event as the log stores it: every column, nothing derived.
public struct LoggedEvent: Hashable, Sendable {
    /// The top unit whose log this is.
    public var tenant: String
    /// Place in the tenant's log: 1, 2, 3… without gaps.
    public var position: Int64
    /// The aggregate it belongs to, as "plan/2021-party-history/MJ-Z01".
    public var stream: String
    /// Place in the stream: 1, 2, 3… without gaps.
    public var version: Int
    /// The stable event name, as "plan.submitted".
    public var type: String
    /// Version of the payload's shape for this type.
    public var schema: Int
    /// When it was recorded: milliseconds since 1970-01-01T00:00:00Z.
    public var at: Int64
    /// The day it happened on, as "2021-08-20".
    public var day: String
    /// Who did it: an id or JSON.
    public var actor: String
    /// The event's JSON, byte for byte as it was stored.
    public var payload: [UInt8]

    /// An event with these columns.
    public init(
        tenant: String, position: Int64, stream: String, version: Int, type: String, schema: Int,
        at: Int64, day: String, actor: String, payload: [UInt8]
    ) {
        self.tenant = tenant
        self.position = position
        self.stream = stream
        self.version = version
        self.type = type
        self.schema = schema
        self.at = at
        self.day = day
        self.actor = actor
        self.payload = payload
    }

    /// The leaf hash (RFC 6962 §2.1, prefix 0x00) of all columns in a length-prefixed encoding.
    public var digest: Digest256 {
        var leaf = CanonicalBytes(domain: CanonicalBytes.Domain.leaf, capacity: 256 + payload.count)
        leaf.append(tenant)
        leaf.append(position)
        leaf.append(stream)
        leaf.append(Int64(version))
        leaf.append(type)
        leaf.append(Int64(schema))
        leaf.append(at)
        leaf.append(day)
        leaf.append(actor)
        leaf.append(payload)
        return leaf.digest
    }

    /// What an audit calls this event.
    public var name: EventName { EventName(position: position, stream: stream, version: version) }
}

/// What an audit calls an event: its columns as they stand in storage, even where they were altered.
public struct EventName: Hashable, Sendable, CustomStringConvertible {
    /// Place in the tenant's log.
    public var position: Int64
    /// The aggregate.
    public var stream: String
    /// Place in the stream.
    public var version: Int

    /// The name of the event at `position`, being `version` of `stream`.
    public init(position: Int64, stream: String, version: Int) {
        self.position = position
        self.stream = stream
        self.version = version
    }

    /// As "12 (plan/2021-party-history/MJ-Z01, 3)".
    public var description: String { "\(position) (\(stream), \(version))" }
}
