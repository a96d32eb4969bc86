import Dispatch
import Synchronization

/// Hands jobs from tasks to threads that wait for them, in the order they came.
package final class JobQueue<Job: Sendable>: Sendable {
    private struct State {
        var incoming: [Job] = []
        /// Taken from the end.
        var outgoing: [Job] = []
        var closed = false

        mutating func next() -> Job? {
            if outgoing.isEmpty {
                outgoing = incoming.reversed()
                incoming.removeAll(keepingCapacity: true)
            }
            return outgoing.popLast()
        }
    }

    private let state = Mutex(State())
    /// Signalled once for each job and once for each thread at the end; a thread that took several jobs at once
    /// leaves signals behind, and the wakings they cause find nothing.
    private let signal = DispatchSemaphore(value: 0)

    package init() {}

    /// False if the queue was closed and the job not taken.
    package func add(_ job: Job) -> Bool {
        let added = state.withLock { state in
            if !state.closed { state.incoming.append(job) }
            return !state.closed
        }
        if added { signal.signal() }
        return added
    }

    /// Blocks until there are jobs and takes up to `limit`; nil when the queue is closed and empty.
    ///
    /// - Parameter patience: after so long without a job the answer is none.
    package func take(atMost limit: Int, within patience: DispatchTimeInterval = .never) -> [Job]? {
        let end = DispatchTime.now() + patience
        while true {
            if signal.wait(timeout: end) == .timedOut { return [] }
            let (jobs, closed) = state.withLock { state in
                var jobs: [Job] = []
                while jobs.count < limit, let job = state.next() { jobs.append(job) }
                return (jobs, state.closed)
            }
            if !jobs.isEmpty { return jobs }
            if closed { return nil }
        }
    }

    /// Takes no more jobs; each of `threads` ends when those already here are done.
    package func close(threads: Int) {
        state.withLock { $0.closed = true }
        for _ in 0..<threads { signal.signal() }
    }
}
