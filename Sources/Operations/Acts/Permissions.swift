import PartyLife

/// Who may do what: the one table, from which every use case and every query takes its answer.
///
/// Rules about the matter itself (nobody reviews their own plan, whoever did the work does not verify it) are not
/// here: they stand in `decide`.
public enum Permissions {
    /// A way to be allowed.
    public enum Permit: Hashable, Sendable {
        /// The deployment itself: set-up and import.
        case deployment
        /// Every member who is signed in.
        case anyone
        /// A member whom this organisation holds.
        case member
        /// One of these offices in this organisation.
        case office([Office])
        /// One of these offices in an organisation above this one.
        case above([Office])
        /// A member of the guidance group that is linked with this organisation.
        case guidance
        /// The person whom it concerns.
        case subject
        /// Someone without an account, at this organisation's public page.
        case visitor
    }

    static let keepers: [Office] = [.secretary, .deputySecretary, .organisationCommissioner]
    static let committee: [Office] = Office.allCases.filter(\.isCommittee)
    static let superior: [Office] = [.secretary, .deputySecretary, .organisationCommissioner, .reviewer]

    public static let table: [Action: [Permit]] = [
        .importRoster: [.deployment, .office(superior), .above(superior)],
        .appoint: [.deployment, .office([.securityAdministrator]), .above([.securityAdministrator])],
        // Asked of the superior of what is moved, merged or split: nobody decides on their own organisation.
        .reorganise: [.deployment, .office(keepers), .above(keepers)],

        .issueCampaign: [.office(superior)],
        .reviseCampaign: [.office(superior)],
        .withdrawCampaign: [.office(superior)],
        .closeCampaign: [.office(superior)],
        .reopenCampaign: [.office(superior)],
        .trainOrganisers: [.office(superior)],
        .publishGuidance: [.office(superior)],
        .receiveNotice: [.office(keepers + [.reviewer])],
        .tightenNotice: [.office(superior)],

        .draftPlan: [.office(committee)],
        .submitPlan: [.office([.secretary, .deputySecretary])],
        .reviewPlan: [.above(superior), .guidance],
        .changePlanDate: [.office([.secretary, .deputySecretary])],
        .recordStudy: [.office(committee + [.groupLeader])],
        .takePartInStudy: [.member],
        .drawInStudy: [.office(committee + [.groupLeader])],
        // Who of these made the record, or keeps the records, `decide` knows.
        .correctStudy: [.member],
        .recordTalk: [.member],
        .untieTalk: [.member],
        .confirmTalk: [.member],
        .planTalk: [.member],
        .denyTalk: [.member],
        .correctTalk: [.member],
        .receiveOpinion: [.office(committee)],
        .leaveOpinion: [.visitor],
        .giveOpinion: [.member],
        .sortOpinions: [.office(keepers)],
        .answerOpinion: [.member],
        .correctOpinion: [.member],
        .writeExamination: [.subject],
        .enterForMember: [.office(committee)],
        .confirmEntry: [.member],
        .reviewExamination: [.office([.secretary, .deputySecretary]), .above(superior), .guidance],
        .arrangeMembers: [.office(committee)],
        .exemptMember: [.office([.secretary, .deputySecretary]), .above(superior)],
        .planLeaders: [.office(committee), .above(superior)],
        // Asked of the unit that takes members of others in.
        .hostGuests: [.office(committee + [.groupLeader])],
        .setUpUnit: [.office(keepers), .above(keepers)],
        .readExemptionReason: [.office(committee), .subject],
        .overrideReadiness: [.above([.secretary, .deputySecretary, .reviewer])],
        .declareReady: [.office([.secretary, .deputySecretary])],

        .openMeeting: [.office([.secretary, .deputySecretary])],
        .recordAttendance: [.office(committee)],
        .leadMeeting: [.office(committee)],
        .speak: [.member],
        .criticise: [.member],
        .respond: [.member],
        .observe: [.above(superior), .guidance],
        .remark: [.above(superior), .guidance, .office([.secretary, .deputySecretary])],
        .closeMeeting: [.office([.secretary, .deputySecretary])],
        .coverMember: [.office(committee)],
        .correctMeeting: [.member],
        .correctAttendance: [.office(committee)],
        .correctRemark: [.above(superior), .guidance, .office([.secretary, .deputySecretary])],
        .withdrawExemption: [.office([.secretary, .deputySecretary]), .above(superior)],

        .leadAppraisal: [.office(committee)],
        .rateOneself: [.member],
        .concludeAppraisal: [.office([.secretary, .deputySecretary])],

        .poolProblems: [.office(keepers)],
        .addProblem: [.office(committee)],
        .mergeProblems: [.office(keepers)],
        .analyseProblem: [.office(committee), .member],
        .claimProblem: [.member],
        .listMeasure: [.member],
        .commitToProblem: [.member],
        .postProblems: [.office(keepers)],
        .progressProblem: [.member],
        .extendProblem: [.office([.secretary, .deputySecretary]), .above(superior)],
        .judgeProblem: [.member, .above(superior), .guidance],
        .writeOffProblem: [.office(keepers), .above(superior)],
        .lookBack: [.office(keepers), .above(superior), .guidance],
        .carryOverProblem: [.office(keepers)],
        .reconcile: [.office(keepers)],
        .correctProgress: [.member, .above(superior), .guidance],
        .withdrawJudgement: [.member, .above(superior), .guidance],
        .withdrawProblem: [.office(keepers)],

        .viewHome: [.anyone],
        .viewTree: [.office(superior), .above(superior), .guidance],
        .viewFigures: [.member, .office(committee + [.reviewer]), .above(superior), .guidance],
        .viewRoster: [.member, .office(committee + [.reviewer]), .above(superior)],
        .viewBranch: [.member, .above(superior), .guidance],
        .viewPlan: [.member, .above(superior), .guidance],
        .viewProblemStates: [.member, .above(superior), .guidance],
        .viewLedger: [.member, .office(superior), .above(superior), .guidance],
        .viewProblem: [.member, .above(superior), .guidance],
        .readWords: [.member],
        .readExamination: [.subject, .office([.secretary, .deputySecretary])],
        .readExaminationUnderReview: [.above(superior), .guidance],
        .readTalkNote: [.subject],
        .readOwnOpinions: [.subject],
        .readAllOpinions: [.office(keepers)],
        .readCriticism: [.member],
        // Where the author shows it.
        .readShownExamination: [.member],
    ]

