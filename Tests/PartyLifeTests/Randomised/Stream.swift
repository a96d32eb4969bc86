@testable import PartyLife

/// One aggregate as the log would keep it: its events, the live state, the state that comes back from the log, and the
/// sum of what each change did to the figures.
struct Stream<A: HasInvariants> {
    var live = A()
    var events: [A.Event] = []
    /// The fold of the events as they come back from the log, words sealed.
    var stored = A()
    var figures = Tally()

    static func tally(_ state: A) -> Tally { (state as? any Counted)?.tally ?? Tally() }
}

/// An aggregate whose promises can be checked after every change.
protocol HasInvariants: Aggregate {
    /// The promises that this change broke.
    static func broken(by turn: AcceptedChange<Self>) -> [String]
}

/// One accepted command.
struct AcceptedChange<A: Aggregate> {
    var before: A
    var events: [A.Event]
    var after: A
    var actor: ActingPerson
    var today: Day
    var facts: A.Facts
}

/// What happened in a run.
struct Ledger {
    var accepted: [String: Int] = [:]
    var refused: [String: Int] = [:]
    /// "kind.case" of every event.
    var events: Set<String> = []
    var refusals: Set<String> = []
    /// What broke first; empty while all is well.
    var broken: [String] = []
}

/// The name of an enum's case.
func caseName(_ value: Any) -> String { String("\(value)".prefix { $0 != "(" }) }
