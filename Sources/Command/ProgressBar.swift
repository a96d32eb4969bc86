import Foundation

/// One line on standard error that fills up; silent where nobody watches.
final class ProgressBar {
    private let width = 32
    private let watched = isatty(2) == 1
    private var shown = -1

    func show(_ done: Int, of total: Int) {
        guard watched, total > 0 else { return }
        let filled = done * width / total
        let percent = done * 100 / total
        guard percent != shown else { return }
        shown = percent
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
        FileHandle.standardError.write(Data("\r\(bar) \(percent)%".utf8))
    }

    func finish() {
        if watched, shown >= 0 { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}
