import PartyLife

/// What the forms by which a problem is moved on ask.
enum ProblemQuestions {
    static let claim = Question<ClaimChoice>.choice(
        "claim", "problem-field.claim", "problem-claim", about: ["problem.claimForAnother"],
        missing: ProblemFormIncomplete.claimMissing)
    static let cause = words("cause", rows: 4, help: true, about: ["problem.causeMissing"])

    static let measure = words("measure", rows: 4, help: true)
    static let deadline = day("deadline")
    static let responsible = Question<[Member.ID]>.several(
        "responsible", "problem-field.responsible", about: ["problem.notMember", "problem.responsibleMissing"],
        missing: Problem.Refused.responsibleMissing)
    static let priority = Question<Problem.Priority>.choice(
        "priority", "problem-field.priority", "priority", missing: ProblemFormIncomplete.choiceMissing)
    static let difficulty = Question<Problem.Difficulty>.choice(
        "difficulty", "problem-field.difficulty", "difficulty", missing: ProblemFormIncomplete.choiceMissing)

    static let commitment = words("commitment", help: true)
    static let progress = words("progress")
    static let result = words("result", rows: 4)
    static let looked = words("looked", help: true)
    static let askedWhom = words("asked-whom", rows: 2, help: true)
    static let askedPersons = number("asked-persons", 1, about: ["problem.nobodyAsked"])
    static let returnNote = words("return-note", help: true)

    static let how = Question<Problem.AcceptanceKind>.choice(
        "how", "problem-field.how", "acceptance", missing: ProblemFormIncomplete.choiceMissing)
    static let asked = number("asked", 1, help: true, about: ["problem.nobodyAsked"])
    static let agreed = number("agreed", 0, help: true, about: ["problem.agreedImpossible"])

    static let stands = Question.either(
        "stands", "problem-field.stands", yes: .init(code: "yes", word: "problem-stands.yes"),
        no: .init(code: "no", word: "problem-stands.no"), about: ["problem.lookBackTooEarly"],
        missing: ProblemFormIncomplete.choiceMissing)
    static let lookBackNote = words("look-back-note", help: true).optional

    static let extensionDay = day("extension-day")
    static let extensionReason = reason("extension-reason")
    static let carryOverReason = reason("carry-over-reason")
    static let mergeInto = Question<Problem.ID>.one(
        "merge-into", "problem-field.merge-into", help: "problem-help.merge-into",
        about: ["problem.mergeTargetUnknown"], missing: ProblemFormIncomplete.choiceMissing)

    /// What an entry is to say, where it is put right.
    static let correctedWords = Question.words("text", "correct.words", missing: ProblemFormIncomplete.wordsMissing)

    /// In a row of the table one answers for it, and what is chosen is chosen from a list.
    static let rowClaim = Question<ClaimChoice>.choice(
        "claim", "problem-field.claim", "problem-claim", .select, missing: ProblemFormIncomplete.claimMissing)
    static let rowResponsible = Question<Member.ID>.one(
        "responsible", "problem-field.responsible", missing: Problem.Refused.responsibleMissing)
    static let rowCause = rowWords("cause")
    static let rowMeasure = rowWords("measure")
    static let rowCommitment = rowWords("commitment")

    private static func words(
        _ name: String, rows: Int = 3, help: Bool = false, about: [String] = []
    ) -> Question<Words> {
        Question.words(
            name, "problem-field.\(name)", rows: rows, help: help ? "problem-help.\(name)" : nil, about: about,
            missing: ProblemFormIncomplete.wordsMissing)
    }

    private static func rowWords(_ name: String) -> Question<Words?> { words(name, rows: 5).optional }

    private static func day(_ name: String) -> Question<Day> {
        Question.day(
            name, "problem-field.\(name)", about: ["problem.deadlineInPast", "problem.deadlineNotLater"],
            missing: ProblemFormIncomplete.dayMissing)
    }

    private static func number(
        _ name: String, _ least: Int, help: Bool = false, about: [String]
    ) -> Question<Int> {
        Question.number(
            name, "problem-field.\(name)", least...1_000_000, help: help ? "problem-help.\(name)" : nil, about: about,
            missing: ProblemFormIncomplete.numberMissing)
    }

    private static func reason(_ name: String) -> Question<String> {
        Question.text(
            name, "problem-field.\(name)", .area(rows: 2, limit: TextLimit.paragraph), help: "problem-help.\(name)",
            about: ["problem.reasonMissing"], missing: Problem.Refused.reasonMissing)
    }
}
