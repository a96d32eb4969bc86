import PartyLife
import Storage
import Synchronization

/// The figures of organisations with everything below them, in memory: what is kept in the `figure` table, and on top of
/// it what the log has brought since.
///
/// It follows the log whenever it is asked, so a figure is never behind the snapshot it is read in. Only organisations
/// that have others below them are kept there; what an organisation counts itself is read from its own rows and remembered.
final class FigureFold: Sendable {
    struct Key: Hashable, Sendable {
        let organisation: String
        /// Empty for the standing figures.
        let campaign: String
    }

    /// One amount of an organisation below.
    struct Entry: Sendable {
        let position: Int64
        let metric: Metric
        let day: Day
        let amount: Int
    }

    private struct State: Sendable {
        /// All rows up to this position are in `tail`, `settled` or the table; nil before the first look.
        var known: Int64?
        /// What is not in the table yet.
        var tail: [Key: [Entry]] = [:]
        var tailCount = 0
        /// What the last writing put into the table: snapshots from before it still lack it.
        var settled: [Key: [Entry]] = [:]
        /// Up to here rows are in neither.
        var dropped: Int64 = 0
        var series: [Key: Series] = [:]
        /// What organisations count themselves, all rows up to `known`.
        var own: [Key: Series] = [:]
        var isKept = false
    }

    private let state = Mutex(State())

    /// As many series as are kept in memory at most.
    private static let seriesLimit = 200_000
    private static let ownLimit = 20_000
    /// About as many rows as are read at once when following the log.
    private static let stride = 200_000
    private static let lead: Int64 = 2_000

    /// Entries that are not in the table yet.
    var waiting: Int { state.withLock { $0.tailCount } }

    /// Whether the log has gone so far ahead that it should be followed without waiting for a reader.
    func isBehind(_ position: Int64) -> Bool { state.withLock { position - ($0.known ?? 0) > Self.lead } }

    /// - Returns: false while somebody else keeps it.
    func beginKeeping() -> Bool {
        state.withLock { state in
            defer { state.isKept = true }
            return !state.isKept
        }
    }

    func endKeeping() { state.withLock { $0.isKept = false } }

    func reset() { state.withLock { $0 = State() } }

    /// Follows the log to the end of the reader's snapshot, or as far as one stride reaches.
    ///
    /// - Returns: whether it got to the end.
    @discardableResult
    func follow(_ reader: Reader) throws -> Bool {
        let head = try reader.position()
        let known = try state.withLock(\.known) ?? start(reader)
        guard known < head else { return true }
        let end = try reader.tallyPosition(after: known, rows: Self.stride) ?? head
        var rows: [(entry: Entry, line: [Key])] = []
        try Tables(session: reader.session, tenant: reader.tenant).forEachAmount(known + 1...max(known + 1, end)) {
            rows.append(($0, $1))
        }
        state.withLock { state in
            let done = state.known ?? known
            guard done < end else { return }
            for row in rows where row.entry.position > done {
                Self.take(row.entry, of: row.line, into: &state)
            }
            state.known = end
        }
        return end >= head
    }

    /// Adds the figures of all below an organisation.
    ///
    /// - Returns: false where the snapshot is too old for what is kept.
    func add(_ key: Key, to values: inout [Metric: Int], asOf day: Day, by reader: Reader) throws -> Bool {
        // Nothing is kept by holding on to it outside the lock: a series is copied only when it changes meanwhile.
        if let series = state.withLock({ $0.series[key] }) {
            series.add(to: &values, asOf: day)
            return true
        }
        let mark = try reader.figureMark()
        let kept = try reader.figureRow(key)
        let series: Series? = state.withLock { state in
            if let known = state.series[key] { return known }
            guard mark >= state.dropped else { return nil }
            let series = Self.series(key, on: kept, in: state)
            if state.series.count >= Self.seriesLimit { state.series = [:] }
            state.series[key] = series
            return series
        }
        series?.add(to: &values, asOf: day)
        return series != nil
    }

    /// The figures of all below an organisation by key, and the position up to which they go; nil where that is not known
    /// or the snapshot is too old.
    func below(_ keys: [Key], by reader: Reader) throws -> (known: Int64, series: [Series])? {
        // The mark first: a row that is read after it goes as far at least.
        let mark = try reader.figureMark()
        let kept = try keys.map { try reader.figureRow($0) }
        return state.withLock { state in
            guard let known = state.known, mark >= state.dropped else { return nil }
            return (known, zip(keys, kept).map { state.series[$0] ?? Self.series($0, on: $1, in: state) })
        }
    }

    private static func series(_ key: Key, on kept: (series: Series, upTo: Int64)?, in state: State) -> Series {
        var series = kept?.series ?? Series()
        for entry in (state.settled[key] ?? []) + (state.tail[key] ?? []) where entry.position > kept?.upTo ?? 0 {
            series.add(entry.amount, entry.metric, on: entry.day)
        }
        return series
    }

    /// What organisations count themselves.
    func own(
        _ organisations: [Organisation.ID], _ campaign: String, by reader: Reader
    ) throws -> [Organisation.ID: Series] {
        var own: [Organisation.ID: Series] = [:]
        state.withLock { state in
            for id in organisations { own[id] = state.own[Key(organisation: id.text, campaign: campaign)] }
        }
        let missing = organisations.filter { own[$0] == nil }
        guard !missing.isEmpty else { return own }
        let read = try reader.ownFigures(of: missing, campaign)
        let head = try reader.position()
        for id in missing { own[id] = read[id] ?? Series() }
        state.withLock { state in
            // What was followed since is not in what was read.
            guard state.known == head else { return }
            if state.own.count >= Self.ownLimit { state.own = [:] }
            for id in missing { state.own[Key(organisation: id.text, campaign: campaign)] = own[id] }
        }
        return own
    }

    /// What is to be added to the table now, and up to which position.
    func unsettled() -> (entries: [Key: [Entry]], upTo: Int64) {
        state.withLock { ($0.tail, $0.known ?? 0) }
    }

    /// Remembers that everything up to a position is in the table.
    func settle(upTo position: Int64) {
        state.withLock { state in
            let settled = state.tail.compactMapValues { entries in
                let done = entries.prefix { $0.position <= position }
                return done.isEmpty ? nil : Array(done)
            }
            state.dropped = state.settled.values.lazy.compactMap(\.last?.position).max() ?? state.dropped
            state.tail = state.tail.compactMapValues { entries in
                let rest = entries.drop { $0.position <= position }
                return rest.isEmpty ? nil : Array(rest)
            }
            state.settled = settled
            state.tailCount = state.tail.values.reduce(0) { $0 + $1.count }
        }
    }

    private func start(_ reader: Reader) throws -> Int64 {
        let mark = try reader.figureMark()
        return state.withLock { state in
            if let known = state.known { return known }
            (state.known, state.dropped) = (mark, mark)
            return mark
        }
    }

    private static func take(_ entry: Entry, of line: [Key], into state: inout State) {
        if let key = line.last { state.own[key]?.add(entry.amount, entry.metric, on: entry.day) }
        for key in line.dropLast() {
            state.tail[key, default: []].append(entry)
            state.tailCount += 1
            state.series[key]?.add(entry.amount, entry.metric, on: entry.day)
        }
    }
}
