import Documents
import Foundation
import Operations
import PartyLife

/// The ledger as a table for spreadsheets: what the page shows this reader, and nothing more.
struct LedgerExport {
    let rows: [LedgerRecord.Row]
    let today: Day
    let language: Language

    var csv: Data {
        let headings = ["number", "branch", "text", "measure", "responsible", "deadline", "state", "light"].map {
            language.text("ledger.\($0)")
        }
        return CSVWriter.table(headings: headings, rows: rows.map(cells))
    }

    private func cells(_ row: LedgerRecord.Row) -> [String] {
        let line = row.line
        let late = line.isOverdue(on: today) ? line.deadline.map { today - $0 } : nil
        return [
            String(line.number), line.branchName, row.text ?? language.text("ledger.sealed"), row.measure ?? "",
            language.responsible(of: row), line.deadline?.description ?? "",
            language.word("problem-state", line.state),
            late.map { language.text("light.overdue-by", ["n": $0]) } ?? "",
        ]
    }
}
