import EventLog
import Testing

@Suite("The Merkle tree of RFC 6962")
struct MerkleTests {
    /// The eight leaves and the roots of the first 1…8 of them, as Certificate Transparency's own tests have them.
    static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ].map { MerkleTree.leaf(bytes($0)) }
    static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    static func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.count, by: 2).compactMap { UInt8(hex.dropFirst($0).prefix(2), radix: 16) }
    }

    @Test("The root of the first n well-known leaves is the well-known root", arguments: 1...8)
    func knownRoots(size: Int) {
        #expect(MerkleTree(Self.leaves.prefix(size)).root.description == Self.roots[size - 1])
    }

    @Test("The root of no leaves is the hash of nothing")
    func emptyRoot() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(MerkleTree().root.description == empty)
    }

    @Test("The proofs of the well-known leaves are the well-known paths")
    func knownProofs() {
        let first = InclusionProof(of: 0, in: Self.leaves)
        #expect(
            first?.path.map(\.description) == [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ])
        let sixth = InclusionProof(of: 5, in: Self.leaves)
        #expect(
            sixth?.path.map(\.description) == [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                Self.roots[3],
            ])
        #expect(InclusionProof(of: 2, in: Array(Self.leaves.prefix(3)))?.path.map(\.description) == [Self.roots[1]])
    }

    @Test("A proof holds for its own leaf, place, size and root, and for no other")
    func proofsOfEverySize() throws {
        let leaves = (0..<33).map { MerkleTree.leaf([UInt8($0)]) }
        for size in 1...leaves.count {
            let some = Array(leaves.prefix(size))
            let root = MerkleTree(some).root
            for index in 0..<size {
                let proof = try #require(InclusionProof(of: index, in: some))
                #expect(proof.verifies(some[index], in: root))
                #expect(!proof.verifies(MerkleTree.leaf([99]), in: root))
                #expect(!proof.verifies(some[index], in: MerkleTree.leaf([99])))
                for other in 0..<size where other != index {
                    let moved = InclusionProof(index: other, size: size, path: proof.path)
                    #expect(!moved.verifies(some[index], in: root))
                }
                let longer = InclusionProof(index: index, size: size, path: proof.path + [root])
                #expect(!longer.verifies(some[index], in: root))
                if !proof.path.isEmpty {
                    let shorter = InclusionProof(index: index, size: size, path: proof.path.dropLast())
                    #expect(!shorter.verifies(some[index], in: root))
                }
            }
        }
    }

    @Test("There is no proof of a leaf that is not there, and an impossible proof holds for nothing")
    func impossibleProofs() {
        #expect(InclusionProof(of: 8, in: Self.leaves) == nil)
        #expect(InclusionProof(of: -1, in: Self.leaves) == nil)
        let leaf = Self.leaves[0]
        for (index, size) in [(-1, 1), (0, 0), (1, 1), (0, -3), (.max, .max), (.min, .max)] {
            #expect(!InclusionProof(index: index, size: size, path: [leaf, leaf]).verifies(leaf, in: leaf))
        }
    }

    @Test("A digest is read from 32 bytes or 64 digits, and from nothing else")
    func digestForms() {
        let digest = Self.leaves[3]
        #expect(Digest256(bytes: digest.bytes) == digest)
        #expect(Digest256(hex: digest.description.uppercased()) == digest)
        #expect(Digest256(bytes: Array(digest.bytes.dropLast())) == nil)
        #expect(Digest256(hex: String(digest.description.dropLast())) == nil)
        #expect(Digest256(hex: String(repeating: "g", count: 64)) == nil)
        #expect(Digest256(hex: String(repeating: "+1", count: 32)) == nil)
    }
}
