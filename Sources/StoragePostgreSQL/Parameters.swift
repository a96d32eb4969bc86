import CPostgreSQL
import Storage

/// PostgreSQL's numbers of the types that are spoken here.
enum TypeNumber {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let char: Oid = 18
    static let name: Oid = 19
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let oid: Oid = 26
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let unknown: Oid = 705
    static let byteaArray: Oid = 1001
    static let textArray: Oid = 1009
    static let int8Array: Oid = 1016
    static let float8Array: Oid = 1022
    static let bpchar: Oid = 1042
    static let varchar: Oid = 1043
    static let numeric: Oid = 1700
    static let void: Oid = 2278
}

/// What can stand for a mark.
protocol Parameter {
    /// The type that carries it; nil for null, which any type carries.
    var type: Oid? { get }

    /// Adds it in PostgreSQL's binary form; nothing for null.
    func append(to bytes: inout [UInt8]) throws(StorageError)
}

extension Value: Parameter {
    var type: Oid? {
        switch self {
        case .null: nil
        case .integer: TypeNumber.int8
        case .real: TypeNumber.float8
        case .text: TypeNumber.text
        case .blob: TypeNumber.bytea
        }
    }

    func append(to bytes: inout [UInt8]) throws(StorageError) {
        switch self {
        case .null: break
        case .integer(let integer): bytes.append(bigEndian: integer)
        case .real(let real):
            guard !real.isNaN else { throw StorageError(.other, "NaN cannot be stored") }
            bytes.append(bigEndian: real.bitPattern)
        case .text(let text):
            guard !text.utf8.contains(0) else { throw StorageError(.other, "text with a NUL cannot be stored") }
            bytes.append(contentsOf: text.utf8)
        case .blob(let blob): bytes.append(contentsOf: blob)
        }
    }
}

extension [UInt8] {
    mutating func append(bigEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}

/// The values of one statement in the form that libpq takes: binary, in one run of bytes.
struct Parameters {
    /// Never empty, so that an empty text has an address too.
    private var bytes: [UInt8] = [0]
    private var starts: [Int?] = []
    private var lengths: [Int32] = []

    static let none = Parameters()

    private init() {}

    init(_ values: some Sequence<some Parameter>, in sql: String) throws(StorageError) {
        for value in values {
            let start = bytes.count
            do { try value.append(to: &bytes) } catch {
                throw StorageError(error.code, "\(error.message), in \(sql)")
            }
            starts.append(value.type == nil ? nil : start)
            lengths.append(Int32(clamping: bytes.count - start))
        }
        guard bytes.count < 1 << 30 else { throw StorageError(.full, "more than 1 GiB of values in \(sql)") }
        guard starts.count <= 65_535 else { throw StorageError(.other, "more than 65535 marks in \(sql)") }
    }

    var count: Int32 { Int32(starts.count) }
    var size: Int { bytes.count }

    /// Calls `body` with the addresses, lengths and formats of the values.
    func withPointers<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
    ) -> T {
        bytes.withUnsafeBytes { buffer in
            let base = buffer.assumingMemoryBound(to: CChar.self).baseAddress
            let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
            let binary = [Int32](repeating: 1, count: starts.count)
            return pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    binary.withUnsafeBufferPointer { body(pointers.baseAddress, lengths.baseAddress, $0.baseAddress) }
                }
            }
        }
    }
}
