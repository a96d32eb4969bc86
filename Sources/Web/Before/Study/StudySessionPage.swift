import Operations
import PartyLife

/// One study session: what and who, signing in while it lasts, the draws, and what people made of it.
struct StudySessionPage {
    let step: PreparationStep
    let session: Study.Session
    /// Reflections that the reader may read.
    let words: OpenedWords

    var language: Language { step.language }
    var study: Study { step.record.study }
    var me: Member.ID { step.person.member }
    var isOpen: Bool { study.isCheckInOpen(session.id, on: step.record.today) }
    var isToday: Bool { session.on == step.record.today && step.studyClosed == nil }

    func path(_ rest: String = "") -> String { step.path("study/sessions/\(session.id)") + rest }

    func html(notice: Banner?) -> HTML {
        // Draws and reflections stay in the branch.
        let (signsIn, reflects) = (isOpen, step.isMember && mayReflect)
        return step.page(title, notice: notice, below: Link(language.text("study.title"), step.path("study"))) { html in
            html.stepDesk(signsIn || reflects ? .doing : .whole) { html in
                facts(&html)
            } doing: { html in
                if signsIn { signingIn(&html) }
                if reflects, !signsIn { reflections(isNext: true, &html) }
            } rest: { html in
                guard step.isMember else { return }
                draws(&html)
                if !reflects || signsIn { reflections(isNext: false, &html) }
                corrections(&html)
            }
        }
    }

    var title: String {
        language.text(
            "study.session", ["day": step.day(session.on), "form": language.word("study-form", session.form)])
    }

    private func facts(_ html: inout HTML) {
        html.dl(.class("facts")) { html in
            fact("study.texts", language.names(step.titles(of: session)), &html)
            fact("study.place", session.place, &html)
            fact("study.lecturer", session.lecturer ?? "", &html)
            fact("study.organiser", session.organiser ?? "", &html)
            fact("study.attended", language.names(session.attended.map(shown)), &html)
            let others = step.expected.filter { !session.attended.contains($0.id) }
            fact(isOpen ? "study.not-signed-in" : "study.not-attended", language.names(others.map(\.name)), &html)
        }
    }

    private func fact(_ key: String, _ value: String, _ html: inout HTML) {
        guard !value.isEmpty else { return }
        html.fact(language.text(key), value, style: .names)
    }

    private func shown(_ member: Member.ID) -> String {
        let name = step.record.name(member)
        guard session.presence(of: member) == .online, session.form != .online else { return name }
        return language.text("study.online-name", ["name": name])
    }

    /// 签到: the code on the wall, who has come, and who has no phone at hand.
    private func signingIn(_ html: inout HTML) {
        html.section(.class("block"), .id("check-in")) { html in
            html.h2(text: language.text("study.check-in"))
            guard step.allows(.recordStudy) else {
                let isHere = session.attended.contains(me)
                return html.p(text: language.text(isHere ? "study.you-are-in" : "study.scan"))
            }
            html.div(.class("actions")) { html in
                html.a(.class("button button-primary"), .href(path("/qr")), text: language.text("study.show-code"))
            }
            let waiting = step.record.facts.branch.members.filter { !session.attended.contains($0.id) }
            if !waiting.isEmpty {
                html.details { html in
                    html.summary(text: language.text("study.no-phone"))
                    html.postForm(to: path("/admit"), token: step.shell.formToken, .class("form")) { html in
                        html.ask(
                            StudyQuestions.admitted, of: waiting.map { Choice($0.id.text, $0.name) }, in: language)
                        html.div(.class("actions")) { html in
                            html.button(.class("button"), text: language.text("study.admit-button"))
                        }
                    }
                }
            }
            html.postForm(to: path("/end"), token: step.shell.formToken, .class("actions")) { html in
                html.button(.class("button button-quiet"), text: language.text("study.end-button"))
                html.span(.class("actions-why"), text: language.text("study.end-help"))
            }
        }
    }
}
