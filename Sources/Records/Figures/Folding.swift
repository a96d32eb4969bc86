import PartyLife
import Storage

extension Records {
    /// Brings the table of folded figures up to the end of the log. Figures are right without it; it keeps the part that
    /// is folded in memory short, and a start quick.
    public func foldFigures() async throws {
        let folding = Folding(store: store, tenant: tenant, memory: memory)
        while try await !folding.follow() { try await folding.write() }
        try await folding.write()
    }
}

/// Folds the figures behind the log.
struct Folding: Sendable {
    let store: any Store
    let tenant: String
    let memory: ProcessCache

    /// Entries that may wait in memory before they are written to the table.
    private static let patience = 200_000
    /// Rows of the table that one transaction writes, so that nobody who writes waits long.
    private static let step = 200

    /// Follows what has just been appended, and writes down what has waited long enough. Does nothing while another is
    /// at it.
    func keepUp() async {
        guard memory.figures.beginKeeping() else { return }
        defer { memory.figures.endKeeping() }
        // What fails here is made good by the next reader.
        guard (try? await follow()) != nil, memory.figures.waiting > Self.patience else { return }
        try? await write()
    }

    /// - Returns: whether the end of the log was reached.
    func follow() async throws -> Bool {
        try await store.read { [tenant, memory] session in
            try memory.figures.follow(Reader(session: session, tenant: tenant, memory: memory))
        }
    }

    func write() async throws {
        let (entries, upTo) = memory.figures.unsettled()
        let keys = entries.keys.sorted { ($0.organisation, $0.campaign) < ($1.organisation, $1.campaign) }
        for start in stride(from: 0, to: keys.count, by: Self.step) {
            let part = keys[start..<min(start + Self.step, keys.count)].map { (key: $0, value: entries[$0] ?? []) }
            try await inTurn { try $0.addFigures(part, upTo: upTo) }
        }
        try await inTurn { try $0.raiseFigureMark(to: upTo) }
        memory.figures.settle(upTo: upTo)
    }

    private func inTurn(_ body: @escaping @Sendable (Reader) throws -> Void) async throws {
        try await store.write(locking: "figures/\(tenant)") { [tenant, memory] session in
            try body(Reader(session: session, tenant: tenant, memory: memory, isCommitted: false))
        }
    }
}
