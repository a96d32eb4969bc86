import PartyLife
import Storage
import Synchronization

/// What tells a request from every other, so that it is done once however often it is sent.
public struct OnceKey: Hashable, Sendable {
    public let text: String

    public init(_ text: String) { self.text = text }

    /// The key of the request that is being served; commits within it take it in order.
    @TaskLocal public static var current: OnceKeys?
}

/// The keys of one request's commits: the first, the second…
public final class OnceKeys: Sendable {
    private let request: String
    private let count = Atomic(0)

    public init(request: String) { self.request = request }

    func next() -> OnceKey { OnceKey("\(request)/\(count.add(1, ordering: .relaxed).newValue)") }
}

/// The request was done before.
public struct AlreadyDone: Error, Equatable, Sendable { public init() {} }

/// That a request was done: written in the transaction that did it.
struct Receipt: Sendable {
    let key: OnceKey
    let at: Instant
}

extension Reader {
    /// Forgets requests that are too old to be sent again.
    public func forgetReceipts(before limit: Instant) throws {
        try session.execute(
            "DELETE FROM receipt WHERE tenant = ? AND at < ?", [.text(tenant), .integer(limit.milliseconds)])
    }

    /// Writes receipts down; gives the keys of those that were not there, each once.
    func takeReceipts(_ receipts: [Receipt]) throws -> Set<OnceKey> {
        guard let last = receipts.last else { return [] }
        // Filled up to a power of two, so that there are few statements to prepare.
        var size = 1
        while size < receipts.count { size *= 2 }
        let filled = receipts + Array(repeating: last, count: size - receipts.count)
        let marks = Array(repeating: "(?, ?, ?)", count: size).joined(separator: ", ")
        let rows = try session.query(
            "INSERT INTO receipt (tenant, id, at) VALUES \(marks) ON CONFLICT (tenant, id) DO NOTHING RETURNING id",
            filled.flatMap { [.text(tenant), .text($0.key.text), .integer($0.at.milliseconds)] })
        return Set(try rows.map { OnceKey(try $0.text(0)) })
    }

    func hasReceipt(_ key: OnceKey) throws -> Bool {
        try first("SELECT 1 AS found FROM receipt WHERE tenant = ? AND id = ?", .text(key.text)) != nil
    }
}
