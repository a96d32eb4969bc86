/// What went wrong in a database, in terms common to all engines.
public struct StorageError: Error, Sendable, CustomStringConvertible {
    /// The kind of failure.
    public enum Code: Hashable, Sendable {
        /// Another process holds the database; the same call may succeed later.
        case busy
        /// A rule of the schema was broken.
        case constraint(Constraint)
        /// A concurrent transaction won; run the whole body again.
        case conflict
        /// The store was closed.
        case closed
        /// The file is not a database of this engine, or is damaged.
        case corrupt
        /// No room on the disk, or a limit was reached.
        case full
        /// The database cannot be reached, opened or written.
        case unavailable
        /// The database was migrated by a newer release.
        case newerSchema
        /// All else, above all a mistake in a statement.
        case other
    }

    /// The rule that was broken.
    public enum Constraint: Hashable, Sendable {
        case unique, foreignKey, check, notNull, other
    }

    /// The kind of failure.
    public let code: Code
    /// What went wrong, for operators; holds no stored values.
    public let message: String
    /// The error that led to it.
    public let cause: (any Error)?

    /// An error of this kind.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// As "corrupt: file is not a database".
    public var description: String {
        "\(code): \(message)" + (cause.map { " (\($0))" } ?? "")
    }
}
