import PartyLife
import Storage

extension Problem: Recorded {
    public static func project(_ change: Change<Problem>, into tables: Tables) throws {
        guard let campaign = change.stream.campaign, let branch = change.stream.organisation,
            let id = change.stream.item
        else { return }
        let after = change.after
        let columns = after.columns
        // Most of what happens to a problem leaves its row as it is.
        if change.before.state == .none || !columns.elementsEqual(change.before.columns, by: ==) {
            try tables.upsert(
                "problem", key: [("id", .text(id))],
                [("campaign", .id(campaign)), ("branch", .id(branch))] + columns)
        }
        let (old, new) = (change.before.persons, after.persons)
        guard new != old else { return }
        if !old.isEmpty { try tables.execute("DELETE FROM problem_person WHERE tenant = ? AND problem = ?", .text(id)) }
        for member in new {
            try tables.upsert("problem_person", key: [("member", .id(member)), ("problem", .text(id))], [])
        }
    }

    /// What its row says of it, but for where it belongs.
    private var columns: [(String, Value)] {
        [
            ("number", Value(number)), ("state", .name(state)), ("found", Value(found)),
            ("deadline", Value(plan?.deadline)), ("solved", Value(round?.verified)),
            ("written_off", Value(round?.writtenOff)), ("subject", Value(subject)), ("open", Value(isOpen ? 1 : 0)),
        ] + ledgerColumns
    }

    /// Those who have something to do with it: claimant and responsible persons.
    private var persons: [Member.ID] {
        var members = Set(plan?.responsible ?? [])
        if case .member(let claimant) = claim { members.insert(claimant) }
        return members.sorted()
    }
}
