import PartyLife

extension BranchRecord {
    /// Whether the actor may do this here, and the campaign takes it: what pages ask before they show a button.
    public func offers(_ action: Action, to actor: ActingPerson, on scope: Permissions.Scope) -> Bool {
        facts.phase.takes(action) && Permissions.allows(action, to: actor, on: scope)
    }

    /// Whether the actor can do this here now: the matrix and the campaign, then the rules by trial. A page shows the
    /// refusal in place of the form. Of what concerns one record among many (a talk, an opinion, a problem) only the
    /// matrix and the campaign are asked here; the rules are, of that record.
    public func available(_ action: Action, to actor: ActingPerson, on scope: Permissions.Scope) -> AvailableAction {
        guard offers(action, to: actor, on: scope) else { return .notTheirs }
        return Trial(record: self, actor: actor).refusal(of: action).map { .refused($0) } ?? .open
    }
}

/// Commands that say nothing, as somebody could send them now: what the rules say to them follows from how things stand,
/// whatever is written in the form.
private struct Trial {
    let record: BranchRecord
    let actor: ActingPerson

    func refusal(of action: Action) -> (any Refusal)? {
        switch action {
        case .draftPlan, .submitPlan: of(.draft(.init()), on: record.plan)
        case .reviewPlan: of(.giveBack(reasons: [.incomplete], remark: "·"), on: record.plan)
        case .recordStudy: of(.hold(session), on: record.study)
        case .takePartInStudy:
            me.flatMap {
                of(.studyAlone(.init(member: $0, texts: [], ownTexts: ["·"], on: record.today)), on: record.study)
            }
        case .recordTalk: talk.flatMap { of(.record($0), on: record.talks) }
        case .planTalk: talkPlan.flatMap { of(.plan([$0]), on: record.talks) }
        case .receiveOpinion: opinion.flatMap { of(.receive($0), on: record.opinions) }
        case .giveOpinion: opinion.flatMap { of(.receive($0, through: .member(named: false)), on: record.opinions) }
        case .overrideReadiness: ofMeeting(.overrideReadiness(reason: "·"))
        case .declareReady: ofMeeting(.declareReady)
        case .openMeeting: ofMeeting(.open(on: record.today, place: "·"))
        case .closeMeeting: ofMeeting(.close(nil))
        case .recordAttendance: ofMeeting(.recordAttendance([:]))
        default: nil
        }
    }

    private var facts: BranchFacts { record.facts }
    private var me: Member.ID? { actor.member }
    private var other: Member.ID? { facts.branch.members.map(\.id).first { $0 != me } }

    private func of<A: Aggregate>(_ command: A.Command, on state: A) -> (any Refusal)? where A.Facts == BranchFacts {
        state.refusal(of: command, by: actor, at: now, knowing: facts)
    }

    private func ofMeeting(_ command: BranchMeeting.Command) -> (any Refusal)? {
        record.meeting.refusal(
            of: command, by: actor, at: now, knowing: .init(branch: facts, readiness: record.readiness))
    }

    /// A page says what can be done on its day.
    private var now: Instant { Instant(record.today, hour: 12) }

    private var session: Study.Session {
        Study.Session(
            id: Identifier(known: "trial"), texts: [], form: .together, on: record.today,
            attended: facts.branch.members.prefix(1).map(\.id), ownTexts: ["·"])
    }

    private var talk: Talks.Talk? {
        guard let me, let other else { return nil }
        return Talks.Talk(id: Identifier(known: "trial"), from: me, to: other, on: record.today)
    }

    private var talkPlan: Talks.Planned? {
        guard let me, let other else { return nil }
        return Talks.Planned(
            id: Identifier(known: "trial"), from: me, to: other, topics: [.thoughts], depth: .broad, by: record.today)
    }

    private var opinion: Opinions.Opinion? {
        facts.procedure.opinions.channels.first { $0 != .link }.map {
            Opinions.Opinion(
                id: Identifier(known: "trial"), channel: $0, on: record.today, target: .branch, text: .plain("·"))
        }
    }
}
