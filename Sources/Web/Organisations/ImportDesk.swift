import Documents
import Foundation
import Operations
import PartyLife

/// Keeps rosters that were checked until they are confirmed, so that nobody has to choose the files again.
///
/// It holds few of them, for a short time, in memory alone, and gives each back to the person who brought it only.
actor ImportDesk {
    enum Checked: Sendable {
        /// Nothing is wrong; what would be written, and what it would change.
        case sound(Roster, ImportSummary)
        /// Defects, with the files they were found in.
        case defective([RosterFile], [Roster.Defect])

        /// Bytes of files that are kept; rows are counted by a rough measure.
        fileprivate var weight: Int {
            switch self {
            case .sound(let roster, let summary):
                (roster.members.count + roster.organisations.count) * 1_024 + summary.changes.count * 128
            case .defective(let files, _): files.reduce(0) { $0 + $1.bytes.count }
            }
        }
    }

    private struct Entry {
        let owner: Member.ID
        let checked: Checked
        let until: Instant
    }

    /// Minutes for which a roster is kept.
    static let minutes = 15

    private let weightLimit: Int
    private var entries: [String: Entry] = [:]

    /// - Parameter weightLimit: bytes that all rosters together may take.
    init(weightLimit: Int = 256 << 20) { self.weightLimit = weightLimit }

    /// Keeps a roster and returns the ticket for it, or nil where there is no room. A person has one at a time.
    func keep(_ checked: Checked, for owner: Member.ID, at now: Instant) -> String? {
        entries = entries.filter { $0.value.until > now && $0.value.owner != owner }
        let weight = entries.values.reduce(checked.weight) { $0 + $1.checked.weight }
        guard weight <= weightLimit else { return nil }
        let ticket = Secret.hex(bytes: 16)
        entries[ticket] = Entry(owner: owner, checked: checked, until: now.advanced(byMinutes: Self.minutes))
        return ticket
    }

    func look(_ ticket: String, by owner: Member.ID, at now: Instant) -> Checked? {
        guard let entry = entries[ticket], entry.owner == owner, entry.until > now else { return nil }
        return entry.checked
    }

    /// Gives a roster out for the last time.
    func take(_ ticket: String, by owner: Member.ID, at now: Instant) -> Checked? {
        guard let checked = look(ticket, by: owner, at: now) else { return nil }
        entries[ticket] = nil
        return checked
    }
}
