/// A point in time: milliseconds since 1970-01-01T00:00Z.
public struct Instant: Hashable, Comparable, Sendable, Codable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The moment at which this hour and minute begin on a day in Asia/Shanghai (UTC+8, no summer time since 1991).
    public init(_ day: Day, hour: Int = 0, minute: Int = 0) {
        milliseconds = Int64(day.number) * 86_400_000 + Int64(hour * 60 + minute) * 60_000 - Instant.offset
    }

    /// The day it is in Asia/Shanghai.
    public var day: Day { Day(number: Int((milliseconds + Instant.offset).flooredDivision(by: 86_400_000))) }

    /// Minutes since midnight in Asia/Shanghai.
    public var minuteOfDay: Int {
        Int((milliseconds + Instant.offset - Int64(day.number) * 86_400_000) / 60_000)
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    public func advanced(byMinutes minutes: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(minutes) * 60_000)
    }

    private static let offset: Int64 = 8 * 3_600_000

    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
