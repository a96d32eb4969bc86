import Operations
import PartyLife

/// The forms by which a problem is moved on.
struct ProblemForms {
    let record: ProblemRecord
    let shell: Shell

    private typealias Ask = ProblemQuestions
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
        case .cause: html.ask(Ask.cause, text: record.words[problem.cause], in: language)
        case .measure: measure(&html)
        case .commitment: html.ask(Ask.commitment, text: record.words[problem.commitment], in: language)
        case .progress: html.ask(Ask.progress, in: language)
        case .result: html.ask(Ask.result, in: language)
        case .verification: verification(&html)
        case .writeOff:
            html.p(.class("hint"), text: language.text("problem-hint.\(offer.act.rawValue)"))
        case .sendBack: html.ask(Ask.returnNote, in: language)
        case .acceptance:
            html.ask(Ask.how, in: language)
            html.ask(Ask.asked, in: language)
            html.ask(Ask.agreed, in: language)
        case .lookBack:
            html.ask(Ask.stands, in: language)
            html.ask(Ask.lookBackNote, in: language)
        case .extend:
            let first = (problem.plan?.deadline).map { max($0 + 1, record.today) } ?? record.today
            html.ask(Ask.extensionDay, in: language, .min(first.description))
            html.ask(Ask.extensionReason, in: language)
        case .carryOver: html.ask(Ask.carryOverReason, in: language)
        case .merge: merge(&html)
        }
    }

    private func claim(_ offer: ProblemOffer, _ html: inout HTML) {
        let open = offer.claims.isEmpty ? [ClaimChoice.own] : offer.claims
        let subject = problem.subject.flatMap { record.names[$0] } ?? ""
        let suggested = problem.subject == nil ? ClaimChoice.branch : open.contains(.subject) ? .subject : .own
        let choices = open.map {
            Choice($0.rawValue, language.text("problem-claim.\($0.rawValue)", ["person": subject]))
        }
        html.ask(Ask.claim, open.contains(suggested) ? suggested : open[0], of: choices, in: language)
    }

    private func measure(_ html: inout HTML) {
        let plan = problem.plan
        html.ask(Ask.measure, text: record.words[plan?.measure], in: language)
        html.ask(Ask.deadline, plan?.deadline, in: language, .min(record.today.description))
        html.ask(
            Ask.responsible, plan?.responsible ?? problem.claimant.map { [$0] },
            of: record.facts.branch.members.map { Choice($0.id.text, $0.name) }, in: language)
        html.ask(Ask.priority, plan?.priority ?? .ordinary, in: language)
        html.ask(Ask.difficulty, plan?.difficulty ?? .middling, in: language)
    }

    /// What verifying leads to, and what is still open after it, above the words that it asks for.
    private func verification(_ html: inout HTML) {
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
        html.ask(Ask.looked, in: language)
        html.ask(Ask.askedWhom, in: language)
        html.ask(Ask.askedPersons, in: language)
    }

    private func merge(_ html: inout HTML) {
        let choices = record.others.map { other in
            let number = language.text("problem.number", ["n": other.problem.number])
            let shown = [number, record.words[other.problem.text]].compactMap(\.self)
            return Choice(other.id.text, shown.joined(separator: " "))
        }
        html.ask(Ask.mergeInto, of: choices, in: language)
    }
}

extension Problem {
    /// The member who claimed it; nil for the branch.
    var claimant: Member.ID? {
        if case .member(let member) = claim { member } else { nil }
    }
}
