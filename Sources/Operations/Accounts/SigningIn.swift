import Crypto
import Foundation
import PartyLife
import Records

/// Why someone is not signed in.
public enum SignInRefused: Refusal {
    public static let area = "signIn"
    /// Not said which of the two: that would tell who has an account.
    case wrongNameOrPassword
    /// Said of names without an account, too.
    case locked(minutes: Int)
    /// Too many wait for their passwords to be looked at.
    case busy
    /// - Parameter rules: all that are broken, by the names of ``PasswordRule``.
    case passwordWeak(rules: [String])
    case loginTaken
    case loginMalformed
}

/// The figures that the field asks for: five failures lock for half an hour; half an hour idle ends a session.
public struct SignInRules: Sendable {
    /// From one address, or from one browser that has signed in before.
    public var failuresUntilLock = 5
    /// From everywhere together, browsers that have signed in before left out.
    public var failuresUntilLockEverywhere = 20
    public var lockMinutes = 30
    public var idleMinutes = 30
    /// After so long everyone signs in again, however busy the session was.
    public var lifetimeMinutes = 12 * 60

    public init() {}
}

/// Where somebody signs in from.
public struct SignInOrigin: Sendable {
    /// The address that requests come from.
    public var source: String
    /// What the browser has kept since it signed in last (``NewSession/device``).
    public var device: String?
    /// The session that this browser had: it ends.
    public var session: String?

    public init(source: String = "", device: String? = nil, session: String? = nil) {
        (self.source, self.device, self.session) = (source, device, session)
    }
}

/// What a browser is given when somebody has signed in.
public struct NewSession: Sendable {
    public let token: String
    /// To be kept, and shown at the next sign-in: others' failures cannot lock this browser out.
    public let device: String
}

extension UseCases {
    /// Gives a member an account, or a new password; their running sessions end, and so does the address of their
    /// calendar.
    public func setPassword(
        login: String, password: String, of member: Member.ID, as actor: ActingPerson
    ) async throws {
        guard actor == .deployment || actor.member == member else {
            throw AccessDenied.notAllowed(action: "setPassword")
        }
        guard (1...64).contains(login.count), login == login.trimmed else { throw SignInRefused.loginMalformed }
        let broken = try PasswordRule.broken(by: password, login: login)
        guard broken.isEmpty else { throw SignInRefused.passwordWeak(rules: broken.map(\.rawValue)) }
        let secret = try await passwords.run(.fast, from: "") { [hashCost] in try Password.hash(password, hashCost) }
        let now = clock.now
        try await records.endSessions { reader in
            guard try reader.member(member) != nil else { throw AccessDenied.unknownMember }
            if let taken = try reader.account(login: login), taken.member != member { throw SignInRefused.loginTaken }
            try reader.setAccount(login: login, member: member, secret: secret, at: now)
            try reader.setFeed(nil, of: member)
            try Attempts.forget(login, reader)
        }
    }

    /// Signs in by name and password.
    ///
    /// The attempt is counted before the password is looked at, and the lock is looked at again before there is a
    /// session. Names without an account are answered as wrong passwords are, in as much time.
    public func signIn(
        login: String, password: String, from origin: SignInOrigin = SignInOrigin(),
        rules: SignInRules = SignInRules()
    ) async throws -> NewSession {
        let now = clock.now
        let (account, attempts, locked) = try await records.read { reader in
            let account = try reader.account(login: login)
            let device = DeviceProof.device(origin.device, of: account)
            let attempts = Attempts(by: login, from: origin.source, device: device, rules: rules, at: now)
            return (account, attempts, try attempts.locked(reader))
        }
        if let locked { throw SignInRefused.locked(minutes: locked) }
        if account == nil { try await passwords.requireRoom(.slow, from: origin.source) }
        let begun = try await records.write(locking: signingIn) { reader in
            try reader.forgetAttempts(before: now)
            return try attempts.begin(reader)
        }
        let ticket: Attempts.Ticket
        switch begun {
        case .locked(let minutes): throw SignInRefused.locked(minutes: minutes)
        case .counted(let counted): ticket = counted
        }
        let way: PasswordLanes.Way = account != nil && ticket.isFirst ? .fast : .slow
        let kept = account?.secret ?? Password.nobodys(hashCost)
        let checked: Checked
        do {
            checked = try await passwords.run(way, from: origin.source, named: login) { [hashCost] in
                try Checked(password, against: kept, hashCost)
            }
        } catch SignInRefused.busy {
            try await records.write(locking: signingIn) { try attempts.withdraw($0) }
            throw SignInRefused.busy
        }
        guard let account, checked.isRight else {
            try await records.write(locking: signingIn) { try attempts.fail($0) }
            // Leaves with those that have no account: not even under load is an account told from none.
            if way == .fast { try await passwords.run(.slow, from: origin.source) {} }
            throw SignInRefused.wrongNameOrPassword
        }
        return try await open(account, checked, attempts, ticket, replacing: origin.session)
    }

