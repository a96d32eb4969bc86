import PartyLife
import Records

/// Everything of one branch in one campaign that a page about it may show; people's words apart.
public struct BranchRecord: Sendable {
    public let place: Place
    public let organisation: OrganisationRow
    public let campaign: CampaignRow
    public let today: Day
    public private(set) var facts: BranchFacts
    public let notice: Notice
    public let plan: Plan
    public let study: Study
    public let talks: Talks
    public let talkCover: TalkCover
    public let opinions: Opinions
    public let examinations: [Member.ID: SelfExamination.State]
    /// What was entered for members and waits to be confirmed.
    public let entries: [Member.ID: SelfExamination.ProxyEntry]
    public let meeting: BranchMeeting
    public let list: ProblemList
    /// Each as far as the reader may see it.
    public let problems: [ListedProblem]
    public let readiness: Readiness
    public let progress: Progress
    /// What its problems say, where they were opened for whoever reads this.
    public private(set) var problemTexts: [Problem.ID: String] = [:]
    /// Names of everyone who occurs here.
    public private(set) var names: [Member.ID: String]

    public struct ListedProblem: Sendable, Identifiable {
        public let ref: ProblemRef
        public let problem: Problem
        public var id: Problem.ID { ref.id }
    }

    public func name(_ id: Member.ID?) -> String { id.flatMap { names[$0] } ?? "—" }

    init(_ place: Place, today: Day, for actor: ActingPerson, by reader: Reader) throws {
        let (row, campaign) = try reader.rows(of: place)
        (self.place, organisation, self.campaign, self.today) = (place, row, campaign, today)
        guard let states = try BranchStates(of: row, in: place.campaign, by: reader) else {
            throw AccessDenied.unknownCampaign
        }
        (facts, notice, plan, study, talks) = (states.facts, states.notice, states.plan, states.study, states.talks)
        (opinions, examinations, meeting, list) = (
            states.opinions, states.examinations, states.meeting, states.list
        )
        entries = try examinations.filter { $0.value == .entered }.keys.reduce(into: [:]) { entries, member in
            let stream = Stream.examination(place.campaign, place.organisation, member)
            entries[member] = try reader.load(SelfExamination.self, stream).entry
        }
        talkCover = TalkCover(
            of: talks, in: facts.branch, by: facts.procedure.talks, excusing: Set(meeting.exemptions.keys))
        let scope = Permissions.Scope(row)
        problems = states.problems.map {
            let sight = ProblemSight(of: actor, on: scope, postedTo: $0.problem.posting?.scope)
            return ListedProblem(ref: $0.ref, problem: $0.problem.seen(sight, by: actor))
        }
        (readiness, progress) = (states.readiness, states.progress(on: today))
        var names = Dictionary(facts.branch.members.map { ($0.id, $0.name) }) { first, _ in first }
        for observer in meeting.observers { names[observer.member] = observer.name }
        let others = Self.others(plan, meeting, notice, problems.map(\.problem)).subtracting(names.keys)
        names.merge(try reader.names(of: others)) { first, _ in first }
        self.names = names
    }

    /// With the words of its problems, for those of the branch.
    func openingProblems(for actor: ActingPerson, by reader: Reader) throws -> BranchRecord {
        guard Permissions.allows(.readWords, to: actor, on: .init(organisation: place.organisation, above: [])) else {
            return self
        }
        var record = self
        for listed in problems {
            record.problemTexts[listed.id] = try listed.problem.text.flatMap {
                try reader.open($0, of: listed.ref.stream)
            }
        }
        return record
    }

    /// The branch for a reader outside who looks at its problems: who belongs to it is not there, nor anyone's name but
    /// these.
    func namingOnly(_ people: Set<Member.ID>) -> BranchRecord {
        var record = self
        record.facts.branch = facts.branch.withoutPeople
        record.names = names.filter { people.contains($0.key) }
        return record
    }

    private static func others(
        _ plan: Plan, _ meeting: BranchMeeting, _ notice: Notice, _ problems: [Problem]
    ) -> Set<Member.ID> {
        var ids = Set(
            plan.authors + plan.reviews.map(\.by) + plan.versions.compactMap(\.leader) + meeting.remarks.map(\.by))
        ids.formUnion(
            [plan.effect?.by, notice.receivedBy, meeting.chair, meeting.readinessOverride?.by].compactMap(\.self))
        for problem in problems {
            ids.formUnion(problem.plan?.responsible ?? [])
            ids.formUnion(
                problem.rounds.flatMap { [$0.doneBy, $0.verifier].compactMap(\.self) + $0.lookBacks.map(\.by) })
            if case .member(let claimant) = problem.claim { ids.insert(claimant) }
        }
        return ids
    }
}

extension UseCases {
    /// A branch in a campaign, for its members and those above.
    public func branch(at place: Place, as actor: ActingPerson) async throws -> BranchRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.viewBranch, to: actor, on: place.organisation)
            return try BranchRecord(place, today: today, for: actor, by: reader)
                .openingProblems(for: actor, by: reader)
        }
    }

    /// Whether the actor may do this here: what pages ask before they show a button.
    public func allows(
        _ action: Action, on organisation: Organisation.ID, subjects: [Member.ID] = [], as actor: ActingPerson
    ) async throws -> Bool {
        try await records.read {
            Permissions.allows(action, to: actor, on: try $0.scope(of: organisation, subjects: subjects))
        }
    }

    public func scope(of organisation: Organisation.ID, subjects: [Member.ID] = []) async throws -> Permissions.Scope {
        try await records.read { try $0.scope(of: organisation, subjects: subjects) }
    }

    /// Campaigns, the newest first.
    public func campaigns() async throws -> [CampaignRow] { try await records.read { try $0.campaigns() } }

    /// The procedure as it binds at an organisation.
    public func procedure(at place: Place, as actor: ActingPerson) async throws -> Procedure {
        try await records.read { reader in
            guard let row = try reader.organisation(place.organisation) else { throw AccessDenied.unknownOrganisation }
            let campaign = try reader.load(Campaign.self, .campaign(place.campaign))
            guard let procedure = try reader.procedure(campaign, place.campaign, reaching: row) else {
                throw AccessDenied.unknownCampaign
            }
            return procedure
        }
    }
}
