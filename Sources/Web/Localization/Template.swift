/// What a text can be filled with.
public protocol TextValue: Sendable {
    var shown: String { get }
}

extension String: TextValue {
    public var shown: String { self }
}

extension Int: TextValue {
    public var shown: String { String(self) }
}

/// One text of a catalogue, cut once into words and `{names}`.
struct Template: Sendable, Equatable {
    enum Part: Sendable, Equatable {
        case words(String)
        case name(String)
    }

    let parts: [Part]
    /// The whole text, where nothing is to be filled in: most texts are so.
    private let plain: String?

    init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
            parts.append(.name(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
        self.parts = parts
        plain = parts.contains { if case .name = $0 { true } else { false } } ? nil : text
    }

    var names: Set<String> {
        Set(parts.compactMap { if case .name(let name) = $0 { name } else { nil } })
    }

    /// The text with its names filled; a name without a value stays visible as ⟦name⟧.
    func filled(with values: [String: any TextValue]) -> String { filled { values[$0]?.shown } }

    /// The text with its names filled, each value asked for where it stands.
    func filled(by value: (String) -> String?) -> String {
        if let plain { return plain }
        var text = ""
        for part in parts {
            switch part {
            case .words(let words): text += words
            case .name(let name): text += value(name) ?? "⟦\(name)⟧"
            }
        }
        return text
    }
}
