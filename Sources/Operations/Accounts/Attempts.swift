import Crypto
import Foundation
import PartyLife
import Records

/// Counts attempts to sign in by a name before their passwords are looked at: an attempt that is under way counts as
/// failed until it has succeeded, so that guessing at the same time gives no more guesses.
///
/// Counted are those from one origin, and those from all of them together with a higher limit. From a browser that
/// knows the account (``DeviceProof``) its own count alone matters: nobody else can lock it out. Names without an
/// account are counted in the same way.
struct Attempts: Sendable {
    /// What was counted, to be taken back on success.
    struct Ticket: Sendable {
        let numbers: [Int]
        /// Whether nothing has failed here of late, nor is under way.
        var isFirst: Bool { numbers.first == 1 }
    }

    enum Begun: Sendable {
        case counted(Ticket)
        case locked(minutes: Int)
    }

    private struct Count {
        let origin: [UInt8]
        let limit: Int
    }

    private let login: [UInt8]
    private let counts: [Count]
    private let now: Instant
    private let lock: Instant

    init(by login: String, from source: String, device: String?, rules: SignInRules, at now: Instant) {
        self.login = Self.digest(login)
        let own = Count(
            origin: Self.digest(device.map { "device/\($0)" } ?? "source/\(source)"), limit: rules.failuresUntilLock)
        let all = Count(origin: [], limit: rules.failuresUntilLockEverywhere)
        counts = device == nil ? [own, all] : [own]
        self.now = now
        lock = now.advanced(byMinutes: rules.lockMinutes)
    }

    /// For how many minutes more no attempt is allowed; nil where one is.
    func locked(_ reader: Reader) throws -> Int? { locked(try rows(reader)) }

    /// One more attempt, if there is one left. What comes when all that are left are under way locks.
    func begin(_ reader: Reader) throws -> Begun {
        var rows = try rows(reader)
        if let minutes = locked(rows) { return .locked(minutes: minutes) }
        for (index, count) in counts.enumerated() where rows[index].failures >= count.limit {
            rows[index].lockedUntil = lock
            try keep(rows[index], count, reader)
        }
        if let minutes = locked(rows) { return .locked(minutes: minutes) }
        for (index, count) in counts.enumerated() {
            rows[index].failures += 1
            try keep(rows[index], count, reader)
        }
        return .counted(Ticket(numbers: rows.map(\.failures)))
    }

    /// It has failed, and is counted already: locks where it was the last one left.
    func fail(_ reader: Reader) throws {
        for (row, count) in zip(try rows(reader), counts) where row.failures >= count.limit {
            var row = row
            row.lockedUntil = lock
            try keep(row, count, reader)
        }
    }

    /// It has succeeded: what was counted from here up to it is forgotten, and of all of them itself. Nil, unless a
    /// lock has come in between; then its minutes.
    func succeed(_ ticket: Ticket, _ reader: Reader) throws -> Int? {
        let rows = try rows(reader)
        if let minutes = locked(rows) { return minutes }
        for (index, count) in counts.enumerated() {
            var row = rows[index]
            row.failures = max(0, row.failures - (count.origin.isEmpty ? 1 : ticket.numbers[index]))
            try keep(row, count, reader)
        }
        return nil
    }

    /// It was not looked at, as too many waited.
    func withdraw(_ reader: Reader) throws {
        for (row, count) in zip(try rows(reader), counts) where row.failures > 0 {
            var row = row
            row.failures -= 1
            try keep(row, count, reader)
        }
    }

    static func forget(_ login: String, _ reader: Reader) throws { try reader.forgetAttempts(by: digest(login)) }

    private func rows(_ reader: Reader) throws -> [AttemptRow] {
        try counts.map { try reader.attempts(by: login, from: $0.origin, at: now) }
    }

    private func keep(_ row: AttemptRow, _ count: Count, _ reader: Reader) throws {
        // What led to a lock is forgotten with it.
        try reader.setAttempts(row, by: login, from: count.origin, until: max(lock, row.lockedUntil))
    }

    private func locked(_ rows: [AttemptRow]) -> Int? {
        let until = rows.map(\.lockedUntil).max().flatMap { $0 > now ? $0 : nil }
        return until.map { Int(($0.milliseconds - now.milliseconds + 59_999) / 60_000) }
    }

    private static func digest(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}

/// What a browser keeps that has signed in to an account before (OWASP: device cookies). It opens nothing; it has its
/// own count of failures. A new password ends it.
enum DeviceProof {
    static func make(for account: AccountRow) -> String {
        let name = SymmetricKey(size: .bits128).withUnsafeBytes { hex($0) }
        return "\(name).\(seal(name, account))"
    }

    /// The name of the device, if this is its proof for this account.
    static func device(_ proof: String?, of account: AccountRow?) -> String? {
        guard let parts = proof?.split(separator: "."), parts.count == 2, parts[0].utf8.count == 32, let account
        else { return nil }
        let right = Array(seal(String(parts[0]), account).utf8)
        let given = Array(parts[1].utf8)
        guard right.count == given.count, zip(right, given).reduce(UInt8(0), { $0 | ($1.0 ^ $1.1) }) == 0 else {
            return nil
        }
        return String(parts[0])
    }

    private static func seal(_ name: String, _ account: AccountRow) -> String {
        let key = SymmetricKey(data: SHA256.hash(data: Data("device/\(account.secret)".utf8)))
        return hex(HMAC<SHA256>.authenticationCode(for: Data("\(account.login)/\(name)".utf8), using: key))
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
