import Operations
import PartyLife

/// 代录: the paper of a member who cannot write it here, entered by a committee member.
struct ProxyEntryPage {
    let step: PreparationStep
    let record: ExaminationRecord
    let paper: ExaminationPage

    private var language: Language { step.language }
    private var path: String { step.path("examinations/\(record.author)/entry") }

    func html(notice: Banner?) -> HTML {
        let list = Link(language.text("examination.list"), step.path("examinations"))
        return step.page(language.text("proxy.title", ["name": record.authorName]), notice: notice, below: list) {
            html in
            html.p(.class("hint"), text: language.text("proxy.hint", ["name": record.authorName]))
            if let refusal { return html.notYet(language.text("proxy.do"), why: step.reason(refusal)) }
            html.errorSummary(paper.marked, in: language)
            html.confidential(language.text("proxy.seen", ["name": record.authorName]), in: language) { html in
                html.postForm(to: path, token: step.shell.formToken, .class("form"), .noValidate) { html in
                    about(&html)
                    paper.paper(&html)
                    html.div(.class("actions")) { html in
                        html.button(.class("button button-primary"), text: language.text("proxy.do"))
                    }
                    html.unclassifiedLine(in: language)
                }
            }
        }
    }

    private func about(_ html: inout HTML) {
        let entry = record.examination.entry
        html.ask(ReviewQuestions.source, entry?.from, in: language)
        let others = step.record.facts.branch.members.filter {
            $0.id != record.author && $0.id != step.person.member
        }
        html.ask(
            ReviewQuestions.witness, entry?.witness, of: others.map { Choice($0.id.text, $0.name) }, in: language)
    }

    /// Why nothing can be entered now.
    private var refusal: SelfExamination.Refused? {
        guard step.allows(.enterForMember) else { return .campaignNotOpen }
        return switch record.examination.state {
        case .drafted: .authorWrites
        case .submitted: .underReview
        case .accepted: .alreadyAccepted
        case .none, .entered, .returned: record.meetingHeld ? .meetingHeld : nil
        }
    }
}

extension HTML {
    /// That a paper was entered for its author, by whom and from what, and who has confirmed it.
    mutating func entryLine(_ entry: SelfExamination.ProxyEntry, _ names: [Member.ID: String], step: PreparationStep) {
        let language = step.language
        func name(_ id: Member.ID?) -> String { id.flatMap { names[$0] } ?? step.record.name(id) }
        let values: [String: any TextValue] = [
            "recorder": name(entry.by), "from": language.word("entry-source", entry.from), "day": step.day(entry.on),
        ]
        p(.class("hint")) { html in
            html.span(.class("badge"), text: language.text("proxy.badge"))
            html.text(" " + language.text("proxy.entered-by", values) + " ")
            if let how = entry.confirmed, let day = entry.confirmedOn {
                let values: [String: any TextValue] = [
                    "person": name(entry.confirmedBy), "how": language.word("entry-confirmation", how),
                    "day": step.day(day),
                ]
                html.text(language.text("proxy.confirmed-by", values))
            } else {
                html.text(language.text("proxy.unconfirmed"))
            }
        }
    }

    /// The one button of whoever is to confirm an entry; somebody who was there says how.
    mutating func confirmEntry(of author: Member.ID, step: PreparationStep) {
        let language = step.language
        let isOwn = author == step.person.member
        let ways: [SelfExamination.EntryConfirmation] = isOwn ? [.own] : [.present, .signed]
        section(.class("block"), .id("confirm")) { html in
            html.p(text: language.text(isOwn ? "proxy.check-own" : "proxy.check-other"))
            html.postForm(
                to: step.path("examinations/\(author)/entry/confirm"), token: step.shell.formToken, .class("actions")
            ) { html in
                for (index, way) in ways.enumerated() {
                    html.button(
                        .class(index == 0 ? "button button-primary" : "button"), .name("how"), .value(way.rawValue),
                        text: language.text("proxy.confirm-\(way.rawValue)"))
                }
            }
        }
    }
}
