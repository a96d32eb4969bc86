import PartyLife
import Records

/// What taking a roster would change, or has changed: every person and organisation by name.
public struct ImportSummary: Equatable, Sendable {
    public var changes: [ImportChange] = []
    /// What speaks for a file that was cut.
    public var doubts: [RosterComparison.Doubt] = []
    /// The branches that the doubts speak of.
    public var names: [Organisation.ID: String] = [:]

    public init() {}

    public func count(_ kind: ImportChange.Kind) -> Int { changes.count { $0.kind == kind } }

    public var organisationsEstablished: Int { count(.established) }
    public var organisationsChanged: Int { count(.changed) }
    public var joined: Int { count(.joined) }
    public var transferred: Int { count(.transferred) }
    public var corrected: Int { count(.corrected) }
    public var left: Int { count(.left) }
    public var officesChanged: Int { count(.offices) }

    public var isNothing: Bool { changes.isEmpty }

    /// Whether it is written only when the number of those who leave was confirmed.
    public var needsConfirmation: Bool { left > 0 && !doubts.isEmpty }
}

/// One change that a roster brings.
public struct ImportChange: Equatable, Sendable {
    /// The gravest first.
    public enum Kind: String, Sendable, CaseIterable {
        case left, transferred, joined, corrected, offices, established, changed
    }

    public var kind: Kind
    /// The person; the organisation itself where it is the one that changes.
    public var name: String
    /// The branch; the superior of an organisation.
    public var branch: String
    /// Where a person comes from; what an organisation was called.
    public var from: String?
    /// What is corrected.
    public var details: [Roster.Detail] = []
    /// The office that begins or ends.
    public var office: Office?
    public var begins = true
}

/// The roster does not fit what is known; every reason at once.
public struct RosterRefused: Error, Equatable, Sendable {
    public let defects: [Roster.Defect]
}

extension UseCases {
    /// Takes a roster: joins, transfers and leaves against what is known; all of it or nothing.
    ///
    /// - Parameters:
    ///   - dryRun: says what would change, and changes nothing.
    ///   - leaving: how many are known to leave; asked for where the file looks cut.
    /// - Throws: `RosterRefused` with everything that does not fit, `RosterRefusal`, `AccessDenied`.
    public func importRoster(
        _ roster: Roster, on day: Day? = nil, dryRun: Bool = false, leaving: Int? = nil, as actor: ActingPerson
    ) async throws -> ImportSummary {
        let since = day ?? today
        do {
            return try await records.commit(by: actor, at: clock.now) { commit in
                if let root = try commit.reader.root() {
                    try commit.reader.authorise(.importRoster, to: actor, on: root.id)
                } else if actor != .deployment {
                    throw AccessDenied.notAllowed(action: Action.importRoster.rawValue)
                }
                let importing = try RosterImport(commit: commit, roster: roster, on: since, identifiers: identifiers)
                let summary = try importing.run()
                if dryRun { throw DryRun(summary: summary) }
                guard !summary.needsConfirmation || leaving == summary.left else {
                    throw RosterRefusal.departuresUnconfirmed(count: summary.left)
                }
                return summary
            }
        } catch let dry as DryRun {
            return dry.summary
        }
    }
}

extension UseCases {
    /// What stands against the rows of a roster beside what is known, so that it can be told together with what the
    /// file itself shows.
    public func defects(of roster: Roster, as actor: ActingPerson) async throws -> [Roster.Defect] {
        do {
            return try await records.commit(by: actor, at: clock.now) { commit in
                if let root = try commit.reader.root() {
                    try commit.reader.authorise(.importRoster, to: actor, on: root.id)
                }
                _ = try RosterImport(commit: commit, roster: roster, on: today, identifiers: identifiers)
                throw DryRun(summary: ImportSummary())
            }
        } catch let refused as RosterRefused {
            return refused.defects
        } catch is DryRun {
            return []
        }
    }
}

/// Ends a transaction that was only to show what it would do.
private struct DryRun: Error {
    let summary: ImportSummary
}
