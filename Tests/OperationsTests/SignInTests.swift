import PartyLife
import Records
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("Signing in")
struct SignInTests {
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld()
        try await world.useCases.setPassword(
            login: "zhangmin", password: "Right-1234", of: world.member("张敏"), as: .deployment)
        return world
    }

    private func keepAsOnce(_ world: SampleWorld) async throws {
        try await world.store.write { try $0.execute("UPDATE account SET secret = '\(Self.oldHash)'") }
    }

    @Test("A right password opens a session, which ends on signing out and after half an hour idle")
    func session() async throws {
        let world = try await world()
        let token = try await world.useCases.signIn(login: "zhangmin", password: "Right-1234").token
        #expect(try await world.useCases.signedIn(token: token)?.name == "张敏")
        world.clock.set(world.clock.now.advanced(byMinutes: 29))
        #expect(try await world.useCases.signedIn(token: token) != nil)
        world.clock.set(world.clock.now.advanced(byMinutes: 29))
        #expect(try await world.useCases.signedIn(token: token) != nil)
        world.clock.set(world.clock.now.advanced(byMinutes: 31))
        #expect(try await world.useCases.signedIn(token: token) == nil)
        let next = try await world.useCases.signIn(login: "zhangmin", password: "Right-1234").token
        try await world.useCases.signOut(token: next)
        #expect(try await world.useCases.signedIn(token: next) == nil)
    }

    @Test("Five failures lock for half an hour, even against the right password")
    func lock() async throws {
        let world = try await world()
        for _ in 0..<5 {
            await #expect(throws: SignInRefused.wrongNameOrPassword) {
                _ = try await world.useCases.signIn(login: "zhangmin", password: "wrong")
            }
        }
        await #expect(throws: SignInRefused.locked(minutes: 30)) {
            _ = try await world.useCases.signIn(login: "zhangmin", password: "Right-1234")
        }
        world.clock.set(world.clock.now.advanced(byMinutes: 31))
        _ = try await world.useCases.signIn(login: "zhangmin", password: "Right-1234")
    }

    @Test("A name without an account is refused, and locked, in the same words as one with an account")
    func unknownName() async throws {
        let world = try await world()
        var answers: [String: [SignInRefused]] = [:]
        for login in ["nobody", "zhangmin"] {
            for _ in 0..<7 {
                do {
                    _ = try await world.useCases.signIn(login: login, password: "wrong")
                } catch let refused as SignInRefused {
                    answers[login, default: []].append(refused)
                }
            }
        }
        #expect(answers["nobody"] == answers["zhangmin"])
        #expect(answers["nobody"]?.last == .locked(minutes: 30))
    }

    @Test("What is tried while it is locked does not shorten the lock, nor does a failure that was under way")
    func lockStands() async throws {
        let world = try await world()
        for _ in 0..<5 { _ = try? await world.useCases.signIn(login: "zhangmin", password: "wrong") }
        world.clock.set(world.clock.now.advanced(byMinutes: 29))
        for password in ["wrong", "Right-1234"] {
            await #expect(throws: SignInRefused.locked(minutes: 1)) {
                _ = try await world.useCases.signIn(login: "zhangmin", password: password)
            }
        }
        let attempts = Attempts(
            by: "zhangmin", from: "", device: nil, rules: SignInRules(), at: world.clock.now.advanced(byMinutes: -40))
        try await world.records.write { try attempts.fail($0) }
        await #expect(throws: SignInRefused.locked(minutes: 1)) {
            _ = try await world.useCases.signIn(login: "zhangmin", password: "Right-1234")
        }
        world.clock.set(world.clock.now.advanced(byMinutes: 1))
        _ = try await world.useCases.signIn(login: "zhangmin", password: "Right-1234")
    }

    @Test("A lock that comes while the right password is looked at keeps it out")
    func lockInBetween() async throws {
        let world = try await world()
        let attempts = Attempts(by: "zhangmin", from: "", device: nil, rules: SignInRules(), at: world.clock.now)
        let tickets = try await world.records.write { reader in
            try (0..<5).compactMap { _ -> Attempts.Ticket? in
                guard case .counted(let ticket) = try attempts.begin(reader) else { return nil }
                return ticket
            }
        }
        #expect(tickets.count == 5)
        let right = try #require(tickets.first)
        #expect(try await world.records.write { try attempts.locked($0) } == nil)
        try await world.records.write { _ = try attempts.begin($0) }
        #expect(try await world.records.write { try attempts.succeed(right, $0) } == 30)
    }

    @Test("Others' failures lock out neither another address, nor a browser that has signed in before")
    func othersFailures() async throws {
        let world = try await world()
        let useCases = world.useCases
        let known = try await useCases.signIn(
            login: "zhangmin", password: "Right-1234", from: SignInOrigin(source: "192.0.2.1"))
        func attack(from source: String) async {
            for _ in 0..<6 {
                let origin = SignInOrigin(source: source)
                _ = try? await useCases.signIn(login: "zhangmin", password: "wrong", from: origin)
            }
        }
        await attack(from: "198.51.100.1")
        _ = try await useCases.signIn(
            login: "zhangmin", password: "Right-1234", from: SignInOrigin(source: "192.0.2.7"))
        for last in 2...4 { await attack(from: "198.51.100.\(last)") }
        await #expect(throws: SignInRefused.locked(minutes: 30)) {
            _ = try await useCases.signIn(
                login: "zhangmin", password: "Right-1234", from: SignInOrigin(source: "192.0.2.7"))
        }
        let own = SignInOrigin(source: "198.51.100.1", device: known.device)
        _ = try await useCases.signIn(login: "zhangmin", password: "Right-1234", from: own)
        // It is for one account, and has its own count.
        try await useCases.setPassword(
            login: "liuyang", password: "Right-1234", of: world.member("刘洋"), as: .deployment)
        for _ in 0..<5 { _ = try? await useCases.signIn(login: "zhangmin", password: "wrong", from: own) }
        await #expect(throws: SignInRefused.locked(minutes: 30)) {
            _ = try await useCases.signIn(login: "zhangmin", password: "Right-1234", from: own)
        }
        for _ in 0..<6 {
            _ = try? await useCases.signIn(
                login: "liuyang", password: "wrong", from: SignInOrigin(source: "x", device: known.device))
        }
        await #expect(throws: SignInRefused.locked(minutes: 30)) {
            _ = try await useCases.signIn(
                login: "liuyang", password: "Right-1234", from: SignInOrigin(source: "x", device: known.device))
        }
    }

    @Test(
        "Signing in again ends the session that the browser had; a session ends after its lifetime however busy it was")
    func oneSession() async throws {
        let world = try await world()
        let first = try await world.useCases.startSession(of: world.member("刘洋"))
        let next = try await world.useCases.signIn(
            login: "zhangmin", password: "Right-1234", from: SignInOrigin(session: first))
        #expect(try await world.useCases.signedIn(token: first) == nil)
        let last = try await world.useCases.startSession(of: world.member("刘洋"), replacing: next.token)
        #expect(try await world.useCases.signedIn(token: next.token) == nil)
        for _ in 0..<47 {
            world.clock.set(world.clock.now.advanced(byMinutes: 15))
            #expect(try await world.useCases.signedIn(token: last) != nil)
        }
        world.clock.set(world.clock.now.advanced(byMinutes: 15))
        #expect(try await world.useCases.signedIn(token: last) == nil)
    }

    @Test("Served, a password is hashed at OWASP's cost")
    func cost() throws {
        let kept = try Password.hash("Right-1234", .standard)
        #expect(kept.hasPrefix("scrypt.14.8.5."))
        #expect(try Password.matches("Right-1234", kept) && !Password.matches("Right-1235", kept))
    }

    @Test("A password hashed as it was done once is hashed anew at the next sign-in, and still matches")
    func renewal() async throws {
        let world = try await world()
        let old = Self.oldHash
        try await keepAsOnce(world)
        func secret() async throws -> String? {
            try await world.records.read { try $0.account(login: "zhangmin")?.secret }
        }
        _ = try? await world.useCases.signIn(login: "zhangmin", password: "wrong")
        #expect(try await secret() == old)
        let session = try await world.useCases.signIn(login: "zhangmin", password: "Right-1234")
        let renewed = try #require(try await secret())
        #expect(renewed.hasPrefix("scrypt.10.8.1."))
        _ = try await world.useCases.signIn(
            login: "zhangmin", password: "Right-1234", from: SignInOrigin(device: session.device))
        #expect(try await secret() == renewed)
    }

    /// "Right-1234" with 2^11, 8, 1.
    private static let oldHash = "scrypt.11.8.1.MDEyMzQ1Njc4OWFiY2RlZg==.6SYCAM6o1gnBfV7yD5e8ZeeDiGZ/tBXxJShPs+YZtuQ="

    @Test(
        "Weak passwords are refused with every rule that they break",
        arguments: [
            ("short1!", ["length"]), ("alllowercase", ["classes"]), ("12345678", ["classes", "common"]),
            ("abcd1234", ["classes", "common"]), ("Passw0rd", ["common"]), ("P@ssw0rd2026!", ["common"]),
            ("Woaini1314", ["common"]), ("Aa123456", ["common"]), ("Admin@123", ["common"]), ("Qwer1234", ["common"]),
            ("1qaz@WSX", ["common"]), ("Liuyang-2026", ["login", "common"]), ("xL1uy@ng!9", ["login"]),
            ("liuyang", ["length", "classes", "login", "common"]),
            ("a", ["length", "classes"]),
        ])
    func weak(password: String, rules: [String]) async throws {
        let world = try await SampleWorld()
        await #expect(throws: SignInRefused.passwordWeak(rules: rules)) {
            try await world.useCases.setPassword(
                login: "liuyang", password: password, of: world.member("刘洋"), as: .deployment)
        }
    }

    @Test("A new password ends the address of the calendar")
    func feed() async throws {
        let world = try await world()
        let secret = try await world.useCases.openFeed(as: world.actor("张敏"))
        #expect(try await world.useCases.feed(secret) != nil)
        try await world.useCases.setPassword(
            login: "zhangmin", password: "Newer-1234", of: world.member("张敏"), as: .deployment)
        #expect(try await world.useCases.feed(secret) == nil)
    }

    @Test("Nobody sets another's password; a new password ends the running sessions")
    func others() async throws {
        let world = try await world()
        let secretary = try await world.actor("王伟")
        await #expect(throws: AccessDenied.self) {
            try await world.useCases.setPassword(
                login: "zhangmin", password: "Other-1234", of: world.member("张敏"), as: secretary)
        }
        let token = try await world.useCases.signIn(login: "zhangmin", password: "Right-1234").token
        try await world.useCases.setPassword(
            login: "zhangmin", password: "Newer-1234", of: world.member("张敏"), as: world.actor("张敏"))
        #expect(try await world.useCases.signedIn(token: token) == nil)
    }

    @Test("Roles end with the office")
    func offices() async throws {
        let world = try await world()
        let token = try await world.useCases.startSession(of: world.member("郑军"))
        #expect(try await world.useCases.signedIn(token: token)?.oversees.map(\.id) == [world.root])
        try await world.useCases.relieve(world.member("郑军"), of: .secretary, at: world.root, as: .deployment)
        #expect(try await world.useCases.signedIn(token: token)?.oversees.isEmpty == true)
    }
}
