import Operations
import PartyLife

extension ToDo {
    /// The page on which it is done.
    var path: String { kind.path(at: place, person: person, problem: problem) }

    /// What is to be done, with the thing itself: 核验 · 值班电话贴错了.
    func title(in language: Language) -> String {
        if let text, language.has("todo-problem.\(kind.rawValue)") {
            return language.text(
                "todo-problem.of", ["do": language.text("todo-problem.\(kind.rawValue)"), "text": text.beginning])
        }
        return language.text(
            "todo.\(kind.rawValue)", ["person": personName ?? "", "number": number ?? 0, "n": count ?? 0])
    }
}

extension String {
    /// The first words, as far as a line of a list holds them.
    fileprivate var beginning: String {
        let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 24 ? line.prefix(24) + "…" : line
    }
}

extension ToDo.Kind {
    /// The page on which it is done; without the person or problem, the page that lists them.
    func path(at place: Place, person: Member.ID? = nil, problem: Problem.ID? = nil) -> String {
        switch self {
        case .receiveNotice, .declareReady: Paths.organisation(place.campaign, place.organisation)
        case .superviseLate: Paths.step(place, "attention")
        case .draftPlan, .revisePlan, .reviewPlan: Paths.step(place, "plan")
        case .reviewEffect: Paths.step(place, "plan") + "#effect"
        case .holdStudy: Paths.step(place, "study")
        case .recordTalks, .confirmTalks, .talkAgain: Paths.step(place, "talks")
        case .collectOpinions, .deliverOpinions, .answerOpinion: Paths.step(place, "opinions")
        case .writeExamination, .continueExamination, .reviseExamination: Paths.step(place, "examination")
        case .confirmEntry: Paths.step(place, person.map { "examinations/\($0)" } ?? "examination")
        case .reviewExamination: Paths.step(place, person.map { "examinations/\($0)" } ?? "examinations")
        case .arrangeMembers: Paths.step(place, "arrangements")
        case .planLeaders: Paths.step(place, "arrangements") + "#leaders"
        case .receiveGuests: Paths.step(place, "guests")
        case .openMeeting, .runMeeting, .observeMeeting, .coverMembers: Paths.step(place, "meeting")
        case .poolProblems, .postList, .reconcile: Paths.step(place, "list")
        case .claimProblem, .analyseProblem, .listMeasure, .commitToProblem, .progressProblem, .verifyProblem,
            .acceptProblem, .writeOffProblem, .lookBack:
            problem.map(Paths.problem) ?? Paths.step(place, "list")
        }
    }
}
