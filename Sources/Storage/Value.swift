/// One value as a database column holds it.
public enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// An integer, or null.
    public init(_ integer: Int64?) { self = integer.map(Self.integer) ?? .null }
    /// An integer, or null.
    public init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }
    /// A real number, or null. NaN cannot be stored.
    public init(_ real: Double?) { self = real.map(Self.real) ?? .null }
    /// Text, or null.
    public init(_ text: String?) { self = text.map(Self.text) ?? .null }
    /// Bytes, or null.
    public init(_ blob: [UInt8]?) { self = blob.map(Self.blob) ?? .null }

    /// Whether this is null.
    public var isNull: Bool { self == .null }
    /// The integer, if it is one.
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    /// The number, if it is one; an integer is given as a real.
    public var real: Double? {
        switch self {
        case .real(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
    /// The text, if it is text.
    public var text: String? { if case .text(let value) = self { value } else { nil } }
    /// The bytes, if they are bytes.
    public var blob: [UInt8]? { if case .blob(let value) = self { value } else { nil } }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .real(value) }
    public init(stringLiteral value: String) { self = .text(value) }
}
