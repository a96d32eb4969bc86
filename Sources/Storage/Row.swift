/// Which column of a row: by name, or by place from 0.
public enum Column: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case name(String)
    case place(Int)

    public init(stringLiteral value: String) { self = .name(value) }
    public init(integerLiteral value: Int) { self = .place(value) }
}

/// The column names of one statement, shared by all rows it gives.
public final class Columns: Sendable {
    /// The names, in order.
    public let names: [String]
    private let places: [String: Int]

    /// A table of these names; of two equal names the first is found.
    public init(_ names: [String]) {
        self.names = names
        places = Dictionary(zip(names, names.indices)) { first, _ in first }
    }

    func place(of column: Column) -> Int? {
        switch column {
        case .name(let name): places[name]
        case .place(let place): names.indices.contains(place) ? place : nil
        }
    }
}

/// One row of an answer.
///
/// The getters throw `StorageError.Code.other` when the column is not there or holds another type.
public struct Row: Sendable {
    /// The column names.
    public let columns: Columns
    /// The values, in the order of the columns.
    public let values: [Value]

    /// A row of `values`, one for each of `columns`.
    public init(columns: Columns, values: [Value]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a column.
    public func value(_ column: Column) throws(StorageError) -> Value {
        guard let place = columns.place(of: column), values.indices.contains(place) else {
            throw StorageError(.other, "no column \(column) among \(columns.names)")
        }
        return values[place]
    }

    /// An integer of 64 bits.
    public func integer(_ column: Column) throws(StorageError) -> Int64 {
        try required(column, optionalInteger(column), "integer")
    }
    /// An integer as an `Int`.
    public func int(_ column: Column) throws(StorageError) -> Int { Int(try integer(column)) }
    /// A number.
    public func real(_ column: Column) throws(StorageError) -> Double {
        try required(column, optionalReal(column), "real")
    }
    /// Text.
    public func text(_ column: Column) throws(StorageError) -> String {
        try required(column, optionalText(column), "text")
    }
    /// Bytes.
    public func blob(_ column: Column) throws(StorageError) -> [UInt8] {
        try required(column, optionalBlob(column), "blob")
    }

    /// An integer of 64 bits; nil for null.
    public func optionalInteger(_ column: Column) throws(StorageError) -> Int64? {
        try optional(column, \.integer, "integer")
    }
    /// An integer as an `Int`; nil for null.
    public func optionalInt(_ column: Column) throws(StorageError) -> Int? {
        try optionalInteger(column).map { Int($0) }
    }
    /// A number; nil for null.
    public func optionalReal(_ column: Column) throws(StorageError) -> Double? {
        try optional(column, \.real, "real")
    }
    /// Text; nil for null.
    public func optionalText(_ column: Column) throws(StorageError) -> String? {
        try optional(column, \.text, "text")
    }
    /// Bytes; nil for null.
    public func optionalBlob(_ column: Column) throws(StorageError) -> [UInt8]? {
        try optional(column, \.blob, "blob")
    }

    private func required<T>(_ column: Column, _ value: T?, _ type: String) throws(StorageError) -> T {
        guard let value else { throw StorageError(.other, "column \(column) is null, not \(type)") }
        return value
    }

    private func optional<T>(
        _ column: Column, _ read: (Value) -> T?, _ type: String
    ) throws(StorageError) -> T? {
        let value = try value(column)
        if let read = read(value) { return read }
        guard value.isNull else { throw StorageError(.other, "column \(column) is not \(type)") }
        return nil
    }
}
