import PartyLife
import Yams

extension ProcedureFile {
    /// A procedure as a file, which reads back as the same procedure.
    public static func text(of procedure: Procedure) throws -> String {
        let encoder = YAMLEncoder()
        encoder.options.allowUnicode = true
        encoder.options.width = -1
        var rest = procedure
        rest.requirements = nil
        let text = try encoder.encode(rest)
        guard let requirements = procedure.requirements else { return text }
        // They have no order of their own.
        encoder.options.sortKeys = true
        return text + (try encoder.encode(["requirements": requirements]))
    }
}
