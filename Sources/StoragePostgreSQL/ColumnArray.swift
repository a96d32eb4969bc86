import CPostgreSQL
import Storage

/// The values of one column of many rows, sent as one array.
struct ColumnArray {
    let values: [Value]
    let element: Oid

    /// Nil where the values are of several types. A column of nothing but nulls has an array of text.
    init?(_ rows: ArraySlice<[Value]>, _ place: Int) {
        values = rows.map { $0[place] }
        element = values.lazy.compactMap(\.type).first ?? TypeNumber.text
        guard values.allSatisfy({ $0.isNull || $0.type == element }) else { return nil }
    }

    var isOfNulls: Bool { values.allSatisfy(\.isNull) }

    /// The name of the array's type.
    var typeName: String {
        switch element {
        case TypeNumber.int8: "int8[]"
        case TypeNumber.float8: "float8[]"
        case TypeNumber.bytea: "bytea[]"
        default: "text[]"
        }
    }
}

extension ColumnArray: Parameter {
    var type: Oid? {
        switch element {
        case TypeNumber.int8: TypeNumber.int8Array
        case TypeNumber.float8: TypeNumber.float8Array
        case TypeNumber.bytea: TypeNumber.byteaArray
        default: TypeNumber.textArray
        }
    }

    func append(to bytes: inout [UInt8]) throws(StorageError) {
        bytes.append(bigEndian: Int32(1))
        bytes.append(bigEndian: Int32(1))
        bytes.append(bigEndian: element)
        bytes.append(bigEndian: Int32(values.count))
        bytes.append(bigEndian: Int32(1))
        for value in values { try bytes.append(sized: value) }
    }
}

extension [UInt8] {
    /// Adds a value with its length before it, as fields of rows and elements of arrays have it.
    mutating func append(sized value: Value) throws(StorageError) {
        guard !value.isNull else { return append(bigEndian: Int32(-1)) }
        let start = count
        append(bigEndian: Int32(0))
        try value.append(to: &self)
        guard let length = Int32(exactly: count - start - 4) else {
            throw StorageError(.full, "a value of more than 2 GiB")
        }
        Swift.withUnsafeBytes(of: length.bigEndian) { replaceSubrange(start..<start + 4, with: $0) }
    }
}
