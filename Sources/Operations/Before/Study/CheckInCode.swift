import Crypto
import Foundation
import PartyLife

/// The code on the wall for signing in to a study session (扫码签到): it says nothing about anybody, and a photograph of
/// it is worth nothing ten minutes later.
public struct CheckInCode: Sendable, Equatable {
    public let text: String

    /// Minutes for which a code is shown; it is taken for as long again, for whoever has to sign in first.
    public static let lifetime = 5

    init(_ session: Identifier<Study.Session>, secret: String, at now: Instant) {
        self.init(session, secret: secret, period: Self.period(now))
    }

    private init(_ session: Identifier<Study.Session>, secret: String, period: Int64) {
        let key = SymmetricKey(data: Data(secret.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(session)/\(period)".utf8), using: key)
        text = code.prefix(12).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// Whether this is a code of now or of just before.
    static func isCode(
        _ text: String, of session: Identifier<Study.Session>, secret: String, at now: Instant
    ) -> Bool {
        let period = period(now)
        return [period, period - 1].contains { period in
            let code = CheckInCode(session, secret: secret, period: period).text
            // Compared in a time that does not depend on where they differ.
            return code.utf8.count == text.utf8.count && zip(code.utf8, text.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
        }
    }

    private static func period(_ now: Instant) -> Int64 { now.milliseconds / Int64(lifetime * 60_000) }
}
