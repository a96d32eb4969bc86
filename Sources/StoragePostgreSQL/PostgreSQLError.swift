import CPostgreSQL
import Storage

extension StorageError {
    /// The error that a result carries, with the statement it came from and without stored values.
    init(result: OpaquePointer, _ sql: String) {
        let state = Self.field(result, .state) ?? ""
        let message = Self.field(result, .message)
        let told = Self.mayHoldValues(state) ? "the server refused a value or raised an error" : message
        let text = told ?? String(cString: PQresultErrorMessage(result))
        self.init(Code(sqlState: state), "\(text) [\(state)] in \(sql)")
    }

    /// The last error of a connection, as when it is lost.
    init(connection: OpaquePointer?, _ context: String) {
        let message = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        let line = message.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix("\t") }.joined(separator: " ")
        self.init(.unavailable, "\(context): \(line.isEmpty ? "out of memory" : line)")
    }

    /// The class of a state is its first two characters. In these classes messages name tables, columns and words of
    /// the statement; in others, as 22 (a value does not fit) and P0 (raised by a trigger), they may quote values.
    private static func mayHoldValues(_ state: String) -> Bool {
        ![
            "08", "0A", "23", "25", "26", "28", "34", "3B", "3D", "3F", "40", "42", "53", "54", "55", "57", "58", "XX",
        ].contains(state.prefix(2))
    }

    /// The parts of an error, as libpq's header has them in macros that Swift does not see.
    enum Field: Unicode.Scalar, Sendable {
        case state = "C"
        case message = "M"
        case serverFunction = "R"
    }

    static func field(_ result: OpaquePointer, _ field: Field) -> String? {
        PQresultErrorField(result, Int32(field.rawValue.value)).map { String(cString: $0) }
    }
}

extension StorageError.Code {
    init(sqlState state: String) {
        switch state {
        case "57014", "55P03", "55006": self = .busy
        case "40001", "40P01": self = .conflict
        case "23505", "23P01": self = .constraint(.unique)
        case "23503": self = .constraint(.foreignKey)
        case "23514": self = .constraint(.check)
        case "23502": self = .constraint(.notNull)
        case "53100", "53200": self = .full
        case "25006", "42501", "25P03": self = .unavailable
        case "XX001", "XX002": self = .corrupt
        default:
            switch state.prefix(2) {
            case "08", "28", "3D", "53", "57", "58": self = .unavailable
            case "23": self = .constraint(.other)
            case "54": self = .full
            default: self = .other
            }
        }
    }
}
