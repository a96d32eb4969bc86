import PartyLife

/// What the forms beside a campaign ask: of its issuer, and of levels that pass it on.
enum CampaignQuestions {
    static let closingReason = Question.text(
        "reason", "campaign.closing-reason", reasonField, help: "campaign.closing-reason-help", about: reasons
    ).optional
    static let reason = Question.text("reason", "campaign.reason", reasonField, about: reasons).optional

    static let topic = Question.text(
        "topic", "training.topic", about: ["notice.topicMissing"], missing: Notice.Refused.topicMissing)
    static let trainedOn = Question.day("on", "training.on", about: ["notice.inFuture"])
    static let trained = Question<[Member.ID]>.several(
        "people", "training.people", about: ["notice.nobodyTrained", "notice.notOrganisers"],
        missing: Notice.Refused.nobodyTrained)

    static let question = Question.text(
        "title", "guidance.question", about: ["notice.guidanceIncomplete"], missing: Notice.Refused.guidanceIncomplete)
    static let answer = Question.text(
        "text", "guidance.answer", .area(rows: 5, limit: TextLimit.pages), missing: Notice.Refused.guidanceIncomplete)

    private static let reasonField = AskedField.Control.area(rows: 3, limit: TextLimit.paragraph)
    private static let reasons = [
        "campaign.withdrawalNeedsReason", "campaign.closingNeedsReason", "campaign.reopeningNeedsReason",
    ]
}
