import PartyLife

extension BranchRecord {
    /// Whether the actor may do this here, and the campaign takes it: what pages ask before they show a button.
    public func offers(_ action: Action, to actor: ActingPerson, on scope: Permissions.Scope) -> Bool {
        facts.phase.takes(action) && Permissions.allows(action, to: actor, on: scope)
    }

    /// Whether the actor can do what a command on a step asks for, as things stand.
    public func available<A: Aggregate>(
        _ command: A.Command, on aggregate: A, to actor: ActingPerson, on scope: Permissions.Scope
    ) -> AvailableAction where A.Command: ActionTaking, A.Facts == BranchFacts {
        aggregate.available(command, to: actor, at: now, on: scope, in: facts.phase, knowing: facts)
    }

    /// The same for the meeting, with its readiness.
    public func available(
        _ command: BranchMeeting.Command, to actor: ActingPerson, on scope: Permissions.Scope
    ) -> AvailableAction {
        meeting.available(
            command, to: actor, at: now, on: scope, in: facts.phase,
            knowing: .init(branch: facts, readiness: readiness))
    }

    /// The same for the notice that reached the branch.
    public func available(
        _ command: Notice.Command, to actor: ActingPerson, on scope: Permissions.Scope
    ) -> AvailableAction {
        var known = Notice.Facts(
            campaignOpen: true, inherited: facts.procedure, holdsMeeting: true, planSettled: !plan.isEditable)
        known.phase = facts.phase
        return notice.available(command, to: actor, at: now, on: scope, in: facts.phase, knowing: known)
    }

    /// Trials are made at noon: the rules ask for the day alone.
    private var now: Instant { Instant(today, hour: 12) }
}
