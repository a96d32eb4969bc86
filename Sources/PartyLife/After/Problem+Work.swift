/// Doing the work, and judging it: never the same person.
extension Problem {
    func work(
        _ command: Command, by actor: ActingPerson, _ member: Member.ID, on today: Day, _ facts: Facts
    ) throws(Refused) -> [Event] {
        switch command {
        case .extend(let day, let reason):
            try require(.listed, .committed, .posted)
            try requireDisinterested(member)
            guard let plan else { throw .wrongState(state: state.rawValue) }
            guard !reason.trimmed.isEmpty else { throw .reasonMissing }
            guard day > plan.deadline, day >= today else { throw .deadlineNotLater(current: plan.deadline) }
            return [.extended(deadline: Deadline(day: day, setOn: today, reason: reason.trimmed))]
        case .progress(let note):
            try require(.posted)
            try requireConcerned(actor, member, facts)
            return [.progressed(step: Step(kind: .progress, note: note, by: member, on: today))]
        case .reportDone(let result):
            try require(.posted)
            try requireConcerned(actor, member, facts)
            return [.done(result: result, by: member, on: today)]
        case .carryOver(let reason):
            guard isOpen else { throw state == .none ? .unknown : .wrongState(state: state.rawValue) }
            guard !reason.trimmed.isEmpty else { throw .reasonMissing }
            let yearEnd = facts.branch.procedure.timetable.reconcileBy
            guard today + 31 >= yearEnd else { throw .notOverYearEnd(day: yearEnd) }
            return [.carriedOver(reason: reason.trimmed, on: today)]
        default: return []
        }
    }

    func judge(
        _ command: Command, by member: Member.ID, on today: Day, _ facts: Facts
    ) throws(Refused) -> [Event] {
        switch command {
        case .verify(let verification):
            try require(.done)
            try requireDisinterested(member)
            guard verification.looked.isAtLeast(1) else { throw .lookedMissing }
            guard verification.asked.isAtLeast(1), verification.persons > 0 else { throw .askedMissing }
            return [.verified(by: member, on: today, verification: verification)]
        case .sendBack(let note):
            try require(.done, .verified)
            try requireDisinterested(member)
            return [.sentBack(note: note, by: member, on: today)]
        case .accept(let acceptance):
            try require(.verified)
            try requireDisinterested(member)
            guard acceptance.asked > 0 else { throw .nobodyAsked }
            guard (0...acceptance.asked).contains(acceptance.agreed) else {
                throw .agreedImpossible(asked: acceptance.asked)
            }
            var acceptance = acceptance
            acceptance.by = member
            return [
                acceptance.isFavourable
                    ? .accepted(acceptance: acceptance, on: today) : .declined(acceptance: acceptance, on: today)
            ]
        case .writeOff:
            try require(.accepted)
            try requireDisinterested(member)
            return [.writtenOff(by: member, on: today)]
        case .lookBack(let stands, let note):
            try require(.writtenOff)
            try requireDisinterested(member)
            if !stands, note == nil { throw .reasonMissing }
            // A problem that comes back is reopened whenever that is seen.
            if stands, let due = lookBackDue(by: facts.branch.procedure), today < due {
                throw .lookBackTooEarly(from: due)
            }
            return [.lookedBack(lookBack: LookBack(on: today, by: member, stands: stands, note: note))]
        default: return []
        }
    }

    /// Whoever did the work does not judge it, nor whoever the problem is about.
    func requireDisinterested(_ member: Member.ID) throws(Refused) {
        guard !isResponsible(member), !steps.contains(where: { $0.by == member && $0.kind == .progress }) else {
            throw .ownWork
        }
        guard subject != member else { throw .subjectMayNotJudge }
    }
}
