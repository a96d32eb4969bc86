import PartyLife
import Records
import Synchronization

/// What pages of the ledger need of the whole tree, remembered for as long as the log does not change it.
final class LedgerMemory: Sendable {
    private struct State {
        var organisations = (count: 0, position: Int64(0))
        var position: Int64 = 0
        var counts: [Key: Int] = [:]
    }

    private struct Key: Hashable {
        let metric: Metric
        let organisation: Organisation.ID
        let campaigns: [Campaign.ID]
        let day: Day
    }

    private let state = Mutex(State())

    /// About how many organisations there are: counted anew when the log has doubled.
    func organisations(by reader: Reader) throws -> Int {
        let position = try reader.position()
        let known = state.withLock { $0.organisations }
        guard known.position == 0 || position > 2 * known.position else { return known.count }
        let count = try reader.organisationCount()
        state.withLock { $0.organisations = (count, position) }
        return count
    }

    /// A figure as of a day, summed over campaigns, for the log as the reader sees it.
    func count(
        _ metric: Metric, of organisation: Organisation.ID, in campaigns: [Campaign.ID], on day: Day, by reader: Reader
    ) throws -> Int {
        let position = try reader.position()
        let key = Key(metric: metric, organisation: organisation, campaigns: campaigns, day: day)
        if let known = state.withLock({ $0.position == position ? $0.counts[key] : nil }) { return known }
        let count = try campaigns.reduce(0) {
            $0 + (try reader.figures(of: organisation, campaign: $1, asOf: day)[metric])
        }
        state.withLock { state in
            // A reader of an older position must not speak for the newer one.
            guard position >= state.position else { return }
            if position > state.position || state.counts.count >= 10_000 { state.counts = [:] }
            state.position = position
            state.counts[key] = count
        }
        return count
    }
}
