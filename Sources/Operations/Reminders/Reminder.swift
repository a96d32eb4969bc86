import PartyLife

/// One thing to be reminded of: its kind, how many there are, by when and where.
///
/// Reminders leave the product, so they have no room for anything that people wrote, nor for anyone's name.
public struct Reminder: Codable, Hashable, Sendable {
    public let kind: ToDo.Kind
    public let count: Int
    public let due: Day?
    public let campaign: Campaign.ID
    public let organisation: Organisation.ID
    /// The problem that it is about, where it is about one.
    public let problem: Problem.ID?

    public var place: Place { Place(campaign, organisation) }

    /// What waits for someone, several of a kind at one place by one day as one.
    public static func all(of toDos: [ToDo]) -> [Reminder] {
        let groups = Dictionary(grouping: toDos) { Group(kind: $0.kind, place: $0.place, due: $0.due) }
        return groups.map { group, items in
            Reminder(
                kind: group.kind, count: items.reduce(0) { $0 + max($1.count ?? 1, 1) }, due: group.due,
                campaign: group.place.campaign, organisation: group.place.organisation,
                problem: items.count == 1 ? items[0].problem : nil)
        }.sorted(by: isSooner)
    }

    private struct Group: Hashable {
        let kind: ToDo.Kind
        let place: Place
        let due: Day?
    }

    private static func isSooner(_ left: Reminder, _ right: Reminder) -> Bool {
        (left.due?.number ?? .max, left.kind.rawValue, left.organisation)
            < (right.due?.number ?? .max, right.kind.rawValue, right.organisation)
    }
}

/// What one person is told in one day.
public struct Digest: Hashable, Sendable {
    public let to: Member.ID
    public let day: Day
    public let reminders: [Reminder]

    public init(to: Member.ID, day: Day, reminders: [Reminder]) {
        (self.to, self.day, self.reminders) = (to, day, reminders)
    }
}

/// A way by which digests leave the product. One that was delivered once may come again after a crash.
public protocol Delivery: Sendable {
    func deliver(_ digest: Digest) async throws
}

/// When someone is not to be disturbed (免打扰), in minutes since midnight; it may reach over midnight.
public struct QuietHours: Equatable, Sendable {
    public let from: Int
    public let until: Int

    public static let standard = QuietHours(from: 21 * 60, until: 7 * 60)

    /// Beginning and end alike: never quiet. Whatever is no minute of a day is taken as the nearest that is one.
    public init(from: Int, until: Int) {
        (self.from, self.until) = (min(max(from, 0), 1439), min(max(until, 0), 1439))
    }

    public func contains(_ minute: Int) -> Bool {
        from <= until ? (from..<until).contains(minute) : minute >= from || minute < until
    }
}
