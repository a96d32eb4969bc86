import PartyLife

@testable import Web

extension TalkQuestions {
    static let all = [
        id.field, plan.field, again.field, from.field, with.field, to.field, on.field, depth.field, occasion.field,
        topics.field, knot.field, note.field, planWith.field, planTopics.field, planDepth.field, planDay.field,
        planNote.field, talk.field, planned.field, denial.field, denialWord.field,
    ]
}

extension StudyQuestions {
    static let all = [
        id.field, texts.field, ownTexts.field, form.field, on.field, place.field, lecturer.field, organiser.field,
        minutes.field, attended.field, online.field, session.field, caughtUp.field, caughtUpOn.field, admitted.field,
        thought.field, insight.field, gain.field, work.field, share.field, draw.field,
    ]
}

extension OpinionQuestions {
    static let all = [
        id.field, channel.field, on.field, voices.field, about.field, text.field, whom.field, named.field,
        givenText.field, residentText.field, opinion.field, into.field, to.field, answer.field, correctedAnswer.field,
    ]
}

extension PlanQuestions {
    static let all =
        Plan.Element.allCases.map(element) + Plan.Element.allCases.map { note($0).field } + [
            criteria.field, qualities.field, reasons.field, remark.field, day.field, reason.field,
        ]
}

extension ArrangementQuestions {
    static let all = [
        mode.field, partner.field, host.field, detail.field, contact.field, member.field, reason.field, visitOn.field,
        ordinary.field, observers.field, unitName.field, unitLeader.field, unitUntil.field, overrideReason.field,
    ]
}

extension ProblemQuestions {
    static let all = [
        claim.field, cause.field, measure.field, deadline.field, responsible.field, priority.field, difficulty.field,
        commitment.field, progress.field, result.field, looked.field, askedWhom.field, askedPersons.field,
        returnNote.field, how.field, asked.field, agreed.field, stands.field, lookBackNote.field, extensionDay.field,
        extensionReason.field, carryOverReason.field, mergeInto.field, correctedWords.field, rowClaim.field,
        rowResponsible.field, rowCause.field, rowMeasure.field, rowCommitment.field,
    ]
}

extension ListQuestions {
    static let all = [
        text.field, source.field, aspect.field, subject.field, fixed.field, result.field, mergeFrom.field,
        mergeInto.field, scope.field, posted.field,
    ]
}

extension CampaignQuestions {
    static let all = [
        closingReason.field, reason.field, topic.field, trainedOn.field, trained.field, question.field, answer.field,
    ]
}

extension ReviewQuestions {
    static let all = [reasons.field, remark.field, place.field, source.field, witness.field]
}
