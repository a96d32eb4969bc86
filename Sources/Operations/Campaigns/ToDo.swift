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
    /// What the problem says, for those who may read it. It never leaves the product.
    public var text: String?

    public init(
        kind: Kind, place: Place, organisationName: String, due: Day?, person: Member.ID? = nil,
        personName: String? = nil, problem: Problem.ID? = nil, number: Int? = nil, count: Int? = nil
    ) {
        (self.kind, self.place, self.organisationName, self.due) = (kind, place, organisationName, due)
        (self.person, self.personName, self.problem) = (person, personName, problem)
        (self.number, self.count) = (number, count)
    }
}

/// What waits for one person.
public struct HomeRecord: Sendable {
    public let name: String
    public let actor: ActingPerson
    public let home: OrganisationRow?
    /// The nearest deadline first; what has no deadline last.
    public let toDos: [ToDo]
    public let campaigns: [CampaignRow]
    /// Organisations that the person looks after from above, the highest first.
    public let oversees: [OrganisationRow]
    /// The person's own branch in the newest open campaign.
    public let branch: BranchRecord?
    /// What waits for others.
    public let waiting: [Waiting]
    /// What the person has done lately, the newest first.
    public let done: [DoneRow]
    /// What can be done from here in one go.
    public let together: [SafeAct]
    public let today: Day

    public struct Waiting: Sendable, Equatable {
        public let place: Place
        public let organisationName: String
        public let what: What

        public enum What: Sendable, Equatable {
            /// A step of the branch that a superior has to go on with.
            case step(Standing.Open)
            /// The person's own text, which somebody reads.
            case ownExamination
        }
    }
}

extension UseCases {
    public func home(as actor: ActingPerson) async throws -> HomeRecord {
        let today = today
        return try await records.read { reader in
            guard let member = actor.member, let row = try reader.member(member) else {
                throw AccessDenied.unknownMember
            }
            var toDos: [ToDo] = []
            var branches: [BranchRecord] = []
            let campaigns = try reader.campaigns()
            for campaign in campaigns {
                let own = Place(campaign.id, row.branch)
                guard campaign.closed == nil else {
                    toDos += try reader.rectification(at: own, of: actor, on: today)
                    continue
                }
                if let record = try reader.branchRecord(at: own, of: actor, on: today) {
                    let readable = try record.openingProblems(for: actor, by: reader)
                    toDos += BranchToDos(record: readable, actor: actor).all
                    branches.append(readable)
                }
                toDos += try OverseerToDos(campaign: campaign, actor: actor, today: today, reader: reader).all
                toDos += try reader.hostToDos(in: campaign, for: actor, on: today)
            }
            let oversees = try Set(actor.holdings.map(\.organisation)).compactMap { try reader.organisation($0) }
                .filter { !$0.type.holdsMeeting && actor.mayLook(at: $0) }
                .sorted { ($0.depth, $0.id) < ($1.depth, $1.id) }
            toDos.sort(by: ToDo.isSooner)
            return HomeRecord(
                name: row.name, actor: actor, home: try reader.organisation(row.branch), toDos: toDos,
                campaigns: campaigns, oversees: oversees, branch: branches.first,
                waiting: branches.flatMap { $0.waiting(for: actor) },
                done: try reader.done(by: member, since: today - Self.daysShown, limit: Self.doneShown),
                together: branches.flatMap { $0.talksToConfirm(by: member) } + SafeAct.notices(toDos), today: today)
        }
    }

    /// As far as the home page looks back.
    private static let daysShown = 14
    private static let doneShown = 40
}

extension BranchRecord {
    /// What those who work in the branch wait for, and each for their own text.
    fileprivate func waiting(for actor: ActingPerson) -> [HomeRecord.Waiting] {
        func row(_ what: HomeRecord.Waiting.What) -> HomeRecord.Waiting {
            .init(place: place, organisationName: organisation.name, what: what)
        }
        let isOfficer = actor.holdings.contains { $0.organisation == place.organisation && $0.office.isCommittee }
        let steps = isOfficer ? progress.standing.atSuperior.map { row(.step($0)) } : []
        guard let member = actor.member, examinations[member] == .submitted, facts.procedure.review.examinations else {
            return steps
        }
        return steps + [row(.ownExamination)]
    }
}

extension Reader {
    /// How a branch stands; nil where the campaign does not reach it. Any other failure is one.
    fileprivate func branchRecord(at place: Place, of actor: ActingPerson, on today: Day) throws -> BranchRecord? {
        do {
            return try BranchRecord(place, today: today, for: actor, by: self)
        } catch is AccessDenied {
            return nil
        }
    }

    /// What is left to do in a campaign that was closed: rectification, until the branch has reconciled it.
    fileprivate func rectification(at place: Place, of actor: ActingPerson, on today: Day) throws -> [ToDo] {
        let state = try cases(of: place.campaign, at: [place.organisation])[place.organisation]
        guard let state, state.heldOn != nil, state.reconciledOn == nil,
            let record = try branchRecord(at: place, of: actor, on: today)
        else { return [] }
        return BranchToDos(record: try record.openingProblems(for: actor, by: self), actor: actor).all
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
