/// The Merkle tree of RFC 6962 §2.1, grown leaf by leaf in memory that grows with the logarithm of its size.
public struct MerkleTree: Sendable {
    /// Roots of the perfect subtrees, largest first.
    private var peaks: [Digest256] = []
    /// How many leaves were added.
    public private(set) var count = 0

    /// The empty tree.
    public init() {}

    /// The tree over `leaves`, which are leaf hashes already.
    public init(_ leaves: some Sequence<Digest256>) {
        for leaf in leaves { append(leaf) }
    }

    /// Adds a leaf hash at the right.
    public mutating func append(_ leaf: Digest256) {
        var node = leaf
        var size = count
        while size & 1 == 1, let left = peaks.popLast() {
            node = Self.node(left, node)
            size >>= 1
        }
        peaks.append(node)
        count += 1
    }

    /// The root; of the empty tree, the SHA-256 of nothing.
    public var root: Digest256 {
        guard let last = peaks.last else { return Digest256(hashing: [UInt8]()) }
        return peaks.dropLast().reversed().reduce(last) { Self.node($1, $0) }
    }

    /// The leaf hash of raw bytes, as RFC 6962 defines it.
    public static func leaf(_ bytes: [UInt8]) -> Digest256 {
        Digest256(hashing: [CanonicalBytes.Domain.leaf] + bytes)
    }

    static func node(_ left: Digest256, _ right: Digest256) -> Digest256 {
        var bytes = CanonicalBytes(domain: CanonicalBytes.Domain.node, capacity: 64)
        bytes.append(left)
        bytes.append(right)
        return bytes.digest
    }
}