    /// Attempts take turns where they are counted, over all servers.
    private var signingIn: String { "sign-in/\(records.tenant)" }

    /// What came of looking at a password.
    private struct Checked: Sendable {
        let isRight: Bool
        /// The password hashed as it is done now, where it is kept as it was done once.
        let renewed: String?

        init(_ password: String, against kept: String, _ cost: HashCost) throws {
            isRight = try Password.matches(password, kept)
            renewed = isRight && Password.isOutdated(kept, cost) ? try Password.hash(password, cost) : nil
        }
    }

    private func open(
        _ account: AccountRow, _ checked: Checked, _ attempts: Attempts, _ ticket: Attempts.Ticket,
        replacing old: String?
    ) async throws -> NewSession {
        let token = Self.newToken()
        let now = clock.now
        let opened = try await records.write(locking: signingIn) { reader -> Result<AccountRow, SignInRefused> in
            if let minutes = try attempts.succeed(ticket, reader) { return .failure(.locked(minutes: minutes)) }
            if let renewed = checked.renewed {
                try reader.renewSecret(account.secret, to: renewed, login: account.login)
            }
            // A password that was changed meanwhile signs nobody in.
            guard let known = try reader.account(login: account.login), known.member == account.member,
                known.secret == checked.renewed ?? account.secret
            else { return .failure(.wrongNameOrPassword) }
            try begin(token, of: account.member, at: now, reader)
            return .success(known)
        }
        let known = try opened.get()
        if let old { try await signOut(token: old) }
        return NewSession(token: token, device: DeviceProof.make(for: known))
    }

    /// Begins a session; only the hash of its token is kept.
    ///
    /// - Parameter old: the token of the session that this browser had, which ends.
    public func startSession(of member: Member.ID, replacing old: String? = nil) async throws -> String {
        let token = Self.newToken()
        let now = clock.now
        try await records.write { try begin(token, of: member, at: now, $0) }
        if let old { try await signOut(token: old) }
        return token
    }

    private static func newToken() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString()
    }

    private func begin(_ token: String, of member: Member.ID, at now: Instant, _ reader: Reader) throws {
        try reader.startSession(token: Self.digest(token), member: member, at: now)
        try reader.forgetReceipts(before: now.advanced(byMinutes: -Self.receiptMinutes))
    }

    /// Who a session's token belongs to; nil when it has ended, was idle too long or has lasted too long.
    public func signedIn(token: String, rules: SignInRules = SignInRules()) async throws -> SignedIn? {
        let now = clock.now
        let digest = Self.digest(token)
        let found = try await records.session(digest, at: now) { reader -> Found? in
            guard let session = try reader.session(token: digest) else { return nil }
            return Found(
                started: session.started, seen: session.seen, person: try SignedIn(session.person, by: reader))
        }
        guard let found, found.seen.advanced(byMinutes: rules.idleMinutes) > now,
            found.started.advanced(byMinutes: rules.lifetimeMinutes) > now
        else { return nil }
        let limit = now.advanced(byMinutes: -1)
        if found.seen < limit { try await records.touchSession(digest, at: now, unlessSince: limit) }
        return found.person
    }

    private struct Found: Sendable {
        let started: Instant
        let seen: Instant
        let person: SignedIn
    }

    /// How long a request can be sent again and still be known: a week.
    private static let receiptMinutes = 7 * 24 * 60

    public func signOut(token: String, rules: SignInRules = SignInRules()) async throws {
        let now = clock.now
        try await records.endSessions { reader in
            try reader.endSessions(
                token: Self.digest(token), idleSince: now.advanced(byMinutes: -rules.idleMinutes),
                begunBefore: now.advanced(byMinutes: -rules.lifetimeMinutes))
        }
    }

    private static func digest(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Data(token.utf8))) }
}
