import PartyLife
import Records

/// What taking a roster would change, or has changed.
public struct ImportSummary: Equatable, Sendable {
    public var organisationsEstablished = 0
    public var organisationsChanged = 0
    public var joined = 0
    public var transferred = 0
    public var corrected = 0
    public var left = 0
    public var officesChanged = 0

    public var isNothing: Bool { self == ImportSummary() }
}

/// The roster does not fit what is known; every reason at once.
public struct RosterRefused: Error, Equatable, Sendable {
    public let defects: [Roster.Defect]
}

extension Loop {
    /// Takes a roster: joins, transfers and leaves against what is known; all of it or nothing.
    ///
    /// - Parameter dryRun: says what would change, and changes nothing.
    public func importRoster(
        _ roster: Roster, on day: Day? = nil, dryRun: Bool = false, as actor: Actor
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
                return summary
            }
        } catch let dry as DryRun {
            return dry.summary
        }
    }
}

/// Ends a transaction that was only to show what it would do.
private struct DryRun: Error {
    let summary: ImportSummary
}
