import Operations
import PartyLife
import Testing

@testable import Web

@Suite("Words of opinions and self-examinations")
struct WritingWordsTests {
    @Test("Every refusal has a sentence that is filled wholly, in each language")
    func refusals() throws {
        let examination: [SelfExamination.Refused] = [
            .campaignNotOpen, .notMember, .onlyAuthor, .underReview, .alreadyAccepted, .meetingHeld, .gainsMissing,
            .aspectsUnanswered(aspects: ["甲"]), .unknownAspect(aspect: "甲"), .incompleteProblem(aspect: "甲"),
            .noneAndProblems(aspect: "甲"), .nothingWritten, .earlierUnanswered(count: 2), .unknownOrigin,
            .tooLong(limit: 5000), .tooMany(limit: 50), .unchangedSinceReturn, .notSubmitted, .ownExamination,
            .notReviewer, .returnNeedsReason, .unknownPlace,
        ]
        let opinions: [Opinions.Refused] = [
            .campaignNotOpen, .inFuture, .channelNotUsed, .noVoice, .notMembers(members: []), .exists, .unknown,
            .mergedWithItself, .mergedAlready, .differentTargets, .nothingToDeliver, .notDelivered, .alreadyDelivered,
            .onlyAddressee, .alreadyAnswered, .tooShort(least: 5), .tooLong(limit: 1000), .doorClosed,
            .doorBusy(limit: 100), .weakToken, .needsMember,
        ]
        let drafts: [ExaminationConflict] = [.changedElsewhere, .unknownVersion]
        let all: [any Refusal] = examination + opinions + drafts + [ResidentsRefused.tooFast]
        for language in try Catalogue.bundled().languages {
            let words = RefusalText(
                language: language, today: Day("2021-08-20").unsafelyUnwrapped, names: [:])
            for refusal in all { #expect(!words.text(of: refusal).contains("⟦"), "\(language.code): \(refusal)") }
        }
    }

    @Test("Every code has a word, in each language")
    func codes() throws {
        let groups: [(String, [String])] = [
            ("cause-kind", SelfExamination.CauseKind.allCases.map(\.rawValue)),
            ("examination-prompt", SelfExamination.Prompt.allCases.map(\.rawValue)),
            ("examination-prompt-help", SelfExamination.Prompt.allCases.map(\.rawValue)),
            ("earlier-outcome", SelfExamination.EarlierAnswer.Outcome.allCases.map(\.rawValue)),
            ("self-rating-dimension", SelfRating.Dimension.allCases.map(\.rawValue)),
            ("examination-gap", ExaminationForm.Gap.allCodes),
            ("opinion-channel", OpinionChannel.allCases.map(\.rawValue)),
        ]
        for language in try Catalogue.bundled().languages {
            for (group, codes) in groups {
                for code in codes { #expect(language.has("\(group).\(code)"), "\(language.code): \(group).\(code)") }
            }
        }
    }
}
