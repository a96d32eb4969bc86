import PartyLife
import Records

/// Which leader comes to which meeting, and when (领导干部参会安排): what is planned below an organisation, as far as the
/// reader looks after it.
public struct LeadersRecord: Sendable {
    public let organisation: OrganisationRow
    public let campaign: CampaignRow
    public let today: Day
    /// By day.
    public let visits: [Visit]
    /// Branches in whose meeting no leader is planned yet.
    public let unplanned: [OrganisationRow]

    public struct Visit: Sendable {
        public let branch: OrganisationRow
        public let visit: BranchMeeting.LeaderVisit
        public let isHeld: Bool
        /// Whether the leader came.
        public let isSeen: Bool
    }
}

extension UseCases {
    public func leaders(at place: Place, as actor: ActingPerson) async throws -> LeadersRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.viewTree, to: actor, on: place.organisation)
            let (row, campaign) = try reader.rows(of: place)
            var visits: [LeadersRecord.Visit] = []
            var unplanned: [OrganisationRow] = []
            for branch in try reader.subtree(of: row.id) where branch.type.isBranch && actor.mayLook(at: branch) {
                let own = Place(place.campaign, branch.id)
                let meeting = try reader.load(BranchMeeting.self, own.stream(BranchMeeting.self))
                if meeting.leaderVisits.isEmpty { unplanned.append(branch) }
                visits += meeting.leaderVisits.map {
                    .init(branch: branch, visit: $0, isHeld: meeting.isHeld, isSeen: meeting.wasSeen($0))
                }
            }
            return LeadersRecord(
                organisation: row, campaign: campaign, today: today,
                visits: visits.sorted { ($0.visit.on, $0.branch.path) < ($1.visit.on, $1.branch.path) },
                unplanned: unplanned)
        }
    }
}
