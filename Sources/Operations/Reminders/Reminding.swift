import Crypto
import Foundation
import PartyLife
import Records

/// What a person is reminded of, and how.
public struct RemindersRecord: Sendable {
    /// What waits now.
    public let reminders: [Reminder]
    /// The newest first; empty ones are left out.
    public let digests: [Digest]
    public let quiet: QuietHours
    public let hasFeed: Bool
    public let today: Day
}

extension UseCases {
    public func reminders(as actor: ActingPerson) async throws -> RemindersRecord {
        guard let member = actor.member else { throw AccessDenied.unknownMember }
        let (today, home) = (today, try await home(as: actor))
        return try await records.read { reader in
            let choice = try reader.reminderChoice(of: member)
            return RemindersRecord(
                reminders: Reminder.all(of: home.toDos),
                digests: try reader.digests(of: member, limit: 14).map(Digest.init).filter { !$0.reminders.isEmpty },
                quiet: choice.map { QuietHours(from: $0.quietFrom, until: $0.quietUntil) } ?? .standard,
                hasFeed: choice?.hasFeed ?? false, today: today)
        }
    }

    public func setQuietHours(_ quiet: QuietHours, as actor: ActingPerson) async throws {
        guard let member = actor.member else { throw AccessDenied.unknownMember }
        try await records.write { try $0.setQuietHours(from: quiet.from, until: quiet.until, of: member) }
    }

    /// Gives the person's calendar a new secret address, and answers with the secret; the old one ends. Only its hash
    /// is kept.
    public func openFeed(as actor: ActingPerson) async throws -> String {
        guard let member = actor.member else { throw AccessDenied.unknownMember }
        let secret = SymmetricKey(size: .bits256).withUnsafeBytes { bytes in
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        try await records.write { reader in
            if try reader.reminderChoice(of: member) == nil {
                let quiet = QuietHours.standard
                try reader.setQuietHours(from: quiet.from, until: quiet.until, of: member)
            }
            try reader.setFeed(Self.hash(secret), of: member)
        }
        return secret
    }

    public func closeFeed(as actor: ActingPerson) async throws {
        guard let member = actor.member else { throw AccessDenied.unknownMember }
        try await records.write { try $0.setFeed(nil, of: member) }
    }

    /// What the person whose calendar has this secret address is reminded of; nil where there is no such calendar.
    public func feed(_ secret: String) async throws -> [Reminder]? {
        guard secret.utf8.count == 64 else { return nil }
        let digest = Self.hash(secret)
        guard let member = try await records.read({ try $0.member(ofFeed: digest) }),
            let actor = try await records.read({ try $0.actor(member) })
        else { return nil }
        return Reminder.all(of: try await home(as: actor).toDos)
    }

    private static func hash(_ secret: String) -> [UInt8] { Array(SHA256.hash(data: Data("feed/\(secret)".utf8))) }
}

extension Digest {
    init(_ row: DigestRow) throws {
        self.init(
            to: row.member, day: row.day,
            reminders: try JSONDecoder().decode([Reminder].self, from: Data(row.items)))
    }
}