    /// Whom and what a request is about.
    public struct Scope: Sendable {
        public var organisation: Organisation.ID
        /// Everything above the organisation, the root first, without the organisation itself.
        public var above: [Organisation.ID]
        /// 联系指导组 of the organisation.
        public var guidanceGroup: String?
        /// The person whom it concerns.
        public var subjects: [Member.ID]

        public init(
            organisation: Organisation.ID, above: [Organisation.ID], guidanceGroup: String? = nil,
            subjects: [Member.ID] = []
        ) {
            (self.organisation, self.above) = (organisation, above)
            (self.guidanceGroup, self.subjects) = (guidanceGroup, subjects)
        }
    }

    public static func allows(_ action: Action, to actor: ActingPerson, on scope: Scope) -> Bool {
        (table[action] ?? []).contains { permits($0, actor, scope) }
    }

    private static func permits(_ permit: Permit, _ actor: ActingPerson, _ scope: Scope) -> Bool {
        switch permit {
        case .deployment: actor == .deployment
        case .anyone: actor.member != nil
        case .member: actor.home == scope.organisation && actor.member != nil
        case .office(let offices):
            actor.holdings.contains { $0.organisation == scope.organisation && offices.contains($0.office) }
        case .above(let offices):
            actor.holdings.contains { scope.above.contains($0.organisation) && offices.contains($0.office) }
        case .guidance:
            actor.holdings.contains {
                $0.office == .guidanceMember && $0.group == scope.guidanceGroup && scope.guidanceGroup != nil
                    && (scope.above.contains($0.organisation) || $0.organisation == scope.organisation)
            }
        case .subject: actor.member.map(scope.subjects.contains) ?? false
        case .visitor: actor == .visitor(at: scope.organisation)
        }
    }
}

/// Someone asked for what is not theirs to do or see.
public enum AccessDenied: Refusal {
    public static let area = "access"
    case notAllowed(action: String)
    case unknownMember
    case unknownOrganisation
    case unknownCampaign
    case unknownProblem
}
