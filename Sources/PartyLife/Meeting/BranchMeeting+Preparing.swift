/// Exemptions, and whether the meeting may be held.
extension BranchMeeting {
    func prepare(
        _ command: Command, by actor: ActingPerson, _ member: Member.ID, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        switch command {
        case .exempt(let person, let reason):
            try requireOwn([person], facts)
            guard person != member else { throw .ownExemption }
            guard attendance[person] != .present else { throw .wasPresent(member: person) }
            guard covered[person] == nil else { throw .alreadyCovered(member: person) }
            guard known(facts).exemptions[person]?.reason != reason else { return [] }
            let event = Event.exempted(member: person, on: now.day, sealed: .plain(reason.rawValue))
            return [event] + completion(after: event, on: now.day, facts)
        case .liftExemption(let person):
            guard exemptions[person] != nil else { throw .notExempt(member: person) }
            guard !isHeld else { throw .alreadyHeld }
            return [.exemptionLifted(member: person, on: now.day)]
        case .overrideReadiness(let reason):
            guard state == .preparing else { throw .alreadyReady }
            guard actor.home != facts.branch.branchID, !actor.isCommittee(of: facts.branch.branchID) else {
                throw .onlySuperior
            }
            guard !reason.trimmed.isEmpty else { throw .reasonMissing }
            try requireShort(reason)
            let unmet = facts.readiness.unmet.map(\.gate)
            guard !unmet.isEmpty else { throw .nothingToOverride }
            return [
                .readinessOverridden(
                    decision: Override(reason: reason.trimmed, by: member, unmet: unmet, on: now.day))
            ]
        case .declareReady:
            guard state == .preparing else { throw .alreadyReady }
            let excused = Set(readinessOverride?.unmet ?? [])
            let unmet = facts.readiness.unmet.map(\.gate).filter { !excused.contains($0) }
            guard unmet.isEmpty else { throw .gatesUnmet(gates: unmet.map(\.rawValue)) }
            return [.declaredReady(on: now.day)]
        default: return []
        }
    }

    /// Its reasons as they can be compared with new ones.
    func known(_ facts: Facts) -> BranchMeeting {
        facts.opened ?? opened { if case .plain(let text) = $0 { text } else { nil } }
    }

    func requireShort(_ text: String) throws(Refused) {
        guard text.trimmed.count <= Self.longestText else { throw .tooLong(limit: Self.longestText) }
    }
}
