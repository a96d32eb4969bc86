import PartyLife
import Records

/// The appraisal of a branch as one reader may see it: for the committee all of it, for a member what concerns them, for
/// those above how far it is. Nobody else's grade is shown to a member (domain principle 4).
public struct AppraisalRecord: Sendable {
    public let place: Place
    public let organisation: OrganisationRow
    public let facts: Appraisal.Facts
    /// With what the reader may not see left out.
    public let appraisal: Appraisal
    /// Those who are given a grade.
    public let graded: [Member.ID]
    public let isCommittee: Bool
    public let today: Day
    public let names: [Member.ID: String]
    /// Reasons, opened for the committee and for whom they concern.
    public let words: OpenedWords
    private let whole: Appraisal
    private let actor: ActingPerson
    private let scope: Permissions.Scope
    private let now: Instant

    init(_ place: Place, for actor: ActingPerson, at now: Instant, by reader: Reader) throws {
        (self.place, self.actor, self.now, today) = (place, actor, now, now.day)
        (organisation, _) = try reader.rows(of: place)
        scope = Permissions.Scope(organisation)
        let branch = try reader.branchFacts(place)
        facts = .init(branch: branch, meeting: try reader.load(BranchMeeting.self, place.stream(BranchMeeting.self)))
        whole = try reader.load(Appraisal.self, place.stream(Appraisal.self))
        isCommittee = actor.isCommittee(of: place.organisation)
        appraisal = isCommittee ? whole : whole.seen(by: actor.member)
        graded = whole.graded(of: branch, on: whole.openedOn ?? now.day)
        names = Dictionary(branch.branch.members.map { ($0.id, $0.name) }) { first, _ in first }
        var opened = OpenedWords()
        try opened.open(Array(appraisal.excused.values), of: place.stream(Appraisal.self), by: reader)
        words = opened
    }

    /// Whether the reader can do this now, and why not.
    public func available(_ command: Appraisal.Command) -> AvailableAction {
        whole.available(command, to: actor, at: now, on: scope, in: facts.branch.phase, knowing: facts)
    }

    /// How many the best grade may go to.
    public var mostExcellent: Int? { whole.mostExcellent(knowing: facts) }
    /// How many have assessed themselves.
    public var selfGraded: Int { whole.selfGrades.count }
    public var told: Int { whole.conclusions.values.count { $0.told != nil } }
    public var concluded: Int { whole.conclusions.count }
}
