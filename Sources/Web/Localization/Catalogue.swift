import Foundation
import Yams

/// All languages of the interface: a folder a language, a YAML file an area, nested keys joined by dots.
///
/// A mapping of nothing but `other`, or `one` and `other`, is a plural text and not a level of keys.
public struct Catalogue: Sendable {
    public enum LoadError: Error, Equatable {
        case unreadable(file: String)
        case notText(file: String, key: String)
        case duplicate(file: String, key: String)
        case noLanguage(String)
    }

    /// The language that the rest are compared with and that is used when none is asked for.
    public let standard: Language
    public let others: [Language]

    /// The catalogue that is shipped with the program: Simplified Chinese first, English beside it.
    public static func bundled() throws -> Catalogue {
        guard let folder = Bundle.module.resourceURL else { throw LoadError.noLanguage("zh-Hans") }
        return try Catalogue(folder: folder, standard: "zh-Hans", others: ["en"])
    }

    /// Reads `folder/<code>/*.yaml` for every language.
    public init(folder: URL, standard: String, others: [String]) throws {
        self.standard = try Self.load(standard, in: folder)
        self.others = try others.map { try Self.load($0, in: folder) }
    }

    public var languages: [Language] { [standard] + others }

    /// The language with a code, `zh-Hans` or `en`.
    public func language(_ code: String) -> Language? {
        languages.first { $0.code == code }
    }

    private static func load(_ code: String, in folder: URL) throws -> Language {
        let files = try FileManager.default
            .contentsOfDirectory(at: folder.appendingPathComponent(code), includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        guard !files.isEmpty else { throw LoadError.noLanguage(code) }
        var entries: [String: Language.Entry] = [:]
        for file in files {
            let name = "\(code)/\(file.lastPathComponent)"
            guard let root = try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8)) else { continue }
            try collect(root, under: "", file: name, into: &entries)
        }
        return Language(code: code, entries: entries)
    }

    private static func collect(
        _ node: Node, under key: String, file: String, into entries: inout [String: Language.Entry]
    ) throws {
        if let entry = entry(node) {
            guard entries.updateValue(entry, forKey: key) == nil else {
                throw LoadError.duplicate(file: file, key: key)
            }
        } else if case .mapping(let mapping) = node {
            for (name, child) in mapping {
                guard let name = name.scalar?.string else { throw LoadError.unreadable(file: file) }
                try collect(child, under: key.isEmpty ? name : "\(key).\(name)", file: file, into: &entries)
            }
        } else {
            throw LoadError.notText(file: file, key: key)
        }
    }

    private static func entry(_ node: Node) -> Language.Entry? {
        if let text = node.scalar?.string { return Language.Entry(other: Template(text), one: nil) }
        guard case .mapping(let mapping) = node, let other = mapping["other"]?.scalar?.string else { return nil }
        let one = mapping["one"]?.scalar?.string
        guard mapping.count == (one == nil ? 1 : 2) else { return nil }
        return Language.Entry(other: Template(other), one: one.map(Template.init))
    }
}
