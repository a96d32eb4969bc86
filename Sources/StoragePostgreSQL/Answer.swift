import CPostgreSQL
import Storage

/// The rows of one result, read from libpq's memory as they are asked for.
final class Answer {
    private let pointer: OpaquePointer
    private let types: [Oid]
    let columns: Columns
    let count: Int

    /// Takes over a result.
    ///
    /// - Parameter columns: the names, where they are known from an earlier answer to the same statement.
    init(_ pointer: OpaquePointer, columns known: Columns?) {
        self.pointer = pointer
        count = Int(PQntuples(pointer))
        let places = 0..<PQnfields(pointer)
        types = places.map { PQftype(pointer, $0) }
        columns =
            known ?? Columns(places.map { place in PQfname(pointer, place).map { String(cString: $0) } ?? "" })
    }

    deinit { PQclear(pointer) }

    /// In bytes, all rows together.
    var size: Int { Int(clamping: PQresultMemorySize(pointer)) }

    /// The types of the columns.
    var columnTypes: [Oid] { types }

    func row(_ index: Int) throws(StorageError) -> Row {
        var values: [Value] = []
        values.reserveCapacity(types.count)
        for place in types.indices { values.append(try value(Int32(index), Int32(place))) }
        return Row(columns: columns, values: values)
    }

    private func value(_ row: Int32, _ place: Int32) throws(StorageError) -> Value {
        guard PQgetisnull(pointer, row, place) == 0, let start = PQgetvalue(pointer, row, place) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(pointer, row, place)))
        switch types[Int(place)] {
        case TypeNumber.int8: return .integer(bytes.bigEndian(Int64.self))
        case TypeNumber.int4: return .integer(Int64(bytes.bigEndian(Int32.self)))
        case TypeNumber.int2: return .integer(Int64(bytes.bigEndian(Int16.self)))
        case TypeNumber.oid: return .integer(Int64(bytes.bigEndian(UInt32.self)))
        case TypeNumber.bool: return .integer(bytes.bigEndian(UInt8.self) == 0 ? 0 : 1)
        case TypeNumber.float8: return .number(Double(bitPattern: bytes.bigEndian(UInt64.self)))
        case TypeNumber.float4: return .number(Double(Float(bitPattern: bytes.bigEndian(UInt32.self))))
        case TypeNumber.numeric: return try Value(numeric: bytes)
        case TypeNumber.text, TypeNumber.varchar, TypeNumber.bpchar, TypeNumber.name, TypeNumber.char,
            TypeNumber.unknown:
            return .text(String(decoding: bytes, as: UTF8.self))
        case TypeNumber.bytea: return .blob(Array(bytes))
        case TypeNumber.void: return .null
        case let type:
            let name = columns.names[Int(place)]
            throw StorageError(.other, "column \(name) has type \(type), which is not read here: cast it to text")
        }
    }
}

extension Value {
    /// As SQLite holds it: NaN is null.
    fileprivate static func number(_ real: Double) -> Value { real.isNaN ? .null : .real(real) }

    /// A sum of integers, which PostgreSQL gives as a numeric without a fraction, is an integer as on all engines;
    /// what has a fraction is real.
    init(numeric bytes: UnsafeRawBufferPointer) throws(StorageError) {
        let (count, weight) = (Int(bytes.bigEndian(Int16.self)), Int(bytes.bigEndian(Int16.self, at: 2)))
        let (sign, scale) = (bytes.bigEndian(UInt16.self, at: 4), bytes.bigEndian(Int16.self, at: 6))
        let isNegative = sign == 0x4000
        guard sign == 0 || isNegative else {
            self = sign == 0xD000 ? .real(.infinity) : sign == 0xF000 ? .real(-.infinity) : .null
            return
        }
        let digits = (0..<count).map { bytes.bigEndian(UInt16.self, at: 8 + 2 * $0) }
        guard scale == 0 else {
            let mantissa = digits.map { String(String(Int($0) + 10_000).dropFirst()) }.joined()
            let text = (isNegative ? "-0" : "0") + mantissa + "e\(4 * (weight - count + 1))"
            self = .real(Double(text) ?? 0)
            return
        }
        var result: Int64 = 0
        for place in 0..<max(0, weight + 1) {
            let digit = place < count ? Int64(digits[place]) : 0
            let (shifted, tooLong) = result.multipliedReportingOverflow(by: 10_000)
            let (sum, tooLarge) = shifted.addingReportingOverflow(isNegative ? -digit : digit)
            guard !tooLong, !tooLarge else { throw StorageError(.other, "integer overflow") }
            result = sum
        }
        self = .integer(result)
    }
}

extension UnsafeRawBufferPointer {
    /// 0 where there are not enough bytes.
    fileprivate func bigEndian<T: FixedWidthInteger>(_: T.Type, at offset: Int = 0) -> T {
        guard count >= offset + MemoryLayout<T>.size else { return 0 }
        return T(bigEndian: loadUnaligned(fromByteOffset: offset, as: T.self))
    }
}
