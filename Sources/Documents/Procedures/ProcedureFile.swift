import Dispatch
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
        /// Nested deeper, or with more in it, than any procedure; or it took too long to find out.
        case tooComplex
        /// An anchor, an alias or a merge key: a procedure says everything where it stands.
        case reference
        /// A value that this field cannot have.
        case notUnderstood
        case rule(Procedure.Defect.Reason)

        /// The name under which catalogues keep its words.
        public var code: String {
            switch self {
            case .notYAML: "notYAML"
            case .tooLarge: "tooLarge"
            case .tooComplex: "tooComplex"
            case .reference: "reference"
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

    /// Reads a file; it may be defective. It may come from anyone: what it costs to read is bounded.
    ///
    /// - Parameter patience: after so long no more defects are looked for.
    public init(_ text: String, patience: Duration = .seconds(2)) {
        guard text.utf8.count <= Self.limit else {
            (procedure, defects) = (nil, [Defect(path: "", reason: .tooLarge)])
            return
        }
        let end = ContinuousClock.now + patience
        do {
            let root = try PlainYAML.compose(text)
            guard case .mapping = root else {
                (procedure, defects) = (nil, [Defect(path: "", line: 1, reason: .notYAML)])
                return
            }
            var reading = ProcedureReading(root: root, pattern: try Self.pattern(), until: end)
            (procedure, defects) = reading.read()
        } catch let refused as PlainYAML.Refused {
            (procedure, defects) = (nil, [Defect(path: "", line: refused.line, reason: refused.reason)])
        } catch {
            (procedure, defects) = (nil, [Defect(path: "", line: (error as? YamlError)?.line, reason: .notYAML)])
        }
    }

    /// Reads a file that somebody has sent, one at a time beside the cooperative pool.
    public static func reading(_ text: String) async -> ProcedureFile {
        await withCheckedContinuation { caller in
            sent.async { caller.resume(returning: ProcedureFile(text)) }
        }
    }

    private static let sent = DispatchQueue(label: "bihuan.procedures")

    /// The procedure of a sound file, or the places of everything that is wrong with it.
    public static func read(_ text: String) throws -> Procedure { try ProcedureFile(text).sound() }

    /// The procedure, if the file is sound, or the places of everything that is wrong with it.
    public func sound() throws -> Procedure {
        guard let procedure, defects.isEmpty else {
            let paths = defects.map(\.path).filter { !$0.isEmpty }
            throw paths.isEmpty ? Refused.notReadable : Refused.defective(paths: paths)
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
