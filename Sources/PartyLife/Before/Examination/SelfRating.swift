/// 学习前后对比: how members see themselves before and after, for themselves alone.
///
/// It travels as one text, so that it is sealed like every other word of theirs.
public struct SelfRating: Equatable, Sendable {
    /// 政策水平, 思想境界, 能力素质, 担当作为.
    public enum Dimension: String, Sendable, CaseIterable { case policy, thought, ability, responsibility }

    public struct Pair: Equatable, Sendable {
        public var before: Int
        public var after: Int

        public init(before: Int, after: Int) { (self.before, self.after) = (before, after) }
    }

    public static let scale = 1...5

    public let pairs: [Dimension: Pair]

    /// Nil where a value is off the scale, or nothing is rated.
    public init?(_ pairs: [Dimension: Pair]) {
        let isSound = pairs.values.allSatisfy { Self.scale.contains($0.before) && Self.scale.contains($0.after) }
        guard !pairs.isEmpty, isSound else { return nil }
        self.pairs = pairs
    }

    /// As it is sealed: "policy 3 4;thought 2 4".
    public var text: String {
        Dimension.allCases.compactMap { one in pairs[one].map { "\(one.rawValue) \($0.before) \($0.after)" } }
            .joined(separator: ";")
    }

    public init?(text: String) {
        var pairs: [Dimension: Pair] = [:]
        for part in text.split(separator: ";") {
            let fields = part.split(separator: " ")
            guard fields.count == 3, let dimension = Dimension(rawValue: String(fields[0])),
                let before = Int(fields[1]), let after = Int(fields[2])
            else { return nil }
            pairs[dimension] = Pair(before: before, after: after)
        }
        self.init(pairs)
    }
}
