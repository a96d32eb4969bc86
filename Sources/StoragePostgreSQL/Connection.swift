import CPostgreSQL
import Storage

/// One connection to PostgreSQL, used by one thread and always in pipeline mode.
///
/// Statements are sent without waiting, and settled when an answer is needed.
final class Connection {
    let pointer: OpaquePointer
    let settings: Settings
    var statements = StatementCache()

    /// What was sent and not yet answered, in order.
    var sent: [Sent] = []
    /// How many of these are statements of a body, whose errors nobody knows yet.
    var unsettled = 0
    /// In bytes, since the last settling.
    var sentSize = 0

    /// Counts transactions, so that a late answer is not taken for one of the present transaction.
    var serial = 0
    /// The transaction that the next statement opens; nil when it is open.
    var unopened: Mode?
    private(set) var mode = Mode.read
    /// How many attempts are around the present statement.
    var depth = 0
    /// The first error of the present transaction, and in which attempt; until that is undone nothing else is run.
    var failure: (error: StorageError, depth: Int)?
    /// Whether COMMIT was sent for work that may have changed something.
    private(set) var isCommitting = false
    var isLost = false
    var hasChangedSchema = false
    /// Numbers the open cursors.
    var cursors = 0

    init(_ settings: Settings) throws(StorageError) {
        self.settings = settings
        pointer = try settings.connect()
        guard PQparameterStatus(pointer, "server_encoding").map({ String(cString: $0) }) == "UTF8" else {
            PQfinish(pointer)
            throw StorageError(.unavailable, "the database does not hold text as UTF-8")
        }
        PQenterPipelineMode(pointer)
        if !settings.isPooled {
            control(settings.statement)
            try settle()
        }
    }

    deinit { PQfinish(pointer) }

    /// Whether a concurrent transaction won.
    var metConflict: Bool { failure?.error.code == .conflict }
    /// Whether nobody can say if the last transaction was committed.
    var isInDoubt: Bool { isLost && isCommitting && failure?.error.code == .unavailable }

    /// Whether the server has not closed the connection, as far as is known without asking it.
    var isOpen: Bool {
        // Twice, since the end may lie behind a last message.
        !isLost && PQconsumeInput(pointer) == 1 && PQconsumeInput(pointer) == 1
    }

    /// Runs a body in a transaction of its own.
    func run<T>(_ mode: Mode, _ body: (any Transaction) throws -> T) -> Result<T, any Error> {
        begin(mode)
        do {
            let result = try body(self)
            try commit()
            return .success(result)
        } catch {
            rollback()
            return .failure(error)
        }
    }

    private func begin(_ mode: Mode) {
        serial += 1
        failure = nil
        depth = 0
        unsettled = 0
        isCommitting = false
        self.mode = mode
        unopened = mode
        if hasChangedSchema {
            forgetStatements()
            // Else it would be in one transaction with what follows.
            if !sent.isEmpty { sync() }
        }
        hasChangedSchema = false
    }

    /// Opens the transaction with its first statement, in the same run.
    func open() throws(StorageError) {
        guard let mode = unopened else { return }
        unopened = nil
        control(mode.begin)
        if settings.isPooled { control(settings.statement) }
        if case .turn(let name) = mode {
            control(
                "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
                try Parameters([Value.text(name)], in: "a turn"))
        }
    }

    /// The answer to the end of a read is not waited for: the next settling takes it.
    private func commit() throws(StorageError) {
        if let failure { throw failure.error }
        guard unopened == nil else { return }
        control("COMMIT", as: .commit)
        if mode == .read, unsettled == 0 { return sync() }
        isCommitting = mode != .read
        try settle()
    }

    /// After an error the server heeds nothing up to the next sync, so there is one before ROLLBACK as well.
    private func rollback() {
        guard unopened == nil, !isLost else { return }
        if sent.isEmpty, PQtransactionStatus(pointer) == PQTRANS_IDLE { return }
        if !sent.isEmpty { sync() }
        control("ROLLBACK")
        sync()
    }

    /// Drops prepared statements, whose answers may no longer have the columns they had.
    func forgetStatements() {
        if statements.count > 0 { control("DEALLOCATE ALL") }
        statements.removeForms()
    }

    func fail(_ error: StorageError, depth: Int) {
        // No attempt saves a transaction that met another.
        if failure == nil { failure = (error, error.code == .conflict ? 0 : depth) }
    }

    /// The server is gone, and the transaction with it.
    ///
    /// - Parameter isTold: the server said so in place of an answer to what was sent before a commit, so that it did
    ///   not get there.
    func lose(_ cause: StorageError, isTold: Bool = false) {
        isLost = true
        if isTold { isCommitting = false }
        // An error before it is the answer to a commit: the server heeded nothing after that.
        if isCommitting, failure != nil { return }
        let error = StorageError(
            .unavailable,
            isCommitting
                ? "the connection was lost while committing: whether the work was done is not known"
                : "the connection to the database was lost", cause: cause)
        failure = (error, 0)
    }
}

/// The kinds of transactions.
enum Mode: Equatable {
    case read, write
    case turn(String)

    var begin: String {
        switch self {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
        // Each statement sees what is committed when it begins: those after the lock see all of the holder before.
        case .turn: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
        }
    }
}
