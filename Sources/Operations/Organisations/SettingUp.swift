import PartyLife
import Records

extension UseCases {
    /// Sets up a 党小组 in a branch, or a temporary branch (临时党支部) below a superior until a day, with its leader.
    ///
    /// Its members stay on the roll of their own branches; who comes to it is counted there.
    @discardableResult
    public func setUpUnit(
        named name: String, below parent: Organisation.ID, ledBy leader: Member.ID, until: Day?, as actor: ActingPerson
    ) async throws -> Organisation.ID {
        let id = identifiers.make(Organisation.self)
        let day = today
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.setUpUnit, to: actor, on: parent)
            guard let above = try commit.reader.organisation(parent) else { throw AccessDenied.unknownOrganisation }
            guard let person = try commit.reader.member(leader) else { throw AccessDenied.unknownMember }
            guard name.trimmed.count <= BranchMeeting.longestText else {
                throw BranchMeeting.Refused.tooLong(limit: BranchMeeting.longestText)
            }
            let kind: Organisation.Kind = above.type.isBranch ? .group : .temporaryBranch
            let home = try commit.reader.organisation(person.branch)
            guard home?.line.contains(parent) == true else { throw SettingUpRefused.leaderElsewhere }
            guard kind == .group || until != nil else { throw SettingUpRefused.untilMissing }
            let stream = Stream.organisation(id)
            try commit.perform(
                .establish(
                    name: name, type: kind, parent: parent, domain: nil, guidanceGroup: above.guidanceGroup, on: day),
                on: Organisation.self, stream, knowing: try commit.facts(of: id, below: parent))
            let facts = Organisation.Facts(
                id: id, heldElsewhere: try commit.reader.offices(of: leader, otherThanAt: id))
            if let until, kind == .temporaryBranch {
                guard until >= day else { throw SettingUpRefused.untilMissing }
                try commit.perform(.timeBox(until: until), on: Organisation.self, stream, knowing: facts)
            }
            let office: Office = kind == .group ? .groupLeader : .secretary
            let holder = Organisation.Holder(member: leader, name: person.name, office: office, since: day)
            try commit.perform(.appoint(holder), on: Organisation.self, stream, knowing: facts)
        }
        return id
    }
}

/// Why a unit is not set up.
public enum SettingUpRefused: Refusal {
    public static let area = "setUp"
    case untilMissing
    case leaderElsewhere
}
