/// The seal over the events of one committed transaction: their Merkle root, chained to the batch before.
public struct Batch: Hashable, Sendable {
    /// The top unit whose log this is.
    public var tenant: String
    /// Place in the tenant's chain: 1, 2, 3… without gaps.
    public var number: Int64
    /// Position of its first event.
    public var first: Int64
    /// Position of its last event.
    public var last: Int64
    /// Merkle root over the digests of its events, in order.
    public var root: Digest256
    /// SHA-256 over 0x02, the link before, number, first, last and root.
    public var link: Digest256

    /// A batch as it was stored.
    public init(tenant: String, number: Int64, first: Int64, last: Int64, root: Digest256, link: Digest256) {
        self.tenant = tenant
        self.number = number
        self.first = first
        self.last = last
        self.root = root
        self.link = link
    }

    /// The next batch of a chain; `previous` is the head of the chain, nil for the first batch of a tenant.
    /// Nil if there are no digests, since an empty batch says nothing.
    public init?(tenant: String, after previous: ChainHead?, digests: [Digest256]) {
        guard !digests.isEmpty else { return nil }
        self.tenant = tenant
        number = (previous?.number ?? 0) + 1
        first = (previous?.last ?? 0) + 1
        last = (previous?.last ?? 0) + Int64(digests.count)
        root = MerkleTree(digests).root
        link = root
        link = linked(to: previous?.link ?? Self.origin(of: tenant))
    }

    /// What to keep outside the database, so that a cut or rewritten tail shows.
    public var head: ChainHead { ChainHead(number: number, last: last, link: link) }

    /// The link that the first batch of a tenant follows: no chain can pass for another tenant's.
    public static func origin(of tenant: String) -> Digest256 {
        var bytes = CanonicalBytes(domain: CanonicalBytes.Domain.origin)
        bytes.append(tenant)
        return bytes.digest
    }

    func linked(to previous: Digest256) -> Digest256 {
        var bytes = CanonicalBytes(domain: CanonicalBytes.Domain.link, capacity: 88)
        bytes.append(previous)
        bytes.append(number)
        bytes.append(first)
        bytes.append(last)
        bytes.append(root)
        return bytes.digest
    }
}

/// The end of a chain at some moment: a few bytes that fix every event before it.
public struct ChainHead: Hashable, Sendable {
    /// Number of the last batch.
    public var number: Int64
    /// Position of the last event.
    public var last: Int64
    /// Link of the last batch.
    public var link: Digest256

    /// A head kept elsewhere.
    public init(number: Int64, last: Int64, link: Digest256) {
        self.number = number
        self.last = last
        self.link = link
    }
}
