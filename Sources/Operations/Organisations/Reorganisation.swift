import PartyLife
import Records

/// The commands that one reorganisation of the tree consists of, in one transaction.
struct Reorganisation {
    let commit: Commit
    let day: Day

    /// The superior decides; a top unit decides on itself.
    func authorise(over id: Organisation.ID) throws {
        guard let row = try commit.reader.organisation(id) else { throw AccessDenied.unknownOrganisation }
        try authorise(at: row.parent ?? id)
    }

    func authorise(at id: Organisation.ID) throws {
        try commit.reader.authorise(.reorganise, to: commit.actor, on: id)
    }

    func move(_ id: Organisation.ID, to parent: Organisation.ID) throws {
        try perform(.move(to: parent, on: day), at: id, knowing: commit.facts(of: id, below: parent))
    }

    func merge(_ source: Organisation.ID, into target: Organisation.ID) throws {
        guard source != target else { throw Organisation.Refused.cycle }
        let subordinates = try commit.reader.children(of: source).map(\.id)
        for id in subordinates where try parent(of: id) == source { try move(id, to: target) }
        for member in try organisation(source).members { try transfer(member, from: source, to: target) }
        for holder in try organisation(source).holders {
            try perform(.relieve(holder.member, office: holder.office, on: day), at: source)
        }
        var facts = Organisation.Facts(id: source)
        facts.hasSubordinates = try subordinates.contains { try parent(of: $0) == source }
        let successor = try organisation(target)
        facts.successorType = successor.exists ? successor.type : nil
        facts.unfinished = try commit.reader.unfinished(at: source)
        try perform(.merge(into: target, on: day), at: source, knowing: facts)
    }

    func split(_ part: NewOrganisation, from source: Organisation.ID) throws {
        let old = try organisation(source)
        guard let parent = old.parent else { throw Organisation.Refused.superiorUnknown }
        try perform(
            .establish(
                name: part.name, type: part.type, parent: parent, domain: old.domain,
                guidanceGroup: old.guidanceGroup, on: day),
            at: part.id, knowing: commit.facts(of: part.id, below: parent))
        for id in part.subordinates {
            guard try self.parent(of: id) == source else { throw Organisation.Refused.notDirectlyBelow(id: id) }
            try move(id, to: part.id)
        }
        for id in part.members {
            guard let member = old.member(id) else { throw Organisation.Refused.memberNotHere(member: id) }
            try transfer(member, from: source, to: part.id)
        }
    }

    /// Words of the member are sealed anew, under the key of the branch that holds them from now on.
    private func transfer(_ member: Member, from source: Organisation.ID, to target: Organisation.ID) throws {
        func opened(_ words: Words) throws -> String? { try commit.open(words, of: .organisation(source)) }
        func carried(_ words: Words?) throws -> Words? { try words.flatMap(opened).flatMap { Words($0) } }
        var profile = try member.profile.opened(opened)
        profile.transferred = day
        let moved = Member(
            id: member.id, profile: profile, phone: try carried(member.phone), remark: try carried(member.remark),
            since: day)
        try perform(.transferOut(member.id, to: target, on: day), at: source)
        try perform(.transferIn(moved, from: source), at: target)
    }

    private func organisation(_ id: Organisation.ID) throws -> Organisation {
        try commit.load(Organisation.self, .organisation(id))
    }

    private func parent(of id: Organisation.ID) throws -> Organisation.ID? { try organisation(id).parent }

    private func perform(
        _ command: Organisation.Command, at id: Organisation.ID, knowing facts: Organisation.Facts? = nil
    ) throws {
        try commit.perform(
            command, on: Organisation.self, .organisation(id), knowing: facts ?? Organisation.Facts(id: id))
    }
}
