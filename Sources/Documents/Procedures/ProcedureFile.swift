import Foundation
import PartyLife
import Yams

/// A procedure file (实施方案): YAML with every field of ``Procedure``. All that is wrong with it is found at once.
public struct ProcedureFile: Sendable {
    /// What could be read; nil where nothing could be made of the file.
    public let procedure: Procedure?
    /// In the order of the file.
    public let defects: [Defect]

    public struct Defect: Equatable, Sendable {
        /// The field, for instance "timetable.planBy" or "gates[2]"; empty for the file as a whole.
        public var path: String
        /// Where it stands, from 1; nil where the field is not there.
        public var line: Int?
        public var reason: Reason
    }

    public enum Reason: Equatable, Sendable {
        /// Not YAML.
        case notYAML
        case tooLarge
        /// A value that this field cannot have.
        case notUnderstood
        case rule(Procedure.Defect.Reason)

        /// The name under which catalogues keep its words.
        public var code: String {
            switch self {
            case .notYAML: "notYAML"
            case .tooLarge: "tooLarge"
            case .notUnderstood: "notUnderstood"
            case .rule(let reason): reason.rawValue
            }
        }
    }

    /// Why a file cannot be used.
    public enum Refused: Refusal {
        public static let area = "procedure"
        case notReadable
        case defective(paths: [String])
    }

    /// Largest file in bytes.
    public static let limit = 262_144

    /// Reads a file; it may be defective.
    public init(_ text: String) {
        guard text.utf8.count <= Self.limit else {
            (procedure, defects) = (nil, [Defect(path: "", reason: .tooLarge)])
            return
        }
        do {
            guard let root = try Yams.compose(yaml: text), case .mapping = root else {
                (procedure, defects) = (nil, [Defect(path: "", line: 1, reason: .notYAML)])
                return
            }
            var reading = ProcedureReading(root: root, pattern: try Self.pattern())
            (procedure, defects) = reading.read()
        } catch {
            (procedure, defects) = (nil, [Defect(path: "", line: (error as? YamlError)?.line, reason: .notYAML)])
        }
    }

    /// The procedure of a sound file, or the places of everything that is wrong with it.
    public static func read(_ text: String) throws -> Procedure {
        let file = ProcedureFile(text)
        guard let procedure = file.procedure, file.defects.isEmpty else {
            let paths = file.defects.map(\.path).filter { !$0.isEmpty }
            throw paths.isEmpty ? Refused.notReadable : .defective(paths: paths)
        }
        return procedure
    }

    /// The procedure that is shipped with the program.
    public static func bundled() throws -> Procedure { try read(bundledText()) }

    /// The shipped procedure as a file, with its comments.
    public static func bundledText() throws -> String {
        guard
            let url = Bundle.module.url(
                forResource: "thematic-meeting", withExtension: "yaml", subdirectory: "Shipped")
        else { throw CocoaError(.fileNoSuchFile) }
        return try String(contentsOf: url, encoding: .utf8)
    }

    private static func pattern() throws -> Node {
        guard let pattern = try Yams.compose(yaml: bundledText()) else { throw CocoaError(.fileReadCorruptFile) }
        return pattern
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }
}
