/// 优秀比例: to how many the best grade usually goes at most. Crossing it warns, and is a decision (domain "appraisal").
public struct ExcellentLimit: Codable, Equatable, Sendable {
    /// A share of so many parts: 1 of 3.
    public var share: Int
    public var parts: Int
    public var base: Base
    public var rounding: Rounding

    /// Of those who are given a grade, of all members, of those who were there.
    public enum Base: String, Codable, Sendable, CaseIterable { case graded, members, present }

    /// 舍去, 四舍五入, 进一.
    public enum Rounding: String, Codable, Sendable, CaseIterable { case down, nearest, up }

    public init(share: Int = 1, parts: Int = 3, base: Base = .graded, rounding: Rounding = .down) {
        (self.share, self.parts, self.base, self.rounding) = (share, parts, base, rounding)
    }

    /// Nil where the share says nothing.
    public func most(of count: Int) -> Int? {
        guard parts > 0, share >= 0, share <= parts else { return nil }
        let product = count * share
        return switch rounding {
        case .down: product / parts
        case .nearest: (2 * product + parts) / (2 * parts)
        case .up: (product + parts - 1) / parts
        }
    }
}
