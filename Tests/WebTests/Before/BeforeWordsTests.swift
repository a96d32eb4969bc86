import Documents
import Operations
import PartyLife
import Testing

@testable import Web

@Suite struct BeforeWordsTests {
    private let languages: [Language]
    private let member = Identifier<Member>("m1").unsafelyUnwrapped
    private let day = Day("2021-08-20").unsafelyUnwrapped

    init() throws { languages = try Catalogue.bundled().languages }

    @Test("Every refusal of these areas has a sentence that is filled wholly")
    func refusals() {
        let campaign: [Campaign.Refused] = [
            .alreadyIssued, .notIssued, .closed, .titleMissing, .issuerUnknown,
            .procedureDefective(path: "theme", reason: "missing"), .versionNotLater(current: 2),
            .aspectDropped(id: "duty"), .textDropped(title: "简史"), .dayPassed(field: "planBy"),
            .settledByMeetings(field: "theme"), .meetingsBegun, .withdrawalNeedsReason, .withdrawn,
        ]
        let notice: [PartyLife.Notice.Refused] = [
            .campaignNotOpen, .alreadyReceived(on: day), .notReceived, .needsMember, .nothingBelow, .alreadyTightened,
            .loosened(field: "planBy", than: day, by: "集团党委"), .replaces(id: "speech", by: "集团党委"), .planSettled,
            .topicMissing, .nobodyTrained, .notOrganisers(members: [member]), .inFuture, .guidanceIncomplete,
            .unusable(path: "timetable.planBy"),
        ]
        let procedure: [Procedure.Loosened] = [
            .later(field: "meetingBy", than: day), .replaces(id: "x"), .unusable(path: "window"),
            .dropped(title: "简史"), .droppedGate(gate: "talksCovered"), .issuersOwn(field: "opinions"),
        ]
        let file: [ProcedureFile.Refused] = [.notReadable, .defective(paths: ["window", "theme"])]
        let plan: [Plan.Refused] = [
            .campaignNotOpen, .noticeNotReceived, .needsMember, .underReview, .alreadyApproved,
            .elementsMissing(elements: Plan.Element.allCases.map(\.rawValue)), .unchangedSinceReturn,
            .meetingOutsideWindow(from: day, to: day), .meetingInPast, .notSubmitted, .ownPlan, .returnNeedsReason,
            .returnNeedsRemark, .criteriaNotMet(criteria: Plan.Criterion.allCases.map(\.rawValue)), .notApproved,
            .reasonMissing, .leaderNotOfBranch, .effectAlreadyPassed,
            .qualitiesNotMet(qualities: Plan.Quality.allCases.map(\.rawValue)),
        ]
        let organisation: [Organisation.Refused] = [
            .exists, .unknown, .nameMissing, .superiorUnknown, .superiorCannotLead, .cycle, .onlyBranchesHoldMembers,
            .memberAlreadyHere(member: member), .memberNotHere(member: member), .stillHasMembers(count: 3),
            .stillHasSubordinates, .secretaryAlready(name: "王伟"), .officeAlreadyHeld, .officeNotHeld,
            .officeNeedsMembership, .officeNotHere, .administratorsAreExclusive, .groupMissing, .dayBefore(day: day),
        ]
        let access: [AccessDenied] = [
            .notAllowed(action: "draftPlan"), .unknownMember, .unknownOrganisation, .unknownCampaign, .unknownProblem,
        ]
        let signIn: [SignInRefused] = [
            .wrongNameOrPassword, .locked(minutes: 3), .busy,
            .passwordWeak(rules: ["length", "common"]), .loginTaken, .loginMalformed,
        ]
        let all: [any Refusal] = campaign + notice + procedure + file + plan + organisation + access + signIn
        for language in languages {
            let words = RefusalText(language: language, today: day, names: [member: "张敏"])
            for refusal in all {
                let text = words.text(of: refusal)
                #expect(!text.contains("⟦"), "\(language.code): \(text)")
            }
        }
    }

    @Test("Every code of these groups has a word")
    func codes() {
        let groups: [(String, [String])] = [
            ("plan-element", Plan.Element.allCases.map(\.rawValue)),
            ("plan-criterion", Plan.Criterion.allCases.map(\.rawValue)),
            ("plan-return-reason", Plan.ReturnReason.allCases.map(\.rawValue)),
            ("gate", Gate.allCases.map(\.rawValue)), ("step", Step.allCases.map(\.rawValue)),
            ("stage", Step.Stage.allCases.map(\.rawValue)), ("cover-mode", CoverMode.allCases.map(\.rawValue)),
            ("plan-quality", Plan.Quality.allCases.map(\.rawValue)),
            ("pair-rule", Procedure.Talks.PairRule.allCases.map(\.rawValue)),
            ("exemption-kind", BranchMeeting.ExemptionReason.Kind.allCases.map(\.rawValue)),
            ("exemption-reason", BranchMeeting.ExemptionReason.allCases.map(\.rawValue)),
            ("plan-state", ["none", "drafted", "submitted", "returned", "approved"]),
            ("timetable", Procedure.DayField.tightenable.map(\.0.short) + ["noticeBy", "reconcileBy"]),
            ("procedure-defect", Procedure.Defect.Reason.allCases.map(\.rawValue)),
            ("procedure-defect", ["notYAML", "tooLarge", "notUnderstood"]),
        ]
        for language in languages {
            for (group, codes) in groups {
                for code in codes { #expect(language.has("\(group).\(code)"), "\(language.code): \(group).\(code)") }
            }
        }
    }
}
