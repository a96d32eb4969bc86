import PartyLife
import Testing

/// One aggregate under trial: commands that it takes, and commands that it must refuse with a named reason.
struct Trial<A: Aggregate> {
    var state = A()
    var facts: A.Facts
    var today: Day
    private(set) var events: [A.Event] = []

    init(_ facts: A.Facts, on today: Day) {
        self.facts = facts
        self.today = today
    }

    var now: Instant { Instant(today, hour: 9) }

    /// The command is taken, and what it led to is remembered.
    @discardableResult
    mutating func does(
        _ command: A.Command, by actor: ActingPerson, at location: SourceLocation = #_sourceLocation
    ) -> [A.Event] {
        do {
            let new = try state.decide(command, by: actor, at: now, knowing: facts)
            for event in new { state.apply(event) }
            events += new
            return new
        } catch {
            Issue.record("\(command) is refused: \(error)", sourceLocation: location)
            return []
        }
    }

    /// The command is refused for exactly this reason.
    func refuses(
        _ command: A.Command, by actor: ActingPerson, with expected: A.Refused,
        at location: SourceLocation = #_sourceLocation
    ) {
        do {
            let events = try state.decide(command, by: actor, at: now, knowing: facts)
            Issue.record("expected \(expected), got \(events)", sourceLocation: location)
        } catch {
            #expect(error == expected, sourceLocation: location)
        }
    }

    /// The command is taken and changes nothing.
    func ignores(_ command: A.Command, by actor: ActingPerson, at location: SourceLocation = #_sourceLocation) {
        #expect(throws: Never.self, sourceLocation: location) {
            let events = try state.decide(command, by: actor, at: now, knowing: facts)
            #expect(events == [], sourceLocation: location)
        }
    }
}
