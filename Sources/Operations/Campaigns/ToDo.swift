import PartyLife
import Records

/// One thing that a person can do now, with where and by when.
public struct ToDo: Sendable, Equatable {
    public let kind: Kind
    public let place: Place
    public let organisationName: String
    public let due: Day?
    /// The person whom it is about, for instance whose text is to be read.
    public var person: Member.ID?
    public var personName: String?
    public var problem: Problem.ID?
    public var number: Int?
    /// How many there are of it, where it stands for several.
    public var count: Int?

    public init(
        kind: Kind, place: Place, organisationName: String, due: Day?, person: Member.ID? = nil,
        personName: String? = nil, problem: Problem.ID? = nil, number: Int? = nil, count: Int? = nil
    ) {
        (self.kind, self.place, self.organisationName, self.due) = (kind, place, organisationName, due)
        (self.person, self.personName, self.problem) = (person, personName, problem)
        (self.number, self.count) = (number, count)
    }

    public enum Kind: String, Codable, Sendable, CaseIterable {
        case receiveNotice, draftPlan, revisePlan, reviewPlan, holdStudy, recordTalks, collectOpinions, deliverOpinions
        case answerOpinion, writeExamination, reviseExamination, reviewExamination, arrangeMembers, declareReady
        case openMeeting, runMeeting, observeMeeting, coverMembers, poolProblems, claimProblem, analyseProblem
        case listMeasure, commitToProblem, postList, progressProblem, verifyProblem, acceptProblem, writeOffProblem
        case lookBack, reconcile, planLeaders, receiveGuests, reviewEffect
        /// Talks that the other of the two has noted, and talks whose knot is still tied.
        case confirmTalks, talkAgain
        /// A self-examination that is begun and not submitted.
        case continueExamination
    }
}

/// What waits for one person.
public struct HomeRecord: Sendable {
    public let name: String
    public let actor: Actor
    public let home: OrganisationRow?
    /// The nearest deadline first; what has no deadline last.
    public let toDos: [ToDo]
    public let campaigns: [CampaignRow]
    /// Organisations that the person looks after from above, the highest first.
    public let oversees: [OrganisationRow]
    /// The person's own branch in the open campaign.
    public let branch: BranchRecord?
    public let today: Day
}

extension Loop {
    public func home(as actor: Actor) async throws -> HomeRecord {
        let today = today
        return try await records.read { reader in
            guard let member = actor.member, let row = try reader.member(member) else {
                throw AccessDenied.unknownMember
            }
            var toDos: [ToDo] = []
            var ownBranch: BranchRecord?
            let campaigns = try reader.campaigns()
            for campaign in campaigns where campaign.closed == nil {
                let own = Place(campaign.id, row.branch)
                if let record = try? BranchRecord(own, today: today, by: reader) {
                    toDos += BranchToDos(record: record, actor: actor).all
                    ownBranch = ownBranch ?? record
                }
                toDos += try OverseerToDos(campaign: campaign, actor: actor, today: today, reader: reader).all
            }
            toDos += try campaigns.filter { $0.closed == nil }.flatMap {
                try reader.hostToDos(in: $0, for: actor, on: today)
            }
            let oversees = try Set(actor.holdings.map(\.organisation)).compactMap { try reader.organisation($0) }
                .filter { !$0.type.holdsMeeting }.sorted { ($0.depth, $0.id) < ($1.depth, $1.id) }
            return HomeRecord(
                name: row.name, actor: actor, home: try reader.organisation(row.branch),
                toDos: toDos.sorted(by: ToDo.isSooner), campaigns: campaigns, oversees: oversees, branch: ownBranch,
                today: today)
        }
    }
}

extension ToDo {
    fileprivate static func isSooner(_ left: ToDo, _ right: ToDo) -> Bool {
        (left.due?.number ?? .max, left.kind.rank, left.number ?? 0)
            < (right.due?.number ?? .max, right.kind.rank, right.number ?? 0)
    }
}

extension ToDo.Kind {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
