import Crypto
import Foundation
import PartyLife
import Records

/// A text of a self-examination as it stood once.
public struct ExaminationVersion: Sendable {
    /// Names the version: its place in the log.
    public let id: Int64
    public let saved: Instant
    public let isSubmitted: Bool
    public let text: SelfExamination.Text
}

extension ExaminationVersion {
    /// The versions worth going back to, newest first: what was submitted, what was set aside for a text from elsewhere,
    /// and of drafts that saved themselves one after the other the last of each quarter of an hour.
    static func worthKeeping(of history: [Happening<SelfExamination.Event>]) -> [ExaminationVersion] {
        var kept: [ExaminationVersion] = []
        for happening in history {
            guard let text = happening.event.text else { continue }
            let version = ExaminationVersion(
                id: happening.position, saved: happening.recorded, isSubmitted: happening.event.isSubmission,
                text: text)
            if let last = kept.last, !last.isSubmitted, !happening.event.setsAside,
                version.saved.milliseconds / Self.quarter == last.saved.milliseconds / Self.quarter
            {
                kept.removeLast()
            }
            kept.append(version)
        }
        return kept.suffix(limit).reversed()
    }

    private static var quarter: Int64 { 15 * 60 * 1000 }
    private static var limit: Int { 30 }
}

extension SelfExamination.Event {
    /// The text that this event made the paper's.
    var text: SelfExamination.Text? {
        switch self {
        case .saved(let text, _), .submitted(let text, _), .entered(let text, _, _, _, _): text
        case .returned, .accepted, .rated, .shown, .hidden, .entryConfirmed: nil
        }
    }

    fileprivate var setsAside: Bool { if case .saved(_, true?) = self { true } else { false } }

    fileprivate var isSubmission: Bool { if case .submitted = self { true } else { false } }
}

extension SelfExamination.Text {
    /// Tells one stored text from another; equal texts have the same.
    var revision: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return SHA256.hash(data: try encoder.encode(self)).prefix(12).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
        }
    }
}
