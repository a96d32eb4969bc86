import PartyLife
import Storage

extension Problem {
    /// What the ledger shows of a problem, words as they are sealed, from its state alone.
    var ledgerColumns: [(String, Value)] {
        [
            ("standing", .name(LedgerClass(state))), ("due", .text(LedgerKey.due(plan?.deadline))),
            ("immediate", Value(immediate ? 1 : 0)),
            ("responsible", .text((plan?.responsible ?? []).map(\.text).joined(separator: " "))),
            ("words", Value(text?.box)), ("posted", Value(posting?.text.box)),
            ("posted_to", Value(posting?.scope.rawValue)), ("measure", Value(plan?.measure.box)),
        ]
    }
}

extension Campaign {
    var ledgerColumns: [(String, Value)] { [("amber_days", Value(procedure?.rectification.amberDays ?? 0))] }
}

extension Words {
    /// Only sealed words are kept.
    fileprivate var box: String? { if case .sealed(let box) = self { box } else { nil } }
}
