import PartyLife

extension BranchRecord {
    /// Whether the actor may do this here, and the campaign takes it: what pages ask before they show a button.
    public func offers(_ action: Action, to actor: ActingPerson, on scope: Permissions.Scope) -> Bool {
        facts.phase.takes(action) && Permissions.allows(action, to: actor, on: scope)
    }
}
