import PartyLife
import Storage

extension Organisation: Recorded {
    public static var readsWhatItWrites: Bool { true }

    public static func project(_ change: Change<Organisation>, into tables: Tables) throws {
        guard let id = change.stream.organisation else { return }
        let after = change.after
        for event in change.events {
            switch event {
            case .established(_, _, let parent, _, _, _): try tables.place(id, below: parent)
            case .moved(_, let parent, let day): try tables.move(id, below: parent, on: day, position: change.position)
            default: continue
            }
        }
        let path = try tables.path(of: id)
        try tables.upsert(
            "organisation", key: [("id", .id(id))],
            [
                ("name", .text(after.name)), ("type", .name(after.type)), ("parent", Value(after.parent)),
                ("path", .text(path)), ("depth", Value(path.depth)),
                ("domain", Value(after.domain)), ("guidance_group", Value(after.guidanceGroup)),
                ("established", Value(after.established)), ("dissolved", Value(after.dissolved)),
            ])
        if after.members != change.before.members { try tables.writeMembers(of: id, change.before, after) }
        if after.holders != change.before.holders { try tables.writeOffices(of: id, change.before, after) }
    }
}

extension Tables {
    fileprivate func writeMembers(of id: Organisation.ID, _ before: Organisation, _ after: Organisation) throws {
        let kept = Set(after.members.map(\.id))
        for member in before.members where !kept.contains(member.id) {
            // Another branch may hold the member already, by a transfer in the same transaction.
            try execute("DELETE FROM member WHERE tenant = ? AND id = ? AND branch = ?", .id(member.id), .id(id))
        }
        for member in after.members where before.member(member.id) != member {
            try upsert(
                "member", key: [("id", .id(member.id))],
                [
                    ("branch", .id(id)), ("name", .text(member.name)), ("standing", .name(member.profile.standing)),
                    ("rank", Value(member.profile.rank?.rawValue)), ("since", Value(member.since)),
                ])
        }
    }

    fileprivate func writeOffices(of id: Organisation.ID, _ before: Organisation, _ after: Organisation) throws {
        if !before.holders.isEmpty { try execute("DELETE FROM office WHERE tenant = ? AND organisation = ?", .id(id)) }
        for holder in after.holders {
            try upsert(
                "office",
                key: [("member", .id(holder.member)), ("organisation", .id(id)), ("office", .name(holder.office))],
                [("team", Value(holder.group)), ("name", .text(holder.name)), ("since", Value(holder.since))])
        }
    }
}
