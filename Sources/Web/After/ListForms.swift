import PartyLife

/// What is missing in a form before the rules can be asked.
enum ListFormError: Refusal {
    static let area = "list-form"
    case problemMissing
    case sourceMissing
    case resultMissing
    case mergeMissing
    case mergeSame
    case scopeMissing
    case rowsEmpty
}

/// What the forms of the problem list ask.
enum ListQuestions {
    static let text = Question.words(
        "text", "problem-list.problem", rows: 4, help: "problem-list.problem-help",
        missing: ListFormError.problemMissing)
    static let source = Question<ProblemSource>.choice(
        "source", "problem-list.source", "problem-source", .select, missing: ListFormError.sourceMissing)
    static let aspect = Question.text("aspect", "problem-list.aspect", .select).optional
    static let subject = Question<Member.ID>.one(
        "subject", "problem-list.subject", help: "problem-list.subject-help", about: ["problem.notMember"]
    ).optional
    static let fixed = Question.tick("fixed", "problem-list.fixed")
    static let result = Question.words("result", "problem-list.result", help: "problem-list.result-help").optional

    static let mergeFrom = Question<Problem.ID>.one(
        "problem", "problem-list.merge-from", missing: ListFormError.mergeMissing)
    static let mergeInto = Question<Problem.ID>.one(
        "into", "problem-list.merge-into", about: ["problem.mergeTargetUnknown"], missing: ListFormError.mergeMissing)

    static let scope = Question<Problem.Scope>.choice(
        "scope", "problem-list.scope", "posting-scope", help: "problem-list.scope-hint",
        missing: ListFormError.scopeMissing)
    /// A text to be posted; empty, its problem is held back.
    static let posted = Question.words("posted", "problem-list.text-of", rows: 2).optional
}

extension Form {
    /// A further problem, and how it was put right at once; its number is given when it enters the list.
    func finding(on today: Day) throws -> (finding: Problem.Finding, fixed: Words?) {
        typealias Ask = ListQuestions
        let lacksResult = self["fixed"] != nil && words("result") == nil
        let (text, source, aspect, subject, isFixed, result) = try answers(
            Ask.text, Ask.source, Ask.aspect, Ask.subject, Ask.fixed, Ask.result,
            lacking: lacksResult ? [.init(field: "result", refusal: ListFormError.resultMissing)] : [])
        let finding = Problem.Finding(
            number: 0, text: text, source: source, aspect: aspect, subject: subject, on: today)
        return (finding, isFixed ? result : nil)
    }

    /// The texts to be posted, without those that were left empty.
    func postedTexts() throws -> [Problem.ID: Words] {
        var texts: [Problem.ID: Words] = [:]
        for id in indexed(ListQuestions.posted.name).compactMap({ Problem.ID($0.key) }) {
            texts[id] = try answers(ListQuestions.posted.of(id))
        }
        return texts
    }
}
