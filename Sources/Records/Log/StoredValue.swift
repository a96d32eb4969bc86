/// Any JSON, for reading what was stored in a shape that no type has any more.
public enum StoredValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([StoredValue])
    case object([String: StoredValue])

    /// The parts of an object by name; nil in all else, and set to nil they are left out.
    public subscript(name: String) -> StoredValue? {
        get {
            guard case .object(let parts) = self else { return nil }
            return parts[name]
        }
        set {
            guard case .object(var parts) = self else { return }
            parts[name] = newValue
            self = .object(parts)
        }
    }

    /// The same object with a part under another name.
    public func renaming(_ old: String, to new: String) -> StoredValue {
        var renamed = self
        renamed[old] = nil
        renamed[new] = self[old]
        return renamed
    }
}

extension StoredValue: Codable {
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? value.decode(Int64.self) {
            self = .integer(integer)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([StoredValue].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: StoredValue].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let bool): try container.encode(bool)
        case .integer(let integer): try container.encode(integer)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let parts): try container.encode(parts)
        }
    }
}
