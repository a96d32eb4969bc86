import Foundation
import Synchronization

/// One line on standard error that fills up; silent where nobody watches.
final class ProgressBar: Sendable {
    private let width = 32
    private let watched = isatty(2) == 1
    private let shown = Mutex(-1)

    func show(_ done: Int, of total: Int) {
        guard watched, total > 0 else { return }
        let percent = done * 100 / total
        let changed = shown.withLock { shown in
            defer { shown = percent }
            return shown != percent
        }
        guard changed else { return }
        let filled = done * width / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
        FileHandle.standardError.write(Data("\r\(bar) \(percent)%".utf8))
    }

    func finish() {
        if watched, shown.withLock({ $0 >= 0 }) { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}
