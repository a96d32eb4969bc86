import Storage

/// An event as it is stored: its name within its aggregate, the version of its shape, and what it holds.
public struct StoredEvent: Equatable, Sendable {
    public var name: String
    public var version: Int
    public var parts: StoredValue

    public init(_ name: String, version: Int, _ parts: StoredValue) {
        (self.name, self.version, self.parts) = (name, version, parts)
    }

    /// The same event in the next version of its shape.
    public func next(_ change: (StoredValue) -> StoredValue) -> StoredEvent {
        StoredEvent(name, version: version + 1, change(parts))
    }
}

/// How events of older shapes are read: what each became in the next one.
///
/// The log never changes; an event that was written in an older shape is brought forward, step by step, whenever it is
/// read. A step is pure, and once released it stays.
public struct Upcasters: Sendable {
    /// From one shape of an event to the next: of one event may become none, one under its name or another, or several.
    public struct Step: Sendable {
        let name: String
        let version: Int
        let change: @Sendable (StoredEvent) throws -> [StoredEvent]

        public init(
            _ name: String, from version: Int, _ change: @escaping @Sendable (StoredEvent) throws -> [StoredEvent]
        ) {
            (self.name, self.version, self.change) = (name, version, change)
        }
    }

    public static let none = Upcasters([])

    private let steps: [String: [Int: Step]]

    public init(_ steps: [Step]) {
        var sorted: [String: [Int: Step]] = [:]
        for step in steps { sorted[step.name, default: [:]][step.version] = step }
        self.steps = sorted
    }

    var isEmpty: Bool { steps.isEmpty }

    /// The version in which events of this name are written now.
    func version(of name: String) -> Int { (steps[name]?.keys.max() ?? 0) + 1 }

    /// What an event of any released shape is now.
    ///
    /// Throws `newerSchema` for a shape that this release does not know.
    func current(_ event: StoredEvent) throws -> [StoredEvent] {
        let last = version(of: event.name)
        guard event.version != last else { return [event] }
        guard let step = steps[event.name]?[event.version] else {
            throw StorageError(.newerSchema, "'\(event.name)' has shape \(event.version), known here is \(last)")
        }
        return try step.change(event).flatMap { next in
            guard next.name != event.name || next.version > event.version else {
                throw StorageError(.other, "'\(event.name)' \(event.version) does not become newer")
            }
            return try current(next)
        }
    }
}
