/// A rule's no. Each case says by its name and data what is wrong; the catalogue's sentence for it says what would make
/// it right.
public protocol Refusal: Error, Equatable, Sendable {
    /// The name of the aggregate or room that refuses, the first part of the sentence's key.
    static var area: String { get }
}

extension Refusal {
    /// The key of its sentence, for instance "plan.returnNeedsReason".
    public var code: String {
        if let shared { return shared.code }
        let name = String(describing: self)
        return Self.area + "." + String(name.prefix { $0 != "(" })
    }

    /// The data of the case by label, for the sentence.
    public var details: [String: any Sendable] {
        if let shared { return shared.details }
        guard let payload = Mirror(reflecting: self).children.first?.value else { return [:] }
        let mirror = Mirror(reflecting: payload)
        guard mirror.displayStyle == .tuple else {
            let label = Mirror(reflecting: self).children.first?.label ?? ""
            return Refusals.sendable(payload).map { [label: $0] } ?? [:]
        }
        var details: [String: any Sendable] = [:]
        for child in mirror.children {
            guard let label = child.label else { continue }
            details[label.hasPrefix(".") ? String(label.dropFirst()) : label] = Refusals.sendable(child.value)
        }
        return details
    }
}

extension Refusal {
    /// A refusal that several areas share, where this one only passes it on.
    private var shared: (any Refusal)? { Mirror(reflecting: self).children.first?.value as? any Refusal }
}

private enum Refusals {
    /// The kinds of data that refusals carry.
    static func sendable(_ value: Any) -> (any Sendable)? {
        switch value {
        case let value as Day: value
        case let value as Int: value
        case let value as String: value
        case let value as Member.ID: value
        case let value as [Member.ID]: value
        case let value as Organisation.ID: value
        case let value as [String]: value
        default: String(describing: value)
        }
    }
}
