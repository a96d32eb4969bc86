import PartyLife
import Storage

/// How far a problem is, as the ledger's indexes tell problems apart: each of its filters is one or a few of these.
enum LedgerClass: String, CaseIterable {
    case working, done, solved, writtenOff, merged

    init(_ state: Problem.State) {
        switch state {
        case .none, .found, .claimed, .listed, .committed, .posted: self = .working
        case .done: self = .done
        case .verified, .accepted: self = .solved
        case .writtenOff: self = .writtenOff
        // On no page of the ledger, as what was merged.
        case .merged, .withdrawn: self = .merged
        }
    }
}

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
