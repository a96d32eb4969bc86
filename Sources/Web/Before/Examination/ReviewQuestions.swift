import PartyLife

/// What those ask who read a self-examination, or enter one for its author.
enum ReviewQuestions {
    static let reasons = Question<[SelfExamination.ReturnReason]>.choices(
        "reasons", "examination.reasons", "examination-return-reason", about: ["examination.returnNeedsReason"])
    static let remark = Question.words("remark", "examination.remark", rows: 4, help: "examination.remark-help")
    /// A remark at an aspect, or at a problem in it.
    static let place = Question.words("at", "examination-more.remark-on", rows: 2).withoutPastedMarks.optional

    static let source = Question<SelfExamination.EntrySource>.choice("entry-from", "proxy.from", "entry-source")
    static let witness = Question<Member.ID>.one("entry-witness", "proxy.witness", help: "proxy.witness-help").optional
}
