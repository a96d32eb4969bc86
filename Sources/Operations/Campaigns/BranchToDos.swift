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
    private var timetable: Procedure.Timetable { record.facts.procedure.timetable }
    private var closes: Day { record.facts.procedure.window.closes }

    var all: [ToDo] {
        let phase = record.facts.phase
        guard phase.takes(.before) else { return phase.takes(.after) ? after : [] }
        guard record.notice.received != nil else { return isKeeper ? [toDo(.receiveNotice, timetable.noticeBy)] : [] }
        return before + during + after
    }

    private func toDo(_ kind: ToDo.Kind, _ due: Day?, count: Int? = nil) -> ToDo {
        ToDo(
            kind: kind, place: record.place, organisationName: record.organisation.name, due: due, person: nil,
            personName: nil, problem: nil, number: nil, count: count)
    }

    private func isMet(_ gate: Gate) -> Bool {
        record.readiness.conditions.first { $0.gate == gate }?.isMet ?? true
    }

    private var before: [ToDo] {
        guard record.meeting.state == .preparing || record.meeting.state == .ready else { return [] }
        var list: [ToDo] = []
        if isSecretary {
            switch record.plan.state {
            case .none, .drafted: list.append(toDo(.draftPlan, timetable.planBy))
            case .returned: list.append(toDo(.revisePlan, timetable.planBy))
            case .submitted, .approved: break
            }
        }
        if isKeeper {
            if !isMet(.studyCovered) { list.append(toDo(.holdStudy, timetable.studyBy)) }
            let waiting = record.opinions.received.filter { $0.delivered == nil }.count
            if waiting > 0 {
                list.append(toDo(.deliverOpinions, timetable.opinionsBy, count: waiting))
            } else if !isMet(.opinionsDelivered) {
                list.append(toDo(.collectOpinions, timetable.opinionsBy))
            }
            if !isMet(.everyoneArranged) {
                list.append(toDo(.arrangeMembers, timetable.examinationsBy, count: record.unprovided.count))
            }
            if !isMet(.leadersPlanned) { list.append(toDo(.planLeaders, timetable.examinationsBy)) }
        }
        if let member, record.talkCover.uncovered.contains(member), record.meeting.exemptions[member] == nil {
            list.append(toDo(.recordTalks, timetable.talksBy))
        }
        list += talksOfTwo + ownOpinions + examinations
        if isSecretary, record.meeting.state == .preparing, record.readiness.isReady {
            list.append(toDo(.declareReady, closes))
        }
        return list
    }

    private var talksOfTwo: [ToDo] {
        guard let member else { return [] }
        let (unconfirmed, tied) = (record.talks.toConfirm(by: member).count, record.talks.openKnots(of: member).count)
        return (unconfirmed > 0 ? [toDo(.confirmTalks, timetable.talksBy, count: unconfirmed)] : [])
            + (tied > 0 ? [toDo(.talkAgain, closes, count: tied)] : [])
    }

    private var ownOpinions: [ToDo] {
        let open = record.opinions.distinct.filter { opinion in
            opinion.delivered != nil && opinion.answered == nil
                && (opinion.target.member.map { $0 == member } ?? isSecretary)
        }
        return open.isEmpty ? [] : [toDo(.answerOpinion, timetable.examinationsBy, count: open.count)]
    }

    private var examinations: [ToDo] {
        var list: [ToDo] = []
        if let member, record.meeting.exemptions[member] == nil {
            switch record.examinations[member] {
            case nil, .some(.none): list.append(toDo(.writeExamination, timetable.examinationsBy))
            case .drafted: list.append(toDo(.continueExamination, timetable.examinationsBy))
            case .returned: list.append(toDo(.reviseExamination, timetable.examinationsBy))
            case .entered: list.append(toDo(.confirmEntry, timetable.examinationsBy))
            case .submitted, .accepted: break
            }
        }
        for (author, entry) in record.entries.sorted(by: { $0.key < $1.key }) where entry.witness == member {
            var item = toDo(.confirmEntry, timetable.examinationsBy)
            (item.person, item.personName) = (author, record.name(author))
            list.append(item)
        }
        guard isSecretary else { return list }
        for author in record.facts.branch.members.map(\.id)
        where record.examinations[author] == .submitted && author != member && !record.facts.isLeader(author) {
            var item = toDo(.reviewExamination, timetable.examinationsBy)
            (item.person, item.personName) = (author, record.name(author))
            list.append(item)
        }
        return list
    }

    private var during: [ToDo] {
        switch record.meeting.state {
        case .ready where isSecretary: [toDo(.openMeeting, record.plan.meetingDay ?? closes)]
        case .inSession where isKeeper: [toDo(.runMeeting, record.meeting.heldOn)]
        case .heldMakeUp where isKeeper:
            [toDo(.coverMembers, closes, count: record.progress[.covering]?.missing.count)]
        default: []
        }
    }

    private var after: [ToDo] {
        guard record.meeting.isHeld, let heldOn = record.meeting.heldOn else { return [] }
        let listBy = heldOn + timetable.listWithinDays
        guard record.list.pooled != nil else { return isKeeper ? [toDo(.poolProblems, listBy)] : [] }
        var list: [ToDo] = []
        for listed in record.problems {
            list += steps(of: listed, listBy: listBy, postBy: heldOn + timetable.postWithinDays)
        }
        let committed = record.problems.contains { $0.problem.state == .committed }
        let nothingToPost = record.list.posted == nil && !record.problems.contains { $0.problem.awaitsCommitment }
        if isKeeper, committed || nothingToPost {
            list.append(toDo(.postList, heldOn + timetable.postWithinDays))
        }
        if isKeeper, record.list.posted != nil, record.list.reconciled == nil,
            record.problems.allSatisfy({ !$0.problem.isOpen || $0.problem.carriedOver != nil })
        {
            list.append(toDo(.reconcile, timetable.reconcileBy))
        }
        return list
    }

    private func steps(of listed: BranchRecord.ListedProblem, listBy: Day, postBy: Day) -> [ToDo] {
        let problem = listed.problem
        func item(_ kind: ToDo.Kind, _ due: Day?) -> ToDo {
            var item = toDo(kind, due)
            (item.problem, item.number, item.text) = (listed.id, problem.number, record.problemTexts[listed.id])
            return item
        }
        guard let member else { return [] }
        let claimant = problem.claim == .member(member) || (problem.claim == .branch && isSecretary)
        let judges = isKeeper && !problem.isResponsible(member) && problem.subject != member
        switch problem.state {
        case .found where problem.subject == member || (problem.subject == nil && isKeeper):
            return [item(.claimProblem, listBy)]
        case .claimed where claimant: return [item(problem.cause == nil ? .analyseProblem : .listMeasure, listBy)]
        case .listed where claimant: return [item(.commitToProblem, postBy)]
        case .posted where problem.isResponsible(member): return [item(.progressProblem, problem.plan?.deadline)]
        case .done where judges: return [item(.verifyProblem, problem.plan?.deadline)]
        case .verified where judges: return [item(.acceptProblem, timetable.reconcileBy)]
        case .accepted where judges: return [item(.writeOffProblem, timetable.reconcileBy)]
        case .writtenOff where judges:
            guard let due = problem.lookBackDue(by: record.facts.procedure), due <= record.today else { return [] }
            return [item(.lookBack, due)]
        default: return []
        }
    }
}
