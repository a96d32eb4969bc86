/// Audit of one tenant's log, streamed.
///
/// Feed batches by number and events by position, each batch before the first event it covers; then `finish`.
/// Memory is that of the batches fed ahead of the events, so a caller that feeds them in pages audits any log.
public struct Chain: Sendable {
    private let tenant: String
    private let head: ChainHead?

    private var number: Int64 = 0
    /// The link stored last and, where that one is broken, the one it should have been: what follows is then
    /// judged by either, and an altered link accuses its own batch only.
    private var links: [Digest256]
    /// The highest position that any batch covers.
    private var covered: Int64 = 0

    private var waiting = Waiting()
    private var leaves = Leaves()
    private var position: Int64 = 0
    private var uncovered: ClosedRange<Int64>?

    /// Begins an audit. `head` is the end of the chain as it was last known outside the database, if it was kept.
    public init(tenant: String, head: ChainHead? = nil) {
        self.tenant = tenant
        self.head = head
        links = [Batch.origin(of: tenant)]
    }

    /// Feeds the next batch.
    public mutating func read(_ batch: Batch) -> [Finding] {
        guard batch.tenant == tenant, batch.number > number else { return [.batchOutOfOrder(batch: batch.number)] }
        var findings: [Finding] = []
        let expected = links.map(batch.linked)
        let skipped = span(number + 1, batch.number - 1)
        links = [batch.link]
        if let skipped {
            findings.append(.batchMissing(numbers: skipped))
        } else if !expected.contains(batch.link) {
            findings.append(.linkBroken(batch: batch.number))
            links += expected.suffix(1)
        }
        if let head, head.number == batch.number, head != batch.head {
            findings.append(.headMismatch(batch: batch.number))
        }
        number = batch.number
        return findings + cover(batch, afterSkipped: skipped != nil)
    }

    private mutating func cover(_ batch: Batch, afterSkipped skipped: Bool) -> [Finding] {
        guard batch.first >= 1, batch.first <= batch.last, batch.first > covered else {
            covered = max(covered, batch.last)
            return [.batchRangeInvalid(batch: batch.number)]
        }
        let hole = skipped ? nil : span(covered + 1, batch.first - 1)
        covered = batch.last
        waiting.append(batch)
        return hole.map { [.positionsUncovered($0)] } ?? []
    }

    /// Feeds the next event, with the digest stored beside it.
    public mutating func read(_ event: LoggedEvent, digest: Digest256) -> [Finding] {
        let computed = event.digest
        var findings: [Finding] = []
        if computed != digest || event.tenant != tenant { findings.append(.eventAltered(event.name)) }
        guard event.position > position else { return findings + [.eventOutOfOrder(event.name)] }

        if let gap = span(position + 1, min(event.position - 1, covered)) {
            findings.append(.eventMissing(positions: gap))
        }
        position = event.position
        while let batch = waiting.first, batch.last < position { findings += close(batch) }
        if let batch = waiting.first {
            if batch.first <= position { leaves.append(stored: digest, computed: computed) }
        } else if position > covered {
            findings += extendUncovered()
        }
        return findings
    }

    /// Ends the audit: what is still open is judged now.
    public mutating func finish() -> [Finding] {
        var findings: [Finding] = []
        while let batch = waiting.first { findings += close(batch) }
        if position < covered, let gap = span(position + 1, covered) {
            findings.append(.eventMissing(positions: gap))
        }
        if let uncovered { findings.append(.positionsUncovered(uncovered)) }
        uncovered = nil
        if let head, number < head.number, let gone = span(number + 1, head.number) {
            findings.append(.tailTruncated(batches: gone, lastKnown: head))
        }
        return findings
    }

    /// A batch that lacks leaves is not accused: its missing events, or the overlap, were already named.
    private mutating func close(_ batch: Batch) -> [Finding] {
        let whole = leaves.count == batch.last - batch.first + 1
        let matches = leaves.roots.contains(batch.root)
        leaves = Leaves()
        waiting.removeFirst()
        return whole && !matches ? [.rootMismatch(batch: batch.number)] : []
    }

    private mutating func extendUncovered() -> [Finding] {
        if let run = uncovered, run.upperBound + 1 == position {
            uncovered = run.lowerBound...position
            return []
        }
        defer { uncovered = position...position }
        return uncovered.map { [.positionsUncovered($0)] } ?? []
    }

    private func span(_ lower: Int64, _ upper: Int64) -> ClosedRange<Int64>? {
        lower <= upper ? lower...upper : nil
    }
}

extension Chain {
    /// Batches fed but not yet judged, first in, first out.
    private struct Waiting {
        private var batches: [Batch] = []
        private var next = 0

        var first: Batch? { next < batches.count ? batches[next] : nil }

        mutating func append(_ batch: Batch) { batches.append(batch) }

        mutating func removeFirst() {
            next += 1
            guard next == batches.count else { return }
            batches.removeAll(keepingCapacity: true)
            next = 0
        }
    }

    /// The tree over the open batch's stored digests, and one over the computed ones from where the two part.
    private struct Leaves {
        private var stored = MerkleTree()
        private var computed: MerkleTree?

        var count: Int { stored.count }
        var roots: [Digest256] { [stored.root] + (computed.map { [$0.root] } ?? []) }

        mutating func append(stored digest: Digest256, computed other: Digest256) {
            if computed == nil, digest != other { computed = stored }
            computed?.append(other)
            stored.append(digest)
        }
    }
}
