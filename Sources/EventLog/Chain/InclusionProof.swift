/// Proof that a leaf stands at a place in a tree, without the other leaves (RFC 6962 §2.1.1).
public struct InclusionProof: Hashable, Sendable {
    /// The leaf's place, from 0.
    public var index: Int
    /// Leaves in the tree.
    public var size: Int
    /// Sibling hashes, from the leaf up.
    public var path: [Digest256]

    /// A proof received from elsewhere.
    public init(index: Int, size: Int, path: [Digest256]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// The proof for the leaf at `index` of `leaves`; nil if there is no such leaf.
    public init?(of index: Int, in leaves: [Digest256]) {
        guard leaves.indices.contains(index) else { return nil }
        self.init(index: index, size: leaves.count, path: Self.path(to: index, in: leaves[...]))
    }

    /// Whether `leaf` at this place gives `root` (RFC 9162 §2.1.3.2).
    public func verifies(_ leaf: Digest256, in root: Digest256) -> Bool {
        guard index >= 0, index < size else { return false }
        var place = index
        var last = size - 1
        var node = leaf
        for sibling in path {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                node = MerkleTree.node(sibling, node)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                node = MerkleTree.node(node, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && node == root
    }

    private static func path(to index: Int, in leaves: ArraySlice<Digest256>) -> [Digest256] {
        guard leaves.count > 1 else { return [] }
        let half = 1 << (Int.bitWidth - 1 - (leaves.count - 1).leadingZeroBitCount)
        let middle = leaves.startIndex + half
        return index < half
            ? path(to: index, in: leaves[..<middle]) + [MerkleTree(leaves[middle...]).root]
            : path(to: index - half, in: leaves[middle...]) + [MerkleTree(leaves[..<middle]).root]
    }
}
