/// An encoding that two different lists of fields never share: numbers are eight bytes, big end first,
/// and text and bytes come after their length.
struct CanonicalBytes {
    private(set) var bytes: [UInt8]

    init(domain: UInt8, capacity: Int = 0) {
        bytes = []
        bytes.reserveCapacity(capacity + 1)
        bytes.append(domain)
    }

    mutating func append(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ field: [UInt8]) {
        append(Int64(field.count))
        bytes.append(contentsOf: field)
    }

    mutating func append(_ text: String) {
        append(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(_ digest: Digest256) {
        bytes.append(contentsOf: digest.bytes)
    }

    var digest: Digest256 { Digest256(hashing: bytes) }

    /// The first byte hashed: a leaf, a node, a link and an origin can never stand for one another.
    enum Domain {
        static let leaf: UInt8 = 0
        static let node: UInt8 = 1
        static let link: UInt8 = 2
        static let origin: UInt8 = 3
    }
}
