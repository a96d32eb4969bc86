import PartyLife
import Records
import Synchronization

/// About how many organisations there are, for the choice of the way to walk a ledger: counted anew when the log has
/// doubled.
final class LedgerMemory: Sendable {
    private let organisations = Mutex((count: 0, position: Int64(0)))

    func organisations(by reader: Reader) throws -> Int {
        let position = try reader.position()
        let known = organisations.withLock { $0 }
        guard known.position == 0 || position > 2 * known.position else { return known.count }
        let count = try reader.organisationCount()
        organisations.withLock { $0 = (count, position) }
        return count
    }
}
