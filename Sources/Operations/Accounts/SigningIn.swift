import Crypto
import Foundation
import PartyLife
import Records

/// Why someone is not signed in.
public enum SignInRefused: Refusal {
    public static let area = "signIn"
    /// Not said which of the two: that would tell who has an account.
    case wrongNameOrPassword
    case locked(minutes: Int)
    case passwordWeak
    case loginTaken
    case loginMalformed
}

/// The figures that the field asks for: five failures lock for half an hour; half an hour idle ends a session.
public struct SignInRules: Sendable {
    public var failuresUntilLock = 5
    public var lockMinutes = 30
    public var idleMinutes = 30

    public init() {}
}

extension Loop {
    /// Gives a member an account, or a new password; their running sessions end.
    public func setPassword(
        login: String, password: String, of member: Member.ID, as actor: Actor
    ) async throws {
        guard actor == .deployment || actor.member == member else {
            throw AccessDenied.notAllowed(action: "setPassword")
        }
        guard (1...64).contains(login.count), login == login.trimmed else { throw SignInRefused.loginMalformed }
        guard Password.isStrong(password) else { throw SignInRefused.passwordWeak }
        let secret = try await offPool { try Password.hash(password) }
        let now = clock.now
        try await records.endSessions { reader in
            guard try reader.member(member) != nil else { throw AccessDenied.unknownMember }
            if let taken = try reader.account(login: login), taken.member != member { throw SignInRefused.loginTaken }
            try reader.setAccount(login: login, member: member, secret: secret, at: now)
        }
    }

    /// Signs in by name and password; gives the session's token.
    public func signIn(login: String, password: String, rules: SignInRules = SignInRules()) async throws -> String {
        let now = clock.now
        let account = try await records.read { try $0.account(login: login) }
        if let account, account.lockedUntil > now {
            throw SignInRefused.locked(minutes: Int((account.lockedUntil.milliseconds - now.milliseconds) / 60_000) + 1)
        }
        // An unknown name costs as much time as a wrong password.
        let kept = try account?.secret ?? Self.nobody.get()
        let matches = try await offPool { try Password.matches(password, kept) }
        guard let account, matches else {
            try await noteFailure(of: login, now, rules)
            throw SignInRefused.wrongNameOrPassword
        }
        try await records.write { try $0.setFailures(0, lockedUntil: Instant(milliseconds: 0), login: login) }
        return try await startSession(of: account.member)
    }

    private static let nobody = Result { try Password.hash("nobody") }

    private func noteFailure(of login: String, _ now: Instant, _ rules: SignInRules) async throws {
        try await records.write { reader in
            guard let account = try reader.account(login: login) else { return }
            let failures = account.failures + 1
            let locks = failures >= rules.failuresUntilLock
            let until = locks ? now.advanced(byMinutes: rules.lockMinutes) : Instant(milliseconds: 0)
            try reader.setFailures(locks ? 0 : failures, lockedUntil: until, login: login)
        }
    }

    /// Begins a session; only the hash of its token is kept.
    public func startSession(of member: Member.ID) async throws -> String {
        let token = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString()
        let now = clock.now
        try await records.write { reader in
            try reader.startSession(token: Self.digest(token), member: member, at: now)
            try reader.forgetReceipts(before: now.advanced(byMinutes: -Self.receiptMinutes))
        }
        return token
    }

    /// Who a session's token belongs to; nil when it has ended or was idle too long.
    public func signedIn(token: String, rules: SignInRules = SignInRules()) async throws -> SignedIn? {
        let now = clock.now
        let digest = Self.digest(token)
        let found = try await records.session(digest, at: now) { reader -> (seen: Instant, person: SignedIn)? in
            guard let session = try reader.session(token: digest) else { return nil }
            return (session.seen, try SignedIn(session.person, by: reader))
        }
        guard let (seen, person) = found, seen.advanced(byMinutes: rules.idleMinutes) > now else { return nil }
        let limit = now.advanced(byMinutes: -1)
        if seen < limit { try await records.touchSession(digest, at: now, unlessSince: limit) }
        return person
    }

    /// How long a request can be sent again and still be known: a week.
    private static let receiptMinutes = 7 * 24 * 60

    public func signOut(token: String, rules: SignInRules = SignInRules()) async throws {
        let limit = clock.now.advanced(byMinutes: -rules.idleMinutes)
        try await records.endSessions { try $0.endSessions(token: Self.digest(token), idleSince: limit) }
    }

    private static func digest(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Data(token.utf8))) }

    /// Costly work beside the cooperative pool, so that pages go on being served.
    private func offPool<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            Self.slowWork.async { continuation.resume(with: Result { try work() }) }
        }
    }

    /// One at a time: a password costs 32 MiB while it is checked.
    private static let slowWork = DispatchQueue(label: "bihuan.passwords")
}
