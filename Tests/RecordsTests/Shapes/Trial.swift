import PartyLife
import Records

/// A made-up aggregate in two releases, with one stream: in the first, events are written as they were then; the second
/// has renamed a property, divided an event into two, and keeps more of what happened.
enum Trial {
    static let kind = "trial"

    /// What both have.
    struct Facts: Sendable {}

    enum Refused: Refusal {
        static let area = "trial"
        case never
    }

    /// The first release.
    struct Old: Recorded {
        static let kind = Trial.kind
        static let shape = 1
        var title = ""
        var count = 0

        enum Event: DomainEvent {
            case named(title: String, on: Day)
            case movedAndClosed(to: String, reason: String)

            enum CodingKeys: String, CodingKey, CaseIterable {
                case named = "named"
                case movedAndClosed = "movedAndClosed"
            }
        }

        func decide(
            _ command: Event, by actor: ActingPerson, at now: Instant, knowing facts: Facts
        ) throws(Refused) -> [Event] { [command] }

        mutating func apply(_ event: Event) {
            count += 1
            if case .named(let title, _) = event { self.title = title }
        }
    }

    /// The second: a title is a name, and a move and a closing are two events.
    struct New: Recorded {
        static let kind = Trial.kind
        static let shape = 2
        var name = ""
        var place: String?
        var closedFor: String?
        /// A property that the first release did not have.
        var names: [String] = []

        static let upcasters = Upcasters([
            .init("named", from: 1) { [$0.next { $0.renaming("title", to: "name") }] },
            .init("movedAndClosed", from: 1) { event in
                [
                    StoredEvent("moved", version: 1, .object(["to": event.parts["to"] ?? .null])),
                    StoredEvent("closed", version: 1, .object(["reason": event.parts["reason"] ?? .null])),
                ]
            },
        ])

        enum Event: DomainEvent {
            case named(name: String, on: Day)
            case moved(to: String)
            case closed(reason: String)

            enum CodingKeys: String, CodingKey, CaseIterable {
                case named = "named"
                case moved = "moved"
                case closed = "closed"
            }
        }

        func decide(
            _ command: Event, by actor: ActingPerson, at now: Instant, knowing facts: Facts
        ) throws(Refused) -> [Event] { [command] }

        mutating func apply(_ event: Event) {
            switch event {
            case .named(let name, _):
                self.name = name
                names.append(name)
            case .moved(let place): self.place = place
            case .closed(let reason): closedFor = reason
            }
        }
    }
}

extension Trial.Old {
    typealias Facts = Trial.Facts
    typealias Refused = Trial.Refused
}

extension Trial.New {
    typealias Facts = Trial.Facts
    typealias Refused = Trial.Refused
}
