import Crypto
import Foundation
import PartyLife

/// A draw reckoned again from what was recorded: seed, list and way of drawing.
public struct DrawCheck: Sendable, Equatable {
    /// SHA-256 of the seed as it was shown.
    public let fingerprint: String
    /// Whether that is what was published before the list was fixed.
    public let isCommitted: Bool
    /// The place that the seed leads to, from 0; nil for a way of drawing that this program does not know.
    public let place: Int?
    public let isHonest: Bool

    /// Nil before the draw.
    public init?(_ draw: Study.Draw) {
        guard let result = draw.result else { return nil }
        fingerprint = Seed(text: result.seed).fingerprint
        isCommitted = fingerprint == draw.fingerprint && draw.committed <= result.at
        place = result.version == FairDraw.version ? Seed(text: result.seed).place(among: draw.list.count) : nil
        isHonest = isCommitted && place == result.place
    }
}

/// The seed of a draw: its text is what is hashed, so that anyone can do it with `sha256sum`.
struct Seed {
    let text: String

    /// SHA-256, in hexadecimal.
    var fingerprint: String { Self.hash(text).map(Self.hex).joined() }

    /// The numbers of the seed: the first eight bytes of SHA-256 of "seed/0", "seed/1"…, the highest first.
    func place(among count: Int) -> Int? {
        FairDraw.place(among: count) { turn in
            Self.hash("\(text)/\(turn)").prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
    }

    private static func hash(_ text: String) -> SHA256.Digest { SHA256.hash(data: Data(text.utf8)) }

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
