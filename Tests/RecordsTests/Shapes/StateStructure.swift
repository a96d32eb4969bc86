import Foundation
import PartyLife

/// What is kept of a state, as its values show it: every property of every type that occurs, by name and type, also where
/// nothing is in it.
struct StateStructure {
    private var found: Set<String> = []

    /// As "Plan.text: Optional<Plan.Text>".
    var lines: [String] { found.sorted() }

    mutating func add(_ value: Any) {
        let mirror = Mirror(reflecting: value)
        let owner = Self.name(value)
        switch mirror.displayStyle {
        case .struct, .class:
            for child in mirror.children {
                guard let label = child.label else { continue }
                found.insert("\(owner).\(label): \(Self.name(child.value))")
            }
        case .enum:
            for child in mirror.children {
                guard let label = child.label else { continue }
                found.insert("\(owner) \(label): \(Self.name(child.value))")
            }
        default: break
        }
        for child in mirror.children { add(child.value) }
    }

    private static func name(_ value: Any) -> String {
        String(reflecting: type(of: value)).replacing("PartyLife.", with: "").replacing("Swift.", with: "")
    }
}

extension Aggregate {
    /// An event as one of its kind is stored.
    static func event(_ json: String) throws -> Event { try JSONDecoder().decode(Event.self, from: Data(json.utf8)) }
}
