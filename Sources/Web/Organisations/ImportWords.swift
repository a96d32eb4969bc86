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

    /// What happens to someone or something.
    public func kind(of change: ImportChange) -> String {
        language.text("roster-import.\(Self.keys[change.kind] ?? "")")
    }

    private static let keys: [ImportChange.Kind: String] = [
        .left: "left", .transferred: "transferred", .joined: "joined", .corrected: "corrected", .offices: "offices",
        .established: "established", .changed: "changed",
    ]

    /// Where from, what is corrected, which office; empty where nothing is to be added.
    public func detail(of change: ImportChange) -> String {
        if let office = change.office {
            return language.text(
                change.begins ? "roster-import.office-begins" : "roster-import.office-ends",
                ["office": language.word("office", office)])
        }
        if !change.details.isEmpty { return language.names(change.details.map { language.word("roster-detail", $0) }) }
        guard let from = change.from, !from.isEmpty else { return "" }
        return language.text("roster-import.from", ["from": from])
    }

    /// A change in one line: 减少党员 · 蒋雪 · 青山集团第二党支部.
    public func line(of change: ImportChange) -> String {
        [kind(of: change), change.name, change.branch, detail(of: change)].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    public func text(of doubt: RosterComparison.Doubt, names: [Organisation.ID: String]) -> String {
        switch doubt {
        case .all(let leaving, let all):
            language.text("roster-doubt.all", ["leaving": leaving, "of": all])
        case .branch(let id, let leaving, let all):
            language.text("roster-doubt.branch", ["branch": names[id] ?? "", "leaving": leaving, "of": all])
        case .unnamed(let ids, let members):
            language.text(
                "roster-doubt.unnamed",
                ["n": ids.count, "members": members, "names": language.names(ids.map { names[$0] ?? "" }, limit: 20)])
        }
    }
}
