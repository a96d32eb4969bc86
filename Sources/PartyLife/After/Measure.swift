/// What can be said of a measure's wording by rule alone: a hint for its author, never a reason to refuse.
public enum Measure {
    /// The first weak word (加强, 努力…) of a measure that names nothing countable or dated, and is short.
    public static func weakness(of text: String, words: [String]) -> String? {
        // The numeral of 进一步 counts nothing.
        let rest = words.reduce(text) { $0.replacing($1, with: "") }
        let concrete = rest.contains { $0.isNumber } || text.count >= 20
        return concrete ? nil : words.first { text.contains($0) }
    }
}
