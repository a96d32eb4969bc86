import Storage
import Synchronization

/// What this process hears of what servers on the same database announce about one source.
///
/// What is remembered of it holds while nothing was announced. Who has heard nothing for two seconds may have missed
/// something.
final class Hearing: Sendable {
    private static let silence = Duration.seconds(2)
    private let source: Source
    /// Zero while nobody heeds what is announced.
    private let heard = Atomic(0)

    init(_ source: Source) { self.source = source }

    /// Where the source stands now; nil where nothing may be remembered.
    ///
    /// - Parameters:
    ///   - place: how far that was followed which the source goes by besides.
    ///   - lastHeard: up to when no announcement was missed.
    func moment(at place: Int64?, lastHeard: ContinuousClock.Instant?) -> Moment? {
        let heard = heard.load(ordering: .acquiring)
        guard heard > 0, let place, let lastHeard, .now - lastHeard < Self.silence else { return nil }
        return Moment(source: source, place: place, heard: heard)
    }

    /// Where the source stands as far as was heard, for those who need not have heard lately.
    var moment: Moment { Moment(source: source, heard: heard.load(ordering: .acquiring)) }

    /// Something has changed, here or elsewhere; from now on it is heeded.
    func hear() { heard.add(1, ordering: .releasing) }

    /// Something has changed here.
    func forget() {
        if heard.load(ordering: .acquiring) > 0 { hear() }
    }
}
