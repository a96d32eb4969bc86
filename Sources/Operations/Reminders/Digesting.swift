import Foundation
import PartyLife
import Records

extension UseCases {
    /// How long digests are kept.
    private static let daysKept = 60

    /// Makes today's digest of everyone who has an account, has none of today yet, and may be disturbed now.
    ///
    /// - Returns: how many of them tell of something.
    @discardableResult
    public func makeDigests() async throws -> Int {
        let (now, day) = (clock.now, clock.now.day)
        var (last, told): (Member.ID?, Int) = (nil, 0)
        while true {
            let after = last
            let people = try await records.read { try $0.withoutDigest(on: day, after: after, limit: 100) }
            guard let end = people.last else { break }
            for member in people where try await makeDigest(of: member, at: now) { told += 1 }
            last = end
        }
        try await records.write { try $0.forgetDigests(before: day - Self.daysKept) }
        return told
    }

    private func makeDigest(of member: Member.ID, at now: Instant) async throws -> Bool {
        let (choice, actor) = try await records.read { reader in
            (try reader.reminderChoice(of: member), try reader.actor(member))
        }
        let quiet = choice.map { QuietHours(from: $0.quietFrom, until: $0.quietUntil) } ?? .standard
        guard let actor, !quiet.contains(now.minuteOfDay) else { return false }
        let reminders = Reminder.all(of: try await home(as: actor).toDos)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let row = DigestRow(member: member, day: now.day, items: [UInt8](try encoder.encode(reminders)))
        try await records.write { try $0.addDigest(row, at: now, isEmpty: reminders.isEmpty) }
        return !reminders.isEmpty
    }

    /// Delivers what is not delivered yet, outside of everyone's quiet hours.
    ///
    /// - Returns: how many digests went out.
    @discardableResult
    public func deliverDigests(through delivery: any Delivery) async throws -> Int {
        let now = clock.now
        var sent = 0
        for row in try await records.read({ try $0.undelivered(limit: 1000) }) {
            let choice = try await records.read { try $0.reminderChoice(of: row.member) }
            let quiet = choice.map { QuietHours(from: $0.quietFrom, until: $0.quietUntil) } ?? .standard
            guard !quiet.contains(now.minuteOfDay) else { continue }
            // What was not delivered on its day is late news: the next day's digest says how things stand.
            if row.day == now.day {
                try await delivery.deliver(try Digest(row))
                sent += 1
            }
            try await records.write { try $0.setDelivered(row, at: now) }
        }
        return sent
    }
}
