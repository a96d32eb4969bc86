import PartyLife
import Records

extension BranchRecord {
    /// Who is not yet provided for: before the meeting without an arrangement, after it not covered.
    public var unprovided: [Member.ID] {
        if meeting.isHeld {
            let roll = facts.branch.roll(on: meeting.heldOn ?? today)
            return roll.filter { meeting.participation(of: $0) == .toBeCovered }
        }
        return facts.branch.members.filter {
            facts.needsArrangement($0) && meeting.arrangements[$0.id] == nil && meeting.exemptions[$0.id] == nil
        }.map(\.id)
    }
}

/// How the members of a branch take part, with the units that could take them in.
public struct ArrangementsRecord: Sendable {
    public let branch: BranchRecord
    /// Groups of the branch, and branches and temporary branches beside it.
    public let hosts: [OrganisationRow]
    public let suggestions: [Member.ID: BranchMeeting.Arrangement]
    /// Visits that the roster and the plan suggest: the branch's own leaders, on the day of the meeting.
    public let suggestedVisits: [BranchMeeting.LeaderVisit]
    /// Who leads above, and could sit in.
    public let observers: [Organisation.Holder]
    public let composition: Composition

    public func hostName(_ id: Organisation.ID?) -> String? {
        id.flatMap { id in hosts.first { $0.id == id }?.name }
    }
}

extension UseCases {
    public func arrangements(at place: Place, as actor: ActingPerson) async throws -> ArrangementsRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.viewBranch, to: actor, on: place.organisation)
            let branch = try BranchRecord(place, today: today, for: actor, by: reader)
            let beside = try branch.organisation.parent.map(reader.children) ?? []
            var hosts = try reader.children(of: place.organisation) + beside.filter { $0.id != place.organisation }
            let named = Set(branch.meeting.arrangements.values.compactMap(\.host)).subtracting(hosts.map(\.id))
            hosts += try reader.organisations(named.sorted())
            let planned = Set(branch.meeting.leaderVisits.map(\.leader))
            let window = branch.facts.procedure.window
            let day = branch.plan.meetingDay ?? window.closes
            let leaders = branch.facts.leaders.filter {
                !planned.contains($0) && branch.meeting.exemptions[$0] == nil
            }
            let above = try branch.organisation.parent.map { try reader.load(Organisation.self, .organisation($0)) }
            var seen: Set<Member.ID> = []
            let observers = (above?.holders ?? []).filter {
                !$0.office.isAdministrator && branch.facts.branch.member($0.member) == nil
                    && seen.insert($0.member).inserted
            }
            return ArrangementsRecord(
                branch: branch, hosts: hosts.filter { $0.type.holdsMeeting },
                suggestions: branch.facts.suggestedArrangements(besides: branch.meeting),
                suggestedVisits: leaders.map {
                    .init(leader: $0, name: branch.name($0), on: day, capacity: .ordinaryMember)
                },
                observers: observers, composition: Composition(of: branch.facts.branch, in: branch.meeting))
        }
    }

    /// Arranges for several at once: all of it, or nothing.
    public func arrange(
        _ arrangements: [Member.ID: BranchMeeting.Arrangement], at place: Place, as actor: ActingPerson
    ) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.arrangeMembers, to: actor, on: place.organisation)
            for (member, arrangement) in arrangements.sorted(by: { $0.key < $1.key }) {
                try commit.meeting(.arrange(member, arrangement), at: place)
            }
        }
    }
}
