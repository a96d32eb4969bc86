import Operations
import PartyLife

/// The forms by which a problem is moved on, filled with what was typed where one was refused.
struct ProblemForms {
    let record: ProblemRecord
    let shell: Shell
    /// The form that was refused, and what was typed in it.
    let refused: ProblemPage.RefusedForm?

    private var language: Language { shell.preferences.language }
    private var problem: Problem { record.problem }

    func form(_ offer: ProblemOffer, isPrimary: Bool, _ html: inout HTML) {
        let path = Paths.problem(record.ref.id) + "/" + offer.act.rawValue
        html.postForm(to: path, token: shell.formToken, .class("form"), .data("guard", "")) { html in
            fields(offer, &html)
            html.div(.class("actions")) { html in
                html.button(
                    .class(isPrimary ? "button button-primary" : "button"),
                    text: language.text("problem-do.\(offer.act.rawValue)"))
            }
        }
    }

    private func fields(_ offer: ProblemOffer, _ html: inout HTML) {
        switch offer.act {
        case .claim: claim(offer, &html)
        case .cause: area("cause", offer.act, value: record.words[problem.cause], rows: 4, &html)
        case .measure: measure(offer.act, &html)
        case .commitment: area("commitment", offer.act, value: record.words[problem.commitment], rows: 3, &html)
        case .progress: area("progress", offer.act, rows: 3, &html)
        case .result: area("result", offer.act, rows: 4, &html)
        case .verification: verification(offer.act, &html)
        case .writeOff:
            html.p(.class("hint"), text: language.text("problem-hint.\(offer.act.rawValue)"))
        case .sendBack: area("return-note", offer.act, rows: 3, &html)
        case .acceptance: acceptance(offer.act, &html)
        case .lookBack: lookBack(offer.act, &html)
        case .extend: extend(offer.act, &html)
        case .carryOver: area("carry-over-reason", offer.act, rows: 2, &html)
        case .merge: merge(offer.act, &html)
        }
    }

    private func field(_ name: String, _ act: ProblemAct, value: String? = nil, required: Bool = true) -> Field {
        let help = "problem-help.\(name)"
        return Field(
            name, label: language.text("problem-field.\(name)"), value: typed(name, act) ?? value ?? "",
            help: language.has(help) ? language.text(help) : "", required: required)
    }

    private func typed(_ name: String, _ act: ProblemAct) -> String? {
        refused?.act == act ? refused?.typed[name] : nil
    }

    private func area(_ name: String, _ act: ProblemAct, value: String? = nil, rows: Int, _ html: inout HTML) {
        html.textArea(field(name, act, value: value), rows: rows, in: language)
    }

    private func choices<C: RawRepresentable<String>>(_ group: String, _ cases: [C]) -> [Choice] {
        cases.map { Choice($0.rawValue, language.word(group, $0)) }
    }

    private func claim(_ offer: ProblemOffer, _ html: inout HTML) {
        let open = offer.claims.isEmpty ? [ClaimChoice.own] : offer.claims
        let subject = problem.subject.flatMap { record.names[$0] } ?? ""
        let suggested = problem.subject == nil ? ClaimChoice.branch : open.contains(.subject) ? .subject : .own
        html.segments(
            field("claim", .claim, value: open.contains(suggested) ? suggested.rawValue : open[0].rawValue),
            open.map { Choice($0.rawValue, language.text("problem-claim.\($0.rawValue)", ["person": subject])) },
            in: language)
    }

    private func measure(_ act: ProblemAct, _ html: inout HTML) {
        let plan = problem.plan
        area("measure", act, value: record.words[plan?.measure], rows: 4, &html)
        html.input(
            field("deadline", act, value: plan?.deadline.description), type: .date, in: language,
            .min(record.today.description))
        responsible(act, &html)
        html.segments(
            field("priority", act, value: (plan?.priority ?? .ordinary).rawValue),
            choices("priority", Problem.Priority.allCases), in: language)
        html.segments(
            field("difficulty", act, value: (plan?.difficulty ?? .middling).rawValue),
            choices("difficulty", Problem.Difficulty.allCases), in: language)
    }

