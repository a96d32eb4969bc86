import Documents
import Foundation
import PartyLife

/// Where a command takes its procedure from.
enum ProcedureSource {
    /// Reads a procedure file, or the shipped one; every defect is said at once.
    static func load(_ path: String?) throws -> Procedure {
        guard let path else { return try ProcedureFile.bundled() }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Failure("cli.unreadable", ["path": path])
        }
        return try ProcedureFile.read(String(decoding: bytes, as: UTF8.self))
    }
}
