import Operations
import PartyLife
import Synchronization

/// How many opinions a residents' page takes in a minute. It counts by page, in memory, and knows nobody's address.
final class PublicPagePace: Sendable {
    private let clock: any Timepiece
    private let limit: Int
    private let times = Mutex<[String: [Int64]]>([:])

    init(clock: any Timepiece, limit: Int = 10) { (self.clock, self.limit) = (clock, limit) }

    /// Whether one more may come in now; if so it is counted.
    func admits(_ token: String) -> Bool {
        let now = clock.now.milliseconds
        return times.withLock { times in
            times = times.filter { $0.value.contains { $0 > now - Self.minute } }
            let recent = times[token, default: []].filter { $0 > now - Self.minute }
            guard recent.count < limit else { return false }
            times[token] = recent + [now]
            return true
        }
    }

    private static var minute: Int64 { 60_000 }
}
