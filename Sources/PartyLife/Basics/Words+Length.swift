extension Words {
    /// Characters that one field of somebody's words may hold.
    public static let limit = 5000

    /// Whether these are no more characters than that; what is sealed was measured when it entered.
    public func isWithin(_ limit: Int) -> Bool { length.map { $0 <= limit } ?? true }

    func isAtLeast(_ least: Int) -> Bool { length.map { $0 >= least } ?? true }

    private var length: Int? {
        if case .plain(let text) = self { text.count } else { nil }
    }
}
