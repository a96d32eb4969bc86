/// How long a text may be. Far beyond what anyone writes by hand: a bound against what cannot be read, not a rule of style.
public enum TextLimit: Refusal {
    public static let area = "text"
    /// A text is longer than what its field takes.
    case tooLong(field: String, limit: Int)

    /// Characters of a name, a title, a place.
    public static let line = 200
    /// Characters of a paragraph or two: a remark, a reason, a goal.
    public static let paragraph = 2_000
    /// Characters of a text of several pages, and of people's own words.
    public static let pages = 20_000

    private static let lines: Set<String> = ["title", "name", "place", "theme", "form", "frequency", "domain", "group"]
    private static let longer: Set<String> = ["content", "text"]

    /// The shortest limit: what is encoded in fewer bytes holds no text that is too long.
    public static let shortest = line

    /// Refuses what holds a text that is too long, whatever its kind: a field's limit goes by its name.
    public static func check(_ value: Any) throws(TextLimit) {
        try check(Mirror(reflecting: value), under: "other")
    }

    private static func check(_ mirror: Mirror, under field: String) throws(TextLimit) {
        for child in mirror.children {
            let name = child.label.flatMap { $0.first == "." || $0 == "some" ? nil : $0 } ?? field
            switch child.value {
            case let text as String: try require(text, name, lines.contains(name) ? line : limit(of: name))
            case let words as Words:
                if case .plain(let text) = words { try require(text, name, pages) }
            case is Int, is Bool, is Day: break
            default: try check(Mirror(reflecting: child.value), under: name)
            }
        }
    }

    private static func limit(of field: String) -> Int { longer.contains(field) ? pages : paragraph }

    private static func require(_ text: String, _ field: String, _ limit: Int) throws(TextLimit) {
        // Counting characters costs more than counting bytes, which are at least as many.
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return }
        throw .tooLong(field: field, limit: limit)
    }
}
