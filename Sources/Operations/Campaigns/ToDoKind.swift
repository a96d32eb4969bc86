import PartyLife

extension ToDo {
    /// What kinds of things there are to do.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case receiveNotice, draftPlan, revisePlan, reviewPlan, holdStudy, recordTalks, collectOpinions, deliverOpinions
        case answerOpinion, writeExamination, reviseExamination, reviewExamination, arrangeMembers, declareReady
        case openMeeting, runMeeting, observeMeeting, coverMembers, poolProblems, claimProblem, analyseProblem
        case listMeasure, commitToProblem, postList, progressProblem, verifyProblem, acceptProblem, writeOffProblem
        case lookBack, reconcile, planLeaders, receiveGuests, reviewEffect
        /// Talks that the other of the two has noted, and talks whose knot is still tied.
        case confirmTalks, talkAgain
        /// Talks that one has noted and the other denies: to be put right or taken back.
        case settleTalks
        /// 确认代录: one's own paper that another entered, or one that one saw entered.
        case confirmEntry
        /// A self-examination that is begun and not submitted.
        case continueExamination
        /// Branches below that are late, for whoever looks after them.
        case superviseLate
    }
}

extension ToDo.Kind {
    /// The step that it belongs to: its page is where it is done. Nil for what is done elsewhere.
    public var step: Step? {
        switch self {
        case .receiveNotice: .notice
        case .draftPlan, .revisePlan, .reviewPlan, .reviewEffect: .plan
        case .holdStudy: .study
        case .collectOpinions, .deliverOpinions, .answerOpinion: .opinions
        case .recordTalks, .confirmTalks, .talkAgain, .settleTalks: .talks
        case .writeExamination, .continueExamination, .reviseExamination, .reviewExamination, .confirmEntry:
            .examinations
        case .arrangeMembers, .planLeaders: .arrangements
        case .declareReady: .readiness
        case .openMeeting, .runMeeting, .observeMeeting: .session
        case .coverMembers: .covering
        case .poolProblems, .claimProblem, .analyseProblem, .listMeasure: .list
        case .commitToProblem: .commitments
        case .postList: .posting
        case .progressProblem, .verifyProblem: .rectification
        case .acceptProblem, .writeOffProblem, .reconcile: .writeOff
        case .lookBack: .lookBack
        case .receiveGuests, .superviseLate: nil
        }
    }

    /// The step by whose last day it has to be done: its own, but for what only has to be there for a later one.
    var dueStep: Step? {
        switch self {
        // Answered in the self-examination at the latest.
        case .answerOpinion: .examinations
        case .reviewEffect: .arrangements
        case .talkAgain: .session
        default: step
        }
    }

    /// By when it has to be done; nil where that is said by the thing itself.
    func deadline(in procedure: Procedure, heldOn: Day? = nil) -> Day? {
        dueStep.flatMap { $0.rule.deadline.day(in: procedure, heldOn: heldOn) }
    }
}
