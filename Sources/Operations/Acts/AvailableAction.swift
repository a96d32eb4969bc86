import PartyLife

/// Something that a person could do, as things stand.
public enum AvailableAction: Sendable {
    case open
    /// The rules do not take it now, and why.
    case refused(any Refusal)
    /// It is somebody else's to do, or the campaign takes it no more.
    case notTheirs

    public var isOpen: Bool { if case .open = self { true } else { false } }

    /// Why the rules do not take it.
    public var refusal: (any Refusal)? { if case .refused(let refusal) = self { refusal } else { nil } }
}

extension Aggregate {
    /// Why the rules would refuse a command now; nil where they would take it. It is tried, and nothing is done.
    public func refusal(
        of command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) -> Refused? {
        do throws(Refused) {
            _ = try decide(command, by: actor, at: now, knowing: facts)
            return nil
        } catch { return error }
    }
}

extension Aggregate where Command: ActionTaking {
    /// Whether a person can do what a command asks for: the matrix, the campaign, then the rules by trial.
    public func available(
        _ command: Command, to actor: ActingPerson, at now: Instant, on scope: Permissions.Scope,
        in phase: CampaignPhase, knowing facts: Facts
    ) -> AvailableAction {
        guard phase.takes(command.action), Permissions.allows(command.action, to: actor, on: scope) else {
            return .notTheirs
        }
        return refusal(of: command, by: actor, at: now, knowing: facts).map { .refused($0) } ?? .open
    }
}
