/// A language of the interface with all its texts.
public struct Language: Sendable {
    /// One text; a plural text has a second form, used where its `{n}` is 1.
    struct Entry: Sendable, Equatable {
        let other: Template
        let one: Template?

        var names: Set<String> { other.names.union(one?.names ?? []) }
    }

    /// BCP 47 code, for `<html lang>`.
    public let code: String
    let entries: [String: Entry]

    /// Whether there is a text under a key.
    public func has(_ key: String) -> Bool { entries[key] != nil }

    /// The text under a key such as `button.submit`, with `{names}` filled from `values`.
    /// A key that is not there comes back as ⟦key⟧, so that it is seen.
    public func text(_ key: String, _ values: [String: any TextValue] = [:]) -> String {
        guard let entry = entries[key] else { return "⟦\(key)⟧" }
        if let one = entry.one, values["n"] as? Int == 1 { return one.filled(with: values) }
        return entry.other.filled(with: values)
    }
}
