import PartyLife

/// Everything of one branch in one campaign, and how far it is.
public struct BranchStates: Sendable {
    public let facts: BranchFacts
    public let notice: Notice
    public let plan: Plan
    public let study: Study
    public let talks: Talks
    public let opinions: Opinions
    public let examinations: [Member.ID: SelfExamination.State]
    public let meeting: BranchMeeting
    public let list: ProblemList
    public let problems: [(ref: ProblemRef, problem: Problem)]
    public let readiness: Readiness

    /// - Returns: nil where the campaign was not issued, or does not reach the branch.
    public init?(of row: OrganisationRow, in id: Campaign.ID, by reader: Reader) throws {
        func step<A: Recorded>(_ type: A.Type) throws -> A { try reader.load(type, .step(type, id, row.id)) }
        let campaign = try reader.load(Campaign.self, .campaign(id))
        guard campaign.issued != nil, let procedure = try reader.procedure(campaign, id, bindingAt: row) else {
            return nil
        }
        notice = try step(Notice.self)
        var facts = BranchFacts(
            campaignOpen: campaign.isOpen, branchID: row.id,
            branch: try reader.branch(row.id), procedure: procedure,
            noticeReceived: notice.received != nil)
        facts.phase = campaign.phase
        self.facts = facts
        plan = try step(Plan.self)
        study = try step(Study.self)
        talks = try step(Talks.self)
        opinions = try step(Opinions.self)
        examinations = try reader.examinations(of: id, in: row.id)
        meeting = try reader.meeting(of: row.id, in: id)
        list = try step(ProblemList.self)
        let refs = try reader.problems(of: id, in: row.id)
        problems = Array(zip(refs, try reader.load(Problem.self, refs.map(\.stream)))).map { (ref: $0, problem: $1) }
        readiness = Readiness(
            facts: facts, plan: plan, study: study, opinions: opinions, talks: talks, meeting: meeting,
            examinations: examinations)
    }

    public func progress(on today: Day) -> Progress {
        Progress(
            facts: facts, notice: notice, plan: plan, readiness: readiness, meeting: meeting, list: list,
            problems: problems.map(\.problem), today: today)
    }

    /// How it stands, whatever the day.
    public var standing: Standing { progress(on: .epoch).standing }
}

extension Day {
    /// Any day will do where none matters.
    fileprivate static let epoch = Day(number: 0)
}
