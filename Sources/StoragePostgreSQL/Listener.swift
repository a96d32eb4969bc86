import CPostgreSQL
import Dispatch
import Foundation
import Storage
import Synchronization

/// A thread with a connection of its own that receives announcements, from the first stream on.
final class Listener: Sendable {
    private enum State { case idle, running, stopped }

    private let settings: Settings
    private let announcements = Announcements(heard: false)
    private let state = Mutex(State.idle)
    private let ended = DispatchGroup()
    /// What is written into `wake` wakes the thread, which waits for `woken` beside the server.
    private let woken: Int32
    private let wake: Int32

    init(_ settings: Settings) {
        self.settings = settings
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (woken, wake) = (ends[0], ends[1])
    }

    deinit {
        Foundation.close(woken)
        Foundation.close(wake)
    }

    func stream() -> AsyncStream<String> {
        let starts = state.withLock { state in
            guard state == .idle, !settings.isPooled else { return false }
            state = .running
            ended.enter()
            return true
        }
        let stream = announcements.stream()
        if starts {
            Thread {
                self.listen()
                self.ended.leave()
            }.start()
        }
        return stream
    }

    func stop() {
        state.withLock { $0 = .stopped }
        announcements.finish()
        var byte: UInt8 = 0
        _ = Foundation.write(wake, &byte, 1)
    }

    func waitForEnd() async {
        await withCheckedContinuation { end in ended.notify(queue: .global()) { end.resume() } }
    }

    private var isStopped: Bool { state.withLock { $0 == .stopped } }

    private func listen() {
        while !isStopped {
            if let pointer = try? settings.connect() {
                let result = PQexec(pointer, "LISTEN \(Connection.channel)")
                if PQresultStatus(result) == PGRES_COMMAND_OK {
                    announcements.restart()
                    receive(pointer)
                    announcements.interrupt()
                }
                PQclear(result)
                PQfinish(pointer)
            }
            // Before the next try to reach the server.
            var wait = pollfd(fd: woken, events: Int16(POLLIN), revents: 0)
            poll(&wait, 1, 200)
        }
    }

    var heard: ContinuousClock.Instant? { announcements.lastBeat }

    private static let beat = Duration.seconds(1)

    /// Until the connection is lost or the store closed. A connection that died in silence answers no question, so one is
    /// asked every second: with its answer comes what was announced before.
    private func receive(_ pointer: OpaquePointer) {
        var asked = ContinuousClock.now
        while !isStopped, PQconsumeInput(pointer) == 1 {
            if ContinuousClock.now - asked >= Self.beat {
                asked = .now
                let answer = PQexec(pointer, "SELECT 1")
                defer { PQclear(answer) }
                guard PQresultStatus(answer) == PGRES_TUPLES_OK else { return }
                pass(pointer)
                announcements.beat(asked)
            }
            pass(pointer)
            var waits = [
                pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0),
                pollfd(fd: woken, events: Int16(POLLIN), revents: 0),
            ]
            poll(&waits, 2, 1_000)
        }
    }

    private func pass(_ pointer: OpaquePointer) {
        while let notice = PQnotifies(pointer) {
            announcements.send(String(cString: notice.pointee.extra))
            PQfreemem(notice)
        }
    }
}
