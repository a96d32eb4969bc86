import Operations
import PartyLife
import Records
import TestKit
import Testing

@Suite("Signing in")
struct SignInTests {
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld()
        try await world.loop.setPassword(
            login: "zhangmin", password: "Right-1234", of: world.member("张敏"), as: .deployment)
        return world
    }

    @Test("A right password opens a session, which ends on signing out and after half an hour idle")
    func session() async throws {
        let world = try await world()
        let token = try await world.loop.signIn(login: "zhangmin", password: "Right-1234")
        #expect(try await world.loop.signedIn(token: token)?.name == "张敏")
        world.clock.set(world.clock.now.advanced(byMinutes: 29))
        #expect(try await world.loop.signedIn(token: token) != nil)
        world.clock.set(world.clock.now.advanced(byMinutes: 29))
        #expect(try await world.loop.signedIn(token: token) != nil)
        world.clock.set(world.clock.now.advanced(byMinutes: 31))
        #expect(try await world.loop.signedIn(token: token) == nil)
        let next = try await world.loop.signIn(login: "zhangmin", password: "Right-1234")
        try await world.loop.signOut(token: next)
        #expect(try await world.loop.signedIn(token: next) == nil)
    }

    @Test("Five failures lock for half an hour, even against the right password")
    func lock() async throws {
        let world = try await world()
        for _ in 0..<5 {
            await #expect(throws: SignInRefused.wrongNameOrPassword) {
                _ = try await world.loop.signIn(login: "zhangmin", password: "wrong")
            }
        }
        await #expect(throws: SignInRefused.locked(minutes: 31)) {
            _ = try await world.loop.signIn(login: "zhangmin", password: "Right-1234")
        }
        world.clock.set(world.clock.now.advanced(byMinutes: 31))
        _ = try await world.loop.signIn(login: "zhangmin", password: "Right-1234")
    }

    @Test("An unknown name is refused as a wrong password is")
    func unknownName() async throws {
        let world = try await world()
        await #expect(throws: SignInRefused.wrongNameOrPassword) {
            _ = try await world.loop.signIn(login: "nobody", password: "Right-1234")
        }
    }

    @Test("Weak passwords are refused", arguments: ["short1!", "alllowercase", "12345678", "abcd1234"])
    func weak(password: String) async throws {
        let world = try await world()
        await #expect(throws: SignInRefused.passwordWeak) {
            try await world.loop.setPassword(
                login: "liuyang", password: password, of: world.member("刘洋"), as: .deployment)
        }
    }

    @Test("Nobody sets another's password; a new password ends the running sessions")
    func others() async throws {
        let world = try await world()
        let secretary = try await world.actor("王伟")
        await #expect(throws: AccessDenied.self) {
            try await world.loop.setPassword(
                login: "zhangmin", password: "Other-1234", of: world.member("张敏"), as: secretary)
        }
        let token = try await world.loop.signIn(login: "zhangmin", password: "Right-1234")
        try await world.loop.setPassword(
            login: "zhangmin", password: "Newer-1234", of: world.member("张敏"), as: world.actor("张敏"))
        #expect(try await world.loop.signedIn(token: token) == nil)
    }

    @Test("Roles end with the office")
    func offices() async throws {
        let world = try await world()
        let token = try await world.loop.startSession(of: world.member("郑军"))
        #expect(try await world.loop.signedIn(token: token)?.oversees.map(\.id) == [world.root])
        try await world.loop.relieve(world.member("郑军"), of: .secretary, at: world.root, as: .deployment)
        #expect(try await world.loop.signedIn(token: token)?.oversees.isEmpty == true)
    }
}
