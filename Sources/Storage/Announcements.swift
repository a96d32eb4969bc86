import Synchronization

/// The streams of one store that receive announcements.
package final class Announcements: Sendable {
    private struct State {
        var receivers: [Int: AsyncStream<String>.Continuation] = [:]
        var last = 0
        /// Whether a new stream misses nothing from its first moment.
        var heard: Bool
        /// Up to when nothing was missed.
        var beat: ContinuousClock.Instant?
        var closed = false
    }

    private let state: Mutex<State>

    /// - Parameter heard: whether announcements reach `send` from the start; else from the first `restart`.
    package init(heard: Bool) { state = Mutex(State(heard: heard)) }

    /// A new stream; it begins with the empty text as soon as announcements are heard.
    package func stream() -> AsyncStream<String> {
        let (stream, receiver) = AsyncStream<String>.makeStream()
        let number: Int? = state.withLock { state in
            guard !state.closed else { return nil }
            state.last += 1
            state.receivers[state.last] = receiver
            if state.heard { receiver.yield("") }
            return state.last
        }
        guard let number else {
            receiver.finish()
            return stream
        }
        receiver.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.receivers.removeValue(forKey: number) }
        }
        return stream
    }

    package func send(_ text: String) {
        state.withLock { state in
            for receiver in state.receivers.values { receiver.yield(text) }
        }
    }

    /// From here on nothing is missed; before it, something may have been.
    package func restart() {
        state.withLock { ($0.heard, $0.beat) = (true, .now) }
        send("")
    }

    /// Up to this moment nothing was missed.
    package func beat(_ moment: ContinuousClock.Instant) { state.withLock { $0.beat = moment } }

    package var lastBeat: ContinuousClock.Instant? { state.withLock { $0.beat } }

    /// From here on announcements may be missed.
    package func interrupt() { state.withLock { ($0.heard, $0.beat) = (false, nil) } }

    package func finish() {
        let receivers = state.withLock { state in
            state.closed = true
            defer { state.receivers = [:] }
            return state.receivers
        }
        for receiver in receivers.values { receiver.finish() }
    }
}
