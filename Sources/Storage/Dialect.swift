/// The SQL of an engine, where two engines differ. All else is written in what both understand.
public enum Dialect: String, Hashable, Sendable, CaseIterable {
    case sqlite, postgresql

    /// Type of a column of whole numbers of 64 bits.
    public var integer: String {
        switch self {
        case .sqlite: "INTEGER"
        case .postgresql: "BIGINT"
        }
    }

    /// Type of a column of real numbers of 64 bits.
    public var real: String {
        switch self {
        case .sqlite: "REAL"
        case .postgresql: "DOUBLE PRECISION"
        }
    }

    /// Type of a column of text, ordered by code point on every engine.
    public var text: String {
        switch self {
        case .sqlite: "TEXT"
        case .postgresql: #"TEXT COLLATE "C""#
        }
    }

    /// Type of a column of bytes.
    public var blob: String {
        switch self {
        case .sqlite: "BLOB"
        case .postgresql: "BYTEA"
        }
    }

    /// Follows the closing parenthesis of CREATE TABLE, so that columns hold their type and no other.
    public var tableOptions: String {
        switch self {
        case .sqlite: " STRICT"
        case .postgresql: ""
        }
    }
}
