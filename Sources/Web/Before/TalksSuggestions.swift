import PartyLife

/// A talk that someone still owes.
struct TalkSuggestion: Equatable {
    let kind: TalkCover.PairKind
    let partner: Member.ID

    /// The talks that `member` owes or is owed by what is missing in the cover: first those of pairs, then one partner
    /// for each rule about persons, somebody who lacks a talk as well where there is one.
    static func all(for member: Member.ID, by cover: TalkCover, in branch: Organisation, excused: Set<Member.ID>)
        -> [TalkSuggestion]
    {
        let committee = branch.committee
        let ordinary = branch.members.map(\.id).filter { !committee.contains($0) }
        var found: [TalkSuggestion] = []
        func add(_ kind: TalkCover.PairKind, _ partners: some Sequence<Member.ID>) {
            for partner in partners where partner != member && !found.contains(where: { $0.partner == partner }) {
                found.append(TalkSuggestion(kind: kind, partner: partner))
            }
        }
        for kind in TalkCover.PairKind.allCases {
            guard let part = cover.kinds[kind] else { continue }
            add(kind, part.missingPairs.filter { $0.contains(member) }.flatMap { $0 })
            let lacking = part.missingPersons
            switch kind {
            case .secretaryCommittee:
                if branch.secretary?.member == member { add(kind, lacking) }
                if lacking.contains(member), let secretary = branch.secretary?.member { add(kind, [secretary]) }
            case .committeeMember:
                if committee.contains(member) { add(kind, lacking) }
                if lacking.contains(member) { add(kind, committee.filter { !excused.contains($0) }.prefix(1)) }
            case .committeeCommittee, .memberMember:
                guard lacking.contains(member) else { continue }
                let others = kind == .memberMember ? ordinary : committee.filter { $0 != branch.secretary?.member }
                let open = others.filter { $0 != member && !excused.contains($0) }
                add(kind, (open.filter(lacking.contains) + open).prefix(1))
            }
        }
        return found
    }
}
