import Foundation

/// Times of one kind, in milliseconds.
public struct Times: Sendable, Codable {
    private var values: [Double] = []

    public init() {}

    public mutating func add(_ duration: Duration) { values.append(duration.milliseconds) }

    public var count: Int { values.count }
    public var median: Double { quantile(0.5) }
    public var p99: Double { quantile(0.99) }

    public func quantile(_ part: Double) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.indices.last else { return 0 }
        return sorted[Int((Double(last) * part).rounded())]
    }
}

/// What was measured: printed as a table, and kept as JSON.
public struct Findings: Codable, Sendable {
    public struct Line: Codable, Sendable {
        public var what: String
        public var figure: String
    }

    public private(set) var lines: [Line] = []

    public init() {}

    public mutating func add(_ what: String, _ figure: String) {
        lines.append(Line(what: what, figure: figure))
        print("| \(what) | \(figure) |")
        fflush(nil)
    }

    public mutating func add(_ what: String, _ times: Times) {
        add(what, "median \(times.median.short) ms, p99 \(times.p99.short) ms (\(times.count) calls)")
    }

    public func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(self).write(to: URL(fileURLWithPath: path))
    }
}

extension Double {
    /// With as many digits as say something.
    public var short: String { String(format: self >= 100 ? "%.0f" : self >= 1 ? "%.2f" : "%.4f", self) }
}
