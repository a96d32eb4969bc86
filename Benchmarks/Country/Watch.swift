import Foundation
import Synchronization

/// Tells how long things take, on standard output, without being asked too often.
public final class Watch: Sendable {
    private struct Times {
        var step = ContinuousClock.now
        var said = ContinuousClock.now
        var count = 0
    }

    private let times = Mutex(Times())

    public init() {}

    /// - Parameter count: what is done since the step began, for its rate; 0 for none.
    public func report(_ text: String, count: Int) {
        let line: String? = times.withLock { times in
            times.count = max(times.count, count)
            guard count == 0 || .now - times.said > .seconds(10) else { return nil }
            times.said = .now
            let seconds = (ContinuousClock.now - times.step).seconds
            return count == 0 ? text : "\(text), \(Int(Double(count) / seconds))/s"
        }
        if let line { Self.say(line) }
    }

    public func done(_ step: String) {
        let line = times.withLock { times in
            let seconds = (ContinuousClock.now - times.step).seconds
            let rate = times.count > 0 ? ", \(times.count) at \(Int(Double(times.count) / seconds))/s" : ""
            times = Times()
            return "\(step): \(String(format: "%.1f", seconds)) s\(rate)"
        }
        Self.say(line)
    }

    private static func say(_ line: String) {
        print(line)
        fflush(nil)
    }
}

extension Duration {
    public var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
    public var milliseconds: Double { seconds * 1000 }
}

/// What the process takes of memory, in bytes.
public enum ProcessMemory {
    public static var resident: Int { status("VmRSS:") }
    public static var peak: Int { status("VmHWM:") }

    private static func status(_ field: String) -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(field) }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }
}