    private func responsible(_ act: ProblemAct, _ html: inout HTML) {
        let chosen: Set<Member.ID> =
            if let refused, refused.act == act {
                Set(refused.typed.identifiers("responsible", of: Member.self))
            } else {
                Set(problem.plan?.responsible ?? problem.claimant.map { [$0] } ?? [])
            }
        html.fieldset(.class("field")) { html in
            html.legend(.class("label"), text: language.text("problem-field.responsible"))
            html.errorBeside("responsible")
            html.div(.class("tap-grid")) { html in
                for member in record.facts.branch.members {
                    html.tap("responsible", member.id.text, member.name, isChosen: chosen.contains(member.id))
                }
            }
        }
    }

    /// What verifying leads to, and what is still open after it, above the words that it asks for.
    private func verification(_ act: ProblemAct, _ html: inout HTML) {
        let responsible = (problem.plan?.responsible ?? problem.claimant.map { [$0] } ?? []).compactMap {
            record.names[$0]
        }
        var reaches: [Weighing.Line] = []
        if !responsible.isEmpty { reaches.append(.init(language.text("weighing.responsible"), of: responsible)) }
        var open = [Weighing.Line(language.text("problem-weighing.after-verification"))]
        if problem.isOverdue(on: record.today), let deadline = problem.plan?.deadline {
            let days = ["n": record.today - deadline]
            open.insert(.init(language.text("problem-weighing.late", days)), at: 0)
        }
        html.weighing(
            Weighing(does: [.init(language.text("problem-hint.verification"))], reaches: reaches, open: open),
            in: language)
        area("looked", act, rows: 3, &html)
        area("asked-whom", act, rows: 2, &html)
        html.input(field("asked-persons", act), type: .number, in: language, .min("1"), .inputMode("numeric"))
    }

    private func acceptance(_ act: ProblemAct, _ html: inout HTML) {
        html.segments(
            field("how", act), choices("acceptance", Problem.AcceptanceKind.allCases), in: language)
        html.input(field("asked", act), type: .number, in: language, .min("1"), .inputMode("numeric"))
        html.input(field("agreed", act), type: .number, in: language, .min("0"), .inputMode("numeric"))
    }

    private func lookBack(_ act: ProblemAct, _ html: inout HTML) {
        let choices = ["yes", "no"].map { Choice($0, language.text("problem-stands.\($0)")) }
        html.segments(field("stands", act), choices, in: language)
        html.textArea(field("look-back-note", act, required: false), rows: 3, in: language)
    }

    private func extend(_ act: ProblemAct, _ html: inout HTML) {
        let first = (problem.plan?.deadline).map { max($0 + 1, record.today) } ?? record.today
        html.input(field("extension-day", act), type: .date, in: language, .min(first.description))
        area("extension-reason", act, rows: 2, &html)
    }

    private func merge(_ act: ProblemAct, _ html: inout HTML) {
        let choices = record.others.map { other in
            let number = language.text("problem.number", ["n": other.problem.number])
            let shown = [number, record.words[other.problem.text]].compactMap(\.self)
            return Choice(other.id.text, shown.joined(separator: " "))
        }
        html.select(field("merge-into", act), choices, in: language)
    }
}

extension HTML {
    fileprivate mutating func tap(_ name: String, _ value: String, _ caption: String, isChosen: Bool) {
        label(.class("tap")) { html in
            let checked: [Attribute] = isChosen ? [.checked] : []
            html.open("input", [.type(.checkbox), .name(name), .value(value)] + checked)
            html.span(text: caption)
        }
    }
}

extension Problem {
    /// The member who claimed it; nil for the branch.
    var claimant: Member.ID? {
        if case .member(let member) = claim { member } else { nil }
    }
}
