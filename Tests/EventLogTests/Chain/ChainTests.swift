import EventLog
import TestChance
import Testing

@Suite("The audit of a log")
struct ChainTests {
    let log = SampleLog(seed: 1)

    @Test("An untouched log has no findings, whatever the pages it is read in", arguments: 1...6)
    func sound(page: Int) {
        #expect(log.audit(head: log.head, page: page).isEmpty)
        #expect(SampleLog(seed: 2, batchSizes: []).audit().isEmpty)
    }

    @Test("A removed event is named by its position")
    func missing() {
        var cut = log
        cut.events.removeSubrange(5...6)
        #expect(cut.audit() == [.eventMissing(positions: 6...7)])
        var last = log
        last.events.removeLast()
        #expect(last.audit() == [.eventMissing(positions: 14...14)])
        var all = log
        all.events.removeAll()
        #expect(all.audit() == [.eventMissing(positions: 1...14)])
    }

    @Test("Two events that changed places are both named")
    func swapped() {
        var swapped = log
        let positions = (log.events[4].event.position, log.events[6].event.position)
        swapped.events[4].event.position = positions.1
        swapped.events[6].event.position = positions.0
        let findings = swapped.audit()
        #expect(findings.contains(.eventAltered(swapped.events[4].event.name)))
        #expect(findings.contains(.eventAltered(swapped.events[6].event.name)))
    }

    @Test("An event that stands twice is named")
    func duplicated() {
        var doubled = log
        doubled.events.append(log.events[3])
        #expect(doubled.audit() == [.eventOutOfOrder(log.events[3].event.name)])
    }

    @Test("Events that no batch covers are named, and so is a hole between batches")
    func uncovered() {
        var appended = log
        for position in Int64(15)...16 {
            var extra = log.events[0]
            extra.event.position = position
            extra.digest = extra.event.digest
            appended.events.append(extra)
        }
        #expect(appended.audit() == [.positionsUncovered(15...16)])

        var shrunk = log
        shrunk.batches[2].first += 1
        let findings = shrunk.audit()
        #expect(findings.contains(.positionsUncovered(5...5)))
        #expect(findings.contains(.linkBroken(batch: 3)))
    }

    @Test("An event rewritten together with its digest is caught by its batch")
    func rewritten() {
        var forged = log
        forged.events[9].event.payload += [1]
        forged.events[9].digest = forged.events[9].event.digest
        #expect(forged.audit() == [.rootMismatch(batch: 5)])
    }

    @Test("A batch rewritten with its events breaks the link, and the next batches are not accused")
    func rewrittenBatch() throws {
        var forged = log
        forged.events[1].event.payload += [1]
        forged.events[1].digest = forged.events[1].event.digest
        forged.batches[0] = try #require(
            Batch(tenant: "GZ", after: nil, digests: forged.events[..<3].map(\.digest)))
        #expect(forged.audit() == [.linkBroken(batch: 2)])
    }

    @Test("A whole history rewritten in good form is caught by the head kept outside")
    func rewrittenHistory() {
        var other = SampleLog(seed: 3)
        #expect(other.audit().isEmpty)
        #expect(other.audit(head: log.head) == [.headMismatch(batch: 5)])
        other.batches.removeAll()
        other.events.removeAll()
        #expect(other.audit(head: log.head) == log.head.map { [.tailTruncated(batches: 1...5, lastKnown: $0)] })
    }

    @Test("A cut tail is found by the head kept outside, and growth after it is no finding")
    func truncated() throws {
        var cut = log
        cut.batches.removeLast(2)
        cut.events.removeLast(6)
        #expect(cut.audit().isEmpty)
        let head = try #require(log.head)
        #expect(cut.audit(head: head) == [.tailTruncated(batches: 4...5, lastKnown: head)])
        #expect(log.audit(head: cut.head).isEmpty)
    }

    @Test("A removed batch is named and its neighbours are not accused")
    func batchMissing() {
        var cut = log
        cut.batches.remove(at: 2)
        #expect(cut.audit() == [.batchMissing(numbers: 3...3)])
    }

    @Test("An altered link accuses its own batch only, two in a row accuse those two")
    func alteredLinks() {
        var forged = log
        forged.batches[1].link = Digest256(hashing: [1])
        #expect(forged.audit() == [.linkBroken(batch: 2)])
        forged.batches[2].link = Digest256(hashing: [2])
        #expect(forged.audit() == [.linkBroken(batch: 2), .linkBroken(batch: 3)])
    }

    @Test("The chain of one tenant does not pass for another's")
    func foreignChain() throws {
        var random = SeededGenerator(seed: 4)
        var foreign = SampleLog(tenant: "YN", batchSizes: [2], using: &random)
        #expect(foreign.audit().contains(.batchOutOfOrder(batch: 1)))
        foreign.batches[0].tenant = "GZ"
        #expect(foreign.audit().contains(.linkBroken(batch: 1)))
        #expect(foreign.audit().contains(.eventAltered(foreign.events[0].event.name)))
    }

    @Test("Absurd numbers in batches and events are findings, not crashes")
    func absurd() {
        let extremes: [Int64] = [.min, -1, 0, 1, 5, 14, 15, .max - 1, .max]
        for first in extremes {
            for last in extremes {
                for number in extremes {
                    var forged = log
                    let real = forged.batches[2]
                    forged.batches[2].first = first
                    forged.batches[2].last = last
                    forged.batches[2].number = number
                    #expect(forged.batches[2] == real || !forged.audit().isEmpty)
                    forged.events[8].event.position = last
                    #expect(!forged.audit().isEmpty)
                }
            }
        }
    }

    @Test("A batch of no events is not made")
    func emptyBatch() {
        #expect(Batch(tenant: "GZ", after: nil, digests: []) == nil)
    }
}
