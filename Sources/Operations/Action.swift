/// Everything that can be asked of the product: commands and queries, by name.
public enum Action: String, Sendable, CaseIterable {
    // The tree.
    case importRoster, appoint, reorganise
    // The campaign.
    case issueCampaign, reviseCampaign, withdrawCampaign, closeCampaign, trainOrganisers, publishGuidance
    case receiveNotice, tightenNotice
    // Before the meeting.
    case draftPlan, submitPlan, reviewPlan, changePlanDate, recordStudy, takePartInStudy, drawInStudy
    case recordTalk, untieTalk, confirmTalk, planTalk
    case receiveOpinion, leaveOpinion, sortOpinions, answerOpinion, writeExamination, reviewExamination
    case arrangeMembers, exemptMember, overrideReadiness, declareReady
    case planLeaders, hostGuests, setUpUnit, readExemptionReason
    // The meeting.
    case openMeeting, recordAttendance, speak, criticise, respond, observe, remark, closeMeeting, coverMember
    // After it.
    case poolProblems, addProblem, mergeProblems, analyseProblem, claimProblem, listMeasure, commitToProblem
    case postProblems, progressProblem, extendProblem, judgeProblem, writeOffProblem, lookBack, carryOverProblem
    case reconcile
    // Looking.
    case viewHome, viewTree, viewFigures, viewRoster, viewBranch, viewPlan, viewProblemStates, viewLedger, viewProblem
    case readWords, readExamination, readExaminationUnderReview, readTalkNote, readOwnOpinions, readAllOpinions
    case readCriticism, readShownExamination
}
