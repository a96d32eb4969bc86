import Foundation
import Operations
import PartyLife
import Records
import Storage
import Synchronization
import TestKit
import Testing

@Suite("Reminders")
struct ReminderTests {
    /// Keeps what it is given.
    private final class Kept: Delivery {
        let digests = Mutex<[Digest]>([])
        func deliver(_ digest: Digest) async throws { digests.withLock { $0.append(digest) } }
    }

    private func world(to stage: PlayedStage = .planApproved, on day: String, hour: Int) async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: stage)
        for (number, name) in ["王伟", "张敏"].enumerated() {
            try await world.useCases.setPassword(
                login: "user\(number)", password: "Walk-2021-\(number)", of: world.member(name), as: .deployment)
        }
        world.on(day, hour: hour)
        return world
    }

    @Test("One digest a day, to everyone who has an account, and delivered once")
    func onceADay() async throws {
        let world = try await world(on: "2021-07-13", hour: 8)
        let (useCases, kept) = (world.useCases, Kept())
        #expect(try await useCases.makeDigests() == 2)
        #expect(try await useCases.makeDigests() == 0)
        #expect(try await useCases.deliverDigests(through: kept) == 2)
        #expect(try await useCases.deliverDigests(through: kept) == 0)
        world.on("2021-07-13", hour: 20)
        #expect(try await useCases.makeDigests() == 0)
        world.on("2021-07-14", hour: 8)
        #expect(try await useCases.makeDigests() == 2)
        let digest = try #require(kept.digests.withLock { $0 }.first { $0.to == world.member("王伟") })
        #expect(digest.reminders.map(\.kind).contains(.holdStudy))
        #expect(digest.reminders.compactMap(\.due) == digest.reminders.compactMap(\.due).sorted())
        let inbox = try await useCases.reminders(as: world.actor("王伟")).digests
        #expect(inbox.map(\.day) == [SampleWorld.day("2021-07-14"), SampleWorld.day("2021-07-13")])
    }

    @Test("Nothing comes in quiet hours: nine to seven unless a person chose others")
    func quiet() async throws {
        let world = try await world(on: "2021-07-13", hour: 6)
        let useCases = world.useCases
        try await useCases.setQuietHours(QuietHours(from: 0, until: 5 * 60), as: world.actor("张敏"))
        #expect(try await useCases.makeDigests() == 1)
        #expect(try await useCases.reminders(as: world.actor("王伟")).digests.isEmpty)
        #expect(try await useCases.reminders(as: world.actor("张敏")).digests.count == 1)
        world.on("2021-07-13", hour: 7)
        #expect(try await useCases.makeDigests() == 1)
        try await useCases.setQuietHours(QuietHours(from: 6 * 60, until: 12 * 60), as: world.actor("王伟"))
        let kept = Kept()
        #expect(try await useCases.deliverDigests(through: kept) == 1)
        world.on("2021-07-13", hour: 12)
        #expect(try await useCases.deliverDigests(through: kept) == 1)
    }

    @Test("What failed to go out comes again the same day, and not on the next")
    func failing() async throws {
        struct Broken: Delivery {
            struct Down: Error {}
            func deliver(_ digest: Digest) async throws { throw Down() }
        }
        let world = try await world(on: "2021-07-13", hour: 8)
        try await world.useCases.makeDigests()
        await #expect(throws: Broken.Down.self) { try await world.useCases.deliverDigests(through: Broken()) }
        let kept = Kept()
        #expect(try await world.useCases.deliverDigests(through: kept) == 2)
        world.on("2021-07-14", hour: 8)
        try await world.useCases.makeDigests()
        world.on("2021-07-15", hour: 8)
        #expect(try await world.useCases.deliverDigests(through: kept) == 0)
    }

    @Test("Quiet hours reach over midnight")
    func midnight() {
        let night = QuietHours.standard
        #expect([21 * 60, 1439, 0, 7 * 60 - 1].allSatisfy(night.contains))
        #expect(![7 * 60, 12 * 60, 21 * 60 - 1].contains(where: night.contains))
        #expect(!(0..<1440).contains(where: QuietHours(from: 480, until: 480).contains))
        #expect(QuietHours(from: -5, until: 9999) == QuietHours(from: 0, until: 1439))
    }

    /// Whether a value is built of kinds, numbers, days and identifiers alone.
    private func hasNoRoomForWords(_ value: Any) -> Bool {
        switch value {
        case is Int, is Day, is ToDo.Kind, is Campaign.ID, is Organisation.ID, is Problem.ID, is Member.ID: return true
        case let optional as Problem.ID?: return optional.map(hasNoRoomForWords) ?? true
        case is String, is Words: return false
        default:
            let mirror = Mirror(reflecting: value)
            return !mirror.children.isEmpty && mirror.children.allSatisfy { hasNoRoomForWords($0.value) }
        }
    }

    @Test("A message has no room for what people wrote, nor for anyone's name")
    func noWords() async throws {
        let world = try await world(to: .committed, on: "2021-08-26", hour: 8)
        for name in SampleWorld.names + ["吴敏", "何平", "郑军"] {
            for reminder in try await world.useCases.reminders(as: world.actor(name)).reminders {
                #expect(hasNoRoomForWords(reminder), "\(reminder)")
            }
        }
        #expect(!hasNoRoomForWords(ToDo.Kind.allCases.map(\.rawValue)))
        let digest = Digest(to: world.member("王伟"), day: world.useCases.today, reminders: [])
        #expect(Mirror(reflecting: digest).children.map(\.label) == ["to", "day", "reminders"])
    }

    @Test("A calendar's address is secret, known by its hash alone, and ends when it is renewed or closed")
    func feed() async throws {
        let world = try await world(on: "2021-07-13", hour: 8)
        let secretary = try await world.actor("王伟")
        let first = try await world.useCases.openFeed(as: secretary)
        let expected = try await world.useCases.reminders(as: secretary).reminders
        #expect(try await world.useCases.feed(first) == expected)
        #expect(!expected.isEmpty)
        let second = try await world.useCases.openFeed(as: secretary)
        #expect(first != second)
        #expect(try await world.useCases.feed(first) == nil)
        #expect(try await world.useCases.feed(second) != nil)
        for wrong in ["", "x", String(repeating: "0", count: 64), second + " "] {
            #expect(try await world.useCases.feed(wrong) == nil)
        }
        try await world.useCases.closeFeed(as: secretary)
        #expect(try await world.useCases.feed(second) == nil)
        let kept = try await world.store.read { session in
            try session.query("SELECT feed FROM reminder_choice WHERE feed IS NOT NULL", []).count
        }
        #expect(kept == 0)
    }
}
