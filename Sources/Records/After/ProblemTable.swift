import PartyLife
import Storage

extension Problem: Recorded {
    public static func project(_ change: Change<Problem>, into tables: Tables) throws {
        guard let campaign = change.stream.campaign, let branch = change.stream.organisation,
            let id = change.stream.item
        else { return }
        let after = change.after
        try tables.upsert(
            "problem", key: [("id", .text(id))],
            [
                ("campaign", .id(campaign)), ("branch", .id(branch)), ("number", Value(after.number)),
                ("state", .name(after.state)), ("found", Value(after.found)), ("deadline", Value(after.plan?.deadline)),
                ("solved", Value(after.round?.verified)), ("written_off", Value(after.round?.writtenOff)),
                ("subject", Value(after.subject)), ("open", Value(after.isOpen ? 1 : 0)),
            ] + after.ledgerColumns)
        let (old, new) = (change.before.persons, after.persons)
        guard new != old else { return }
        if !old.isEmpty { try tables.execute("DELETE FROM problem_person WHERE tenant = ? AND problem = ?", .text(id)) }
        for member in new {
            try tables.upsert("problem_person", key: [("member", .id(member)), ("problem", .text(id))], [])
        }
    }

    /// Those who have something to do with it: claimant and responsible persons.
    private var persons: [Member.ID] {
        var members = Set(plan?.responsible ?? [])
        if case .member(let claimant) = claim { members.insert(claimant) }
        return members.sorted()
    }
}
