import EventLog
import TestChance
import Testing

@Suite("Tampering with a random log")
struct TamperPropertyTests {
    @Test(
        "A changed byte in any column of any event is found, and that event is named",
        arguments: 1...60 as ClosedRange<UInt64>)
    func everyColumn(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sizes = (0..<Int.random(in: 1...8, using: &random)).map { _ in Int.random(in: 1...6, using: &random) }
        let log = SampleLog(batchSizes: sizes, using: &random)
        #expect(log.audit(head: log.head).isEmpty)
        for index in log.events.indices {
            for column in 0...10 {
                var forged = log
                guard forged.events[index].flip(column: column, using: &random) else { continue }
                #expect(forged.events[index] != log.events[index])
                let name = forged.events[index].event.name
                let findings = forged.audit(head: log.head, page: Int.random(in: 1...9, using: &random))
                #expect(findings.contains(.eventAltered(name)), "column \(column) of \(name)")
                #expect(findings.allSatisfy { !$0.accuses(otherThan: name) }, "\(findings)")
                // Whether the event or its digest was changed, the batch still holds, unless a position moved.
                if column != 1 { #expect(findings.count == 1) }
            }
        }
    }

    @Test(
        "A changed byte in any column of any batch is found, and that batch is named",
        arguments: 1...60 as ClosedRange<UInt64>)
    func everyBatch(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let log = SampleLog(batchSizes: [2, 1, 3, 2], using: &random)
        for index in log.batches.indices {
            for column in 0...4 {
                var forged = log
                let bit = Int64(1) << Int64.random(in: 0...62, using: &random)
                switch column {
                case 0: forged.batches[index].number ^= bit
                case 1: forged.batches[index].first ^= bit
                case 2: forged.batches[index].last ^= bit
                case 3: forged.batches[index].root = forged.batches[index].root.flipped(using: &random)
                default: forged.batches[index].link = forged.batches[index].link.flipped(using: &random)
                }
                let findings = forged.audit(page: 10)
                #expect(!findings.isEmpty)
                if column > 0 { #expect(findings.contains(.linkBroken(batch: log.batches[index].number))) }
                #expect(!findings.contains { if case .eventAltered = $0 { true } else { false } })
            }
        }
    }
}

extension Finding {
    fileprivate func accuses(otherThan name: EventName) -> Bool {
        if case .eventAltered(let accused) = self { accused != name } else { false }
    }
}

extension Digest256 {
    fileprivate func flipped(using random: inout SeededGenerator) -> Digest256 {
        var bytes = bytes
        bytes[Int.random(in: 0..<32, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
        return Digest256(bytes: bytes) ?? self
    }
}

extension SampleLog.Stored {
    /// Changes one bit of one column; false if the column has no byte to change, or would no longer be text.
    mutating func flip(column: Int, using random: inout SeededGenerator) -> Bool {
        let bit = UInt8.random(in: 0...7, using: &random)
        let number = Int64(1) << Int64.random(in: 0...62, using: &random)
        func flip(_ text: inout String) -> Bool {
            var bytes = Array(text.utf8)
            guard !bytes.isEmpty else { return false }
            bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << bit
            guard let changed = String(validating: bytes, as: UTF8.self) else { return false }
            text = changed
            return true
        }
        switch column {
        case 0: return flip(&event.tenant)
        case 1: event.position ^= number
        case 2: return flip(&event.stream)
        case 3: event.version ^= Int(number)
        case 4: return flip(&event.type)
        case 5: event.schema ^= Int(number)
        case 6: event.at ^= number
        case 7: return flip(&event.day)
        case 8: return flip(&event.actor)
        case 9:
            guard !event.payload.isEmpty else { return false }
            event.payload[Int.random(in: event.payload.indices, using: &random)] ^= 1 << bit
        default: digest = digest.flipped(using: &random)
        }
        return true
    }
}
