import PartyLife
import Records

/// What a member has to do in their own branch now.
struct BranchToDos {
    let record: BranchRecord
    let actor: ActingPerson

    private var member: Member.ID? { actor.member }
    private var branch: Organisation.ID { record.place.organisation }
    private var isSecretary: Bool { actor.holds(.secretary, .deputySecretary, at: branch) }
    private var isKeeper: Bool { isSecretary || actor.holds(.organisationCommissioner, at: branch) }

    /// Whether the actor is one of those who do the step in the branch.
    private func acts(in step: Step) -> Bool {
        switch step.rule.actors {
        case .secretary: isSecretary
        case .keepers, .judges: isKeeper
        case .everyone, .responsible: member != nil
        }
    }

    var all: [ToDo] {
        let phase = record.facts.phase
        guard phase.takes(.before) else { return phase.takes(.after) ? after : [] }
        guard record.notice.received != nil else { return acts(in: .notice) ? [toDo(.receiveNotice)] : [] }
        return before + during + after
    }

    /// - Parameter due: where it is not the last day of the step.
    private func toDo(_ kind: ToDo.Kind, due: Day? = nil, count: Int? = nil) -> ToDo {
        let heldOn = record.meeting.isHeld ? record.meeting.heldOn : nil
        return ToDo(
            kind: kind, place: record.place, organisationName: record.organisation.name,
            due: due ?? kind.deadline(in: record.facts.procedure, heldOn: heldOn), count: count)
    }

    private func isMet(_ gate: Gate) -> Bool {
        record.readiness.conditions.first { $0.gate == gate }?.isMet ?? true
    }

    private var before: [ToDo] {
        guard record.meeting.state == .preparing || record.meeting.state == .ready else { return [] }
        var list: [ToDo] = []
        if acts(in: .plan) {
            switch record.plan.state {
            case .none, .drafted: list.append(toDo(.draftPlan))
            case .returned: list.append(toDo(.revisePlan))
            case .submitted, .approved: break
            }
        }
        if acts(in: .study), !isMet(.studyCovered) { list.append(toDo(.holdStudy)) }
        if acts(in: .opinions) {
            let waiting = record.opinions.received.filter { $0.delivered == nil }.count
            if waiting > 0 {
                list.append(toDo(.deliverOpinions, count: waiting))
            } else if !isMet(.opinionsDelivered) {
                list.append(toDo(.collectOpinions))
            }
        }
        if acts(in: .arrangements) {
            if !isMet(.everyoneArranged) {
                list.append(toDo(.arrangeMembers, count: record.unprovided.count))
            }
            if !isMet(.leadersPlanned) { list.append(toDo(.planLeaders)) }
        }
        if let member, record.talkCover.uncovered.contains(member), record.meeting.exemptions[member] == nil {
            list.append(toDo(.recordTalks))
        }
        list += talksOfTwo + ownOpinions + examinations
        if acts(in: .readiness), record.meeting.state == .preparing, record.readiness.isReady {
            list.append(toDo(.declareReady))
        }
        return list
    }

    private var talksOfTwo: [ToDo] {
        guard let member else { return [] }
        let (unconfirmed, tied) = (record.talks.toConfirm(by: member).count, record.talks.openKnots(of: member).count)
        let denied = record.talks.toSettle(by: member).count
        return (unconfirmed > 0 ? [toDo(.confirmTalks, count: unconfirmed)] : [])
            + (tied > 0 ? [toDo(.talkAgain, count: tied)] : [])
            + (denied > 0 ? [toDo(.settleTalks, count: denied)] : [])
    }

    private var ownOpinions: [ToDo] {
        let open = record.opinions.distinct.filter { opinion in
            opinion.delivered != nil && opinion.answered == nil
                && (opinion.target.member.map { $0 == member } ?? isSecretary)
        }
        return open.isEmpty ? [] : [toDo(.answerOpinion, count: open.count)]
    }

    private var examinations: [ToDo] {
        var list: [ToDo] = []
        if let member, record.meeting.exemptions[member] == nil {
            switch record.examinations[member] {
            case nil, .some(.none): list.append(toDo(.writeExamination))
            case .drafted: list.append(toDo(.continueExamination))
            case .returned: list.append(toDo(.reviseExamination))
            case .entered: list.append(toDo(.confirmEntry))
            case .submitted, .accepted: break
            }
        }
        for (author, entry) in record.entries.sorted(by: { $0.key < $1.key }) where entry.witness == member {
            var item = toDo(.confirmEntry)
            (item.person, item.personName) = (author, record.name(author))
            list.append(item)
        }
        guard isSecretary else { return list }
        for author in record.facts.branch.members.map(\.id)
        where record.examinations[author] == .submitted && author != member && !record.facts.isLeader(author) {
            var item = toDo(.reviewExamination)
            (item.person, item.personName) = (author, record.name(author))
            list.append(item)
        }
        return list
    }

    private var during: [ToDo] {
        switch record.meeting.state {
        case .ready where isSecretary: [toDo(.openMeeting, due: record.plan.meetingDay)]
        case .inSession where acts(in: .session): [toDo(.runMeeting, due: record.meeting.heldOn)]
        case .heldMakeUp where acts(in: .covering):
            [toDo(.coverMembers, count: record.progress[.covering]?.missing.count)]
        default: []
        }
    }

    private var after: [ToDo] {
        guard record.meeting.isHeld else { return [] }
        guard record.list.pooled != nil else { return acts(in: .list) ? [toDo(.poolProblems)] : [] }
        var list: [ToDo] = []
        for listed in record.problems {
            list += steps(of: listed)
        }
        let committed = record.problems.contains { $0.problem.state == .committed }
        let nothingToPost = record.list.posted == nil && !record.problems.contains { $0.problem.awaitsCommitment }
        if acts(in: .posting), committed || nothingToPost {
            list.append(toDo(.postList))
        }
        if acts(in: .writeOff), record.list.posted != nil, record.list.reconciled == nil,
            record.problems.allSatisfy({ !$0.problem.isOpen || $0.problem.carriedOver != nil })
        {
            list.append(toDo(.reconcile))
        }
        return list
    }

    private func steps(of listed: BranchRecord.ListedProblem) -> [ToDo] {
        let problem = listed.problem
        func item(_ kind: ToDo.Kind, due: Day? = nil) -> ToDo {
            var item = toDo(kind, due: due)
            (item.problem, item.number, item.text) = (listed.id, problem.number, record.problemTexts[listed.id])
            return item
        }
        guard let member else { return [] }
        let claimant = problem.claim == .member(member) || (problem.claim == .branch && isSecretary)
        let judges = isKeeper && !problem.isResponsible(member) && problem.subject != member
        switch problem.state {
        case .found where problem.subject == member || (problem.subject == nil && isKeeper):
            return [item(.claimProblem)]
        case .claimed where claimant: return [item(problem.cause == nil ? .analyseProblem : .listMeasure)]
        case .listed where claimant: return [item(.commitToProblem)]
        case .posted where problem.isResponsible(member): return [item(.progressProblem, due: problem.plan?.deadline)]
        case .done where judges: return [item(.verifyProblem, due: problem.plan?.deadline)]
        case .verified where judges: return [item(.acceptProblem)]
        case .accepted where judges: return [item(.writeOffProblem)]
        case .writtenOff where judges:
            guard let due = problem.lookBackDue(by: record.facts.procedure), due <= record.today else { return [] }
            return [item(.lookBack, due: due)]
        default: return []
        }
    }
}
