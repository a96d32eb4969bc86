import PartyLife

/// A form about a problem lacks an answer that every such form needs.
enum ProblemFormIncomplete: Refusal {
    static let area = "problem-form"
    case claimMissing
    case wordsMissing
    case dayMissing
    case choiceMissing
    case numberMissing
}

extension ProblemAct {
    /// What a form asks for.
    ///
    /// - Parameter problem: needed for a claim alone.
    func command(
        from form: Form, by member: Member.ID, on problem: Problem?
    ) throws -> Problem.Command {
        typealias Ask = ProblemQuestions
        switch self {
        case .claim:
            guard let claim = try form.answers(Ask.claim).claim(by: member, on: problem) else {
                throw ProblemFormIncomplete.claimMissing
            }
            return .claim(claim)
        case .cause: return .analyse(cause: try form.answers(Ask.cause))
        case .measure:
            let (measure, deadline, responsible, priority, difficulty) = try form.answers(
                Ask.measure, Ask.deadline, Ask.responsible, Ask.priority, Ask.difficulty)
            return .list(measure: measure, deadline: deadline, responsible: responsible, priority, difficulty)
        case .commitment: return .commit(try form.answers(Ask.commitment))
        case .progress: return .progress(try form.answers(Ask.progress))
        case .result: return .reportDone(result: try form.answers(Ask.result))
        case .verification:
            let (looked, asked, persons) = try form.answers(Ask.looked, Ask.askedWhom, Ask.askedPersons)
            return .verify(Problem.Verification(looked: looked, asked: asked, persons: persons))
        case .sendBack: return .sendBack(try form.answers(Ask.returnNote))
        case .acceptance:
            let (how, asked, agreed) = try form.answers(Ask.how, Ask.asked, Ask.agreed)
            return .accept(Problem.Acceptance(how: how, asked: asked, agreed: agreed))
        case .writeOff: return .writeOff
        case .lookBack:
            let (stands, note) = try form.answers(Ask.stands, Ask.lookBackNote)
            return .lookBack(stands: stands, note: note)
        case .extend:
            let (day, reason) = try form.answers(Ask.extensionDay, Ask.extensionReason)
            return .extend(to: day, reason: reason)
        case .carryOver: return .carryOver(reason: try form.answers(Ask.carryOverReason))
        case .merge: return .merge(into: try form.answers(Ask.mergeInto))
        }
    }
}
