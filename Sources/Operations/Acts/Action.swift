import PartyLife

/// Everything that can be asked of the product: commands and queries, by name.
public enum Action: String, Sendable, CaseIterable {
    // The tree.
    case importRoster, appoint, reorganise
    // The campaign.
    case issueCampaign, reviseCampaign, withdrawCampaign, closeCampaign, reopenCampaign, trainOrganisers,
        publishGuidance
    case receiveNotice, tightenNotice
    // Before the meeting.
    case draftPlan, submitPlan, reviewPlan, changePlanDate, recordStudy, takePartInStudy, drawInStudy, correctStudy
    case recordTalk, untieTalk, confirmTalk, planTalk, denyTalk, correctTalk
    case receiveOpinion, leaveOpinion, giveOpinion, sortOpinions, answerOpinion, correctOpinion
    case writeExamination, reviewExamination, enterForMember, confirmEntry
    case arrangeMembers, exemptMember, overrideReadiness, declareReady
    case planLeaders, hostGuests, setUpUnit, readExemptionReason
    // The meeting.
    case openMeeting, recordAttendance, leadMeeting, speak, criticise, respond, observe, remark, closeMeeting,
        coverMember
    case correctMeeting, correctAttendance, correctRemark, withdrawExemption
    case leadAppraisal, rateOneself, concludeAppraisal
    // After it.
    case poolProblems, addProblem, mergeProblems, analyseProblem, claimProblem, listMeasure, commitToProblem
    case postProblems, progressProblem, extendProblem, judgeProblem, writeOffProblem, lookBack, carryOverProblem
    case reconcile, correctProgress, withdrawJudgement, withdrawProblem
    // Looking.
    case viewHome, viewTree, viewFigures, viewRoster, viewBranch, viewPlan, viewProblemStates, viewLedger, viewProblem
    case readWords, readExamination, readExaminationUnderReview, readTalkNote, readOwnOpinions, readAllOpinions
    case readCriticism, readShownExamination
}

extension Action {
    /// The stage of the loop that a command belongs to; nil for what has no part in a campaign's course, and for looking.
    public var stage: Step.Stage? {
        switch self {
        case .trainOrganisers, .publishGuidance, .receiveNotice, .tightenNotice, .draftPlan, .submitPlan, .reviewPlan,
            .changePlanDate, .recordStudy, .takePartInStudy, .drawInStudy, .recordTalk, .untieTalk, .confirmTalk,
            .planTalk, .receiveOpinion, .leaveOpinion, .sortOpinions, .answerOpinion, .writeExamination,
            .reviewExamination, .arrangeMembers, .exemptMember, .overrideReadiness, .declareReady, .planLeaders,
            .correctStudy, .denyTalk, .correctTalk, .giveOpinion, .correctOpinion, .enterForMember, .confirmEntry:
            .before
        case .openMeeting, .recordAttendance, .leadMeeting, .speak, .criticise, .respond, .observe, .remark,
            .closeMeeting, .coverMember, .correctMeeting, .correctAttendance, .correctRemark, .withdrawExemption,
            .leadAppraisal,
            .rateOneself, .concludeAppraisal:
            .during
        case .poolProblems, .addProblem, .mergeProblems, .analyseProblem, .claimProblem, .listMeasure,
            .commitToProblem, .postProblems, .progressProblem, .extendProblem, .judgeProblem, .writeOffProblem,
            .lookBack, .carryOverProblem, .reconcile, .correctProgress, .withdrawJudgement, .withdrawProblem:
            .after
        default: nil
        }
    }
}

extension CampaignPhase {
    /// Whether an act can still be done: what pages ask before they show its button, as the rules do when it is sent.
    public func takes(_ action: Action) -> Bool { action.stage.map { takes($0) } ?? true }
}
