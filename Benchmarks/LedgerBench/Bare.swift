import ArgumentParser
import Foundation
import GRDBSQLite
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// What the machine gives for the same rows and the same bytes: one prepared statement on handles of its own, and the
/// page as it was fetched.
struct Bare: AsyncParsableCommand {
    @Option var database: String
    @Option(help: "The day that is today, as 2026-11-21.") var today: String
    @Option(help: "A file with the page.") var page: String
    @Option var port = 8091

    func run() async throws {
        let body = ByteBuffer(bytes: try Data(contentsOf: URL(fileURLWithPath: page)))
        let handles = try Handles(path: database, today: today)
        let router = Router()
        router.get("ledger") { _, _ -> Response in
            guard handles.readRows() == 25 else { return Response(status: .internalServerError) }
            return Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: body))
        }
        var logger = Logger(label: "bare")
        logger.logLevel = .notice
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
        try await application.runService()
    }
}

/// A stack of connections, each with its statement; a request takes one and puts it back.
private final class Handles: Sendable {
    private struct Handle {
        let statement: OpaquePointer
    }

    /// Handles are touched by the thread alone that has taken them off the stack.
    private struct Stack: @unchecked Sendable {
        var free: [Handle] = []
    }

    private let stack = Mutex(Stack())

    init(path: String, today: String) throws {
        for _ in 0..<16 {
            var connection: OpaquePointer?
            var statement: OpaquePointer?
            guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
                sqlite3_prepare_v3(connection, Self.sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
                    == SQLITE_OK, let statement
            else { throw ValidationError("cannot read \(path)") }
            let values = ["DW", today, "/DW/", "/DW0"]
            for (place, value) in (values + values).enumerated() {
                sqlite3_bind_text(
                    statement, Int32(place + 1), value, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
            }
            stack.withLock { $0.free.append(Handle(statement: statement)) }
        }
    }

    func readRows() -> Int {
        var taken: Handle?
        while taken == nil { taken = stack.withLock { $0.free.popLast() } }
        guard let handle = taken else { return 0 }
        var rows = 0
        while sqlite3_step(handle.statement) == SQLITE_ROW {
            rows += 1
            for column in 0..<sqlite3_column_count(handle.statement) {
                _ = sqlite3_column_text(handle.statement, column)
            }
        }
        sqlite3_reset(handle.statement)
        stack.withLock { $0.free.append(handle) }
        return rows
    }

    private static let columns = """
        p.id, p.campaign, p.branch, p.number, p.state, p.due, p.immediate, p.responsible, p.words, p.posted,
        p.posted_to, p.measure, o.name
        """

    private static func walk(_ standing: String) -> String {
        """
        SELECT * FROM (SELECT \(columns) FROM problem p CROSS JOIN organisation o
        WHERE p.tenant = ? AND p.standing = '\(standing)' AND p.due < ? AND o.tenant = p.tenant AND o.id = p.branch
            AND o.path >= ? AND o.path < ?
        ORDER BY p.due, p.branch, p.number, p.id LIMIT 25)
        """
    }

    private static let sql = """
        \(walk("working")) UNION ALL \(walk("done")) ORDER BY due, branch, number, id LIMIT 25
        """
}
