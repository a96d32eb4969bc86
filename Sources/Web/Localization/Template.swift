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

    private(set) var parts: [Part] = []

    init(_ text: String) {
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
            parts.append(.name(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
    }

    var names: Set<String> {
        Set(parts.compactMap { if case .name(let name) = $0 { name } else { nil } })
    }

    /// The text with its names filled; a name without a value stays visible as ⟦name⟧.
    func filled(with values: [String: any TextValue]) -> String {
        parts.map { part in
            switch part {
            case .words(let words): words
            case .name(let name): values[name]?.shown ?? "⟦\(name)⟧"
            }
        }.joined()
    }
}
