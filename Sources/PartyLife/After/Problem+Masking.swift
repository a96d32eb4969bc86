/// What is left of a problem for a reader who may not know whose it is: its state, its days, and what was posted.
///
/// Whoever may not see a name does not get it at all, so that nothing that shows a problem can show one by mistake. The
/// reader's own part in it stays, for the rules ask for that.
extension Problem {
    /// Stands for somebody whom the reader may not know.
    public static let someone = Member.ID(known: "-")

    /// - Parameters:
    ///   - reader: whose own part stays.
    ///   - responsible: whether it was posted, and so who answers for it.
    public func withoutPeople(for reader: Member.ID?, responsible: Bool) -> Problem {
        let mask = Mask(reader: reader)
        var problem = self
        (problem.source, problem.aspect, problem.raised) = (.own, nil, nil)
        problem.subject = subject.flatMap { $0 == reader ? $0 : nil }
        problem.claim = claim.map(mask.claim)
        if !responsible { problem.plan = plan.map(mask.plan) }
        problem.plan = problem.plan.map(mask.reasons)
        problem.steps = steps.map(mask.step)
        problem.rounds = rounds.map(mask.round)
        (problem.carriedOver, problem.corrected) = (carriedOver.map { _ in "" }, nil)
        return problem
    }
}

extension Problem.Event {
    /// The event as ``Problem/withoutPeople(for:responsible:)`` leaves the problem.
    public func withoutPeople(for reader: Member.ID?, responsible: Bool) -> Problem.Event {
        let mask = Problem.Mask(reader: reader)
        return switch self {
        case .found(let finding): .found(finding: mask.finding(finding))
        case .fixedAtOnce(let finding, let result, let member):
            .fixedAtOnce(finding: mask.finding(finding), result: result, by: mask.person(member))
        case .claimed(let claim, let day): .claimed(claim: mask.claim(claim), on: day)
        case .listed(let plan): .listed(plan: mask.reasons(responsible ? plan : mask.plan(plan)))
        case .extended(let deadline): .extended(deadline: mask.reason(deadline))
        case .committed(let words, let member, let day): .committed(words: words, by: mask.person(member), on: day)
        case .progressed(let step): .progressed(step: mask.step(step))
        case .done(let result, let member, let day): .done(result: result, by: mask.person(member), on: day)
        case .verified(let member, let day, let verification):
            .verified(by: mask.person(member), on: day, verification: verification)
        case .sentBack(let note, let member, let day): .sentBack(note: note, by: mask.person(member), on: day)
        case .writtenOff(let member, let day): .writtenOff(by: mask.person(member), on: day)
        case .lookedBack(let lookBack): .lookedBack(lookBack: mask.lookBack(lookBack))
        case .carriedOver(_, let day): .carriedOver(reason: "", on: day)
        case .accepted(let acceptance, let day): .accepted(acceptance: mask.acceptance(acceptance), on: day)
        case .declined(let acceptance, let day): .declined(acceptance: mask.acceptance(acceptance), on: day)
        case .corrected(let change, let correction): .corrected(change: change, correction: mask.correction(correction))
        case .merged, .analysed, .posted: self
        }
    }
}

extension Problem {
    fileprivate struct Mask {
        let reader: Member.ID?

        func person(_ id: Member.ID) -> Member.ID { id == reader ? id : Problem.someone }

        /// That somebody claimed it is known, not whether a member or the branch.
        func claim(_ claim: Claim) -> Claim { claim == reader.map { .member($0) } ? claim : .member(Problem.someone) }

        func plan(_ plan: Rectification) -> Rectification {
            var plan = plan
            plan.responsible = plan.responsible.filter { $0 == reader }
            return plan
        }

        func reasons(_ plan: Rectification) -> Rectification {
            var plan = plan
            plan.deadlines = plan.deadlines.map(reason)
            return plan
        }

        func reason(_ deadline: Deadline) -> Deadline {
            var deadline = deadline
            deadline.reason = deadline.reason.map { _ in "" }
            return deadline
        }

        func finding(_ finding: Finding) -> Finding {
            var finding = finding
            (finding.source, finding.aspect, finding.raised) = (.own, nil, nil)
            finding.subject = finding.subject.flatMap { $0 == reader ? $0 : nil }
            return finding
        }

        func step(_ step: Step) -> Step {
            var step = step
            step.by = person(step.by)
            return step
        }

        func round(_ round: Round) -> Round {
            var round = round
            round.doneBy = person(round.doneBy)
            round.verifier = round.verifier.map(person)
            round.acceptance = round.acceptance.map(acceptance)
            round.lookBacks = round.lookBacks.map(lookBack)
            return round
        }

        func acceptance(_ acceptance: Acceptance) -> Acceptance {
            var acceptance = acceptance
            acceptance.by = acceptance.by.map(person)
            return acceptance
        }

        func correction(_ correction: Correction) -> Correction {
            var correction = correction
            (correction.by, correction.reason) = (person(correction.by), nil)
            return correction
        }

        func lookBack(_ lookBack: LookBack) -> LookBack {
            var lookBack = lookBack
            lookBack.by = person(lookBack.by)
            return lookBack
        }
    }
}
