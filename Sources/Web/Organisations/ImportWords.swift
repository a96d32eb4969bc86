import Documents
import Operations
import PartyLife

/// What is said of a roster: its defects as 第 n 行 · 列名 · 原值 · 原因, and what taking it changes.
public struct ImportWords: Sendable {
    private let language: Language

    public init(language: Language) { self.language = language }

    public func line(of defect: Roster.Defect) -> String {
        language.text(
            "import.defect",
            [
                "sheet": defect.place.sheet, "row": defect.place.row,
                "column": defect.column.isEmpty ? "—" : defect.column,
                "value": defect.value.isEmpty ? "—" : defect.value, "reason": reason(of: defect),
            ])
    }

    public func reason(of defect: Roster.Defect) -> String { language.word("roster-reason", defect.reason) }

    public func text(of error: RosterFileError) -> String {
        language.text("import.file-error", ["file": error.file, "reason": reason(of: error.cause)])
    }

    private func reason(of cause: RosterFileError.Cause) -> String {
        switch cause {
        case .missingColumn(let sheet, let names):
            language.text("roster-file-error.missingColumn", ["sheet": sheet, "names": language.names(names)])
        case .mixedEncoding(let row): language.text("roster-file-error.mixedEncoding", ["row": row])
        case .unknownEncoding(let row): language.text("roster-file-error.unknownEncoding", ["row": row])
        case .openQuotation(let row): language.text("roster-file-error.openQuotation", ["row": row])
        case .tooLarge(let limit): language.text("roster-file-error.tooLarge", ["limit": limit >> 20])
        case .tooManyRows(let limit): language.text("roster-file-error.tooManyRows", ["limit": limit])
        case .tooManyColumns(let limit): language.text("roster-file-error.tooManyColumns", ["limit": limit])
        default: language.text("roster-file-error.\(cause)")
        }
    }

    public func text(of summary: ImportSummary, isDryRun: Bool) -> String {
        if summary.isNothing { return language.text("import.nothing") }
        let changes = language.text(
            "import.summary",
            [
                "established": summary.organisationsEstablished, "changed": summary.organisationsChanged,
                "joined": summary.joined, "transferred": summary.transferred, "corrected": summary.corrected,
                "left": summary.left, "offices": summary.officesChanged,
            ])
        return language.text(isDryRun ? "import.would" : "import.done", ["changes": changes])
    }
}
