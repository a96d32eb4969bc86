/// How far a problem is, as the ledger's indexes tell problems apart: each of its filters is one or a few of these.
public enum LedgerClass: String, Sendable, CaseIterable {
    case working, done, solved, writtenOff, merged

    public init(_ state: Problem.State) {
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
