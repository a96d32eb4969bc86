import Dispatch
import Foundation
import Synchronization

/// Where passwords are hashed: a few at a time beside the cooperative pool, so that pages go on being served, and with
/// a bound on the memory. Who waits for what is decision 18.
final class PasswordLanes: Sendable {
    /// Who has failed of late, or has no account, goes the slow way: after everyone else, and few at a time.
    enum Way: Sendable {
        case fast, slow
    }

    struct Limits: Sendable {
        /// Hashed at once; 16 MiB each.
        var places = max(2, min(4, ProcessInfo.processInfo.activeProcessorCount))
        var fast = 400
        var slow = 32
        /// Of those, how many may come from one source.
        var slowFromOne = 8
    }

    private struct Waiting {
        let source: String
        let name: String
        let turn: CheckedContinuation<Way, Never>
    }

    private struct State {
        var running = 0
        var slowRunning = 0
        var fast: [Waiting] = []
        var slow: [Waiting] = []
        var lastSource = ""
        var lastTook = Duration.zero
    }

    private let limits: Limits
    private let state = Mutex(State())
    private let work = DispatchQueue(label: "bihuan.passwords", attributes: .concurrent)
    private let pause: @Sendable (Duration) async -> Void

    init(
        _ limits: Limits = Limits(),
        pause: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
    ) {
        (self.limits, self.pause) = (limits, pause)
    }

    /// Throws ``SignInRefused/busy`` where too many wait. On the slow way that takes as long as a hash does: such an
    /// answer must not be told from one that was worked for.
    func requireRoom(_ way: Way, from source: String) async throws {
        guard state.withLock({ isFull(way, source, $0) }) else { return }
        if way == .slow { await pause(state.withLock { $0.lastTook }) }
        throw SignInRefused.busy
    }

    /// Runs costly work when its turn has come; throws ``SignInRefused/busy`` where too many wait.
    ///
    /// - Parameter name: whose password is looked at. Nobody types two at once: where a second one comes while the first
    ///   waits, both go the slow way.
    func run<T: Sendable>(
        _ way: Way, from source: String, named name: String = "", _ body: @escaping @Sendable () throws -> T
    ) async throws -> T {
        try await requireRoom(way, from: source)
        let way = await enter(way, source, name)
        let start = ContinuousClock.now
        defer { leave(way, after: .now - start) }
        let result = await withCheckedContinuation { caller in
            work.async { caller.resume(returning: Result { try body() }) }
        }
        if T.self != Void.self { state.withLock { $0.lastTook = .now - start } }
        return try result.get()
    }

    /// Waits for a turn; gives the way on which it came.
    private func enter(_ way: Way, _ source: String, _ name: String) async -> Way {
        await withCheckedContinuation { turn in
            state.withLock { state in
                let waiting = Waiting(source: source, name: name, turn: turn)
                switch way {
                case .fast: state.fast.append(waiting)
                case .slow:
                    if !name.isEmpty {
                        state.slow += state.fast.filter { $0.name == name && $0.source == source }
                        state.fast.removeAll { $0.name == name && $0.source == source }
                    }
                    state.slow.append(waiting)
                }
            }
            startNext()
        }
    }

    private func isFull(_ way: Way, _ source: String, _ state: State) -> Bool {
        switch way {
        case .fast: state.fast.count >= limits.fast
        case .slow:
            state.slow.count >= limits.slow || state.slow.count { $0.source == source } >= limits.slowFromOne
        }
    }

    /// A place on the slow way rests as long as it worked while more wait for it: a flood has half of a core, not all.
    private func leave(_ way: Way, after worked: Duration) {
        let rests = state.withLock { state in
            state.running -= 1
            let rests = way == .slow && !state.slow.isEmpty
            if way == .slow, !rests { state.slowRunning -= 1 }
            return rests
        }
        startNext()
        guard rests else { return }
        Task {
            await pause(worked)
            state.withLock { $0.slowRunning -= 1 }
            startNext()
        }
    }

    private func startNext() {
        while let (next, way) = state.withLock({ takeNext(&$0) }) { next.turn.resume(returning: way) }
    }

    /// How many are looked at, and how many wait.
    var load: (running: Int, waiting: Int) { state.withLock { ($0.running, $0.fast.count + $0.slow.count) } }

    /// The last that came goes first, so that those who come now are not held up by a heap that came before; no source
    /// has two turns in a row while another waits. The slow way never takes the last of several
    /// places.
    private func takeNext(_ state: inout State) -> (Waiting, Way)? {
        guard state.running < limits.places else { return nil }
        if let index = state.fast.lastIndex(where: { $0.source != state.lastSource }) ?? state.fast.indices.last {
            let next = state.fast.remove(at: index)
            state.lastSource = next.source
            state.running += 1
            return (next, .fast)
        }
        guard !state.slow.isEmpty, state.slowRunning < max(1, limits.places - 1) else { return nil }
        state.running += 1
        state.slowRunning += 1
        return (state.slow.removeFirst(), .slow)
    }
}
