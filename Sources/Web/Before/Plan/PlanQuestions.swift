import PartyLife

/// What the forms of the plan ask.
enum PlanQuestions {
    /// An element of the plan. A draft may lack any of them; what a plan that is submitted lacks is marked by the rule.
    static func element(_ element: Plan.Element) -> AskedField {
        let control: AskedField.Control =
            switch element {
            case .leader: .select
            case .goals, .problems, .people, .means: .area(rows: 3, limit: TextLimit.paragraph)
            case .content: .area(rows: 8, limit: TextLimit.pages)
            case .form, .frequency, .place: .line(limit: TextLimit.line)
            case .meetingDay: .day
            case .startsAt: .time
            }
        let help: String? =
            switch element {
            case .problems, .leader, .people, .means: "plan.help.\(element.rawValue)"
            default: nil
            }
        let about: [String] =
            switch element {
            case .leader: ["plan.leaderNotOfBranch"]
            case .meetingDay: ["plan.meetingOutsideWindow", "plan.meetingInPast"]
            default: []
            }
        var field = AskedField(element.rawValue, "plan.\(element.rawValue)", control, help: help, about: about)
        field.isRequired = element.isRequired
        return field
    }

    static let criteria = Question<[Plan.Criterion]>.choices(
        "criteria", "plan.criteria", "plan-criterion", .lines, help: "plan.criteria-help",
        about: ["plan.criteriaNotMet"])
    static let qualities = Question<[Plan.Quality]>.choices(
        "qualities", "plan.qualities", "plan-quality", .lines, help: "plan.qualities-help",
        about: ["plan.qualitiesNotMet"])
    static let reasons = Question<[Plan.ReturnReason]>.choices(
        "reasons", "plan.reasons", "plan-return-reason", .lines, help: "plan.reasons-help",
        about: ["plan.returnNeedsReason"])
    static let remark = Question.text(
        "remark", "plan.remark", .area(rows: 4, limit: TextLimit.paragraph), help: "plan.remark-help",
        about: ["plan.returnNeedsRemark"]
    ).optional
    /// What is to be changed at one place of the plan.
    static func note(_ element: Plan.Element) -> Question<String?> {
        Question.text("note", "plan.\(element.rawValue)", .area(rows: 2, limit: TextLimit.paragraph)).of(
            element.rawValue
        ).optional
    }

    static let day = Question.day("day", "plan.new-day", about: ["plan.meetingOutsideWindow", "plan.meetingInPast"])
    static let reason = Question.text(
        "reason", "plan.change-reason", .area(rows: 3, limit: TextLimit.paragraph), about: ["plan.reasonMissing"],
        missing: Plan.Refused.reasonMissing)
}
