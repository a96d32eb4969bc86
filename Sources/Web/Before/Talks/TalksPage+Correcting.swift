import Operations
import PartyLife

/// 更正、撤回 of talks, and the other's 否认.
extension TalksPage {
    /// Talks that the reader noted and the other denies.
    func toSettle(_ html: inout HTML) {
        let denied = talks.toSettle(by: me)
        guard !denied.isEmpty else { return }
        html.section(.class("block"), .id("settle")) { html in
            html.h2(text: language.text("deny.settle"))
            html.p(.class("hint"), text: language.text("deny.settle-hint"))
            for talk in denied {
                html.p(text: pair(talk.between) + " · " + step.day(talk.on))
                said(of: talk, &html)
            }
        }
    }

    /// What was said against a talk, and the form to say so.
    func denials(of talk: Talks.Talk, _ html: inout HTML) {
        if talks.isDenied(talk) {
            html.p(.class("hint")) { html in
                html.light(.dueSoon(days: 0), word: language.text("deny.not-counted"), in: language)
            }
            said(of: talk, &html)
        }
        if !talks.toConfirm(by: me).contains(where: { $0.id == talk.id }) { denial(of: talk, &html) }
    }

    private func said(of talk: Talks.Talk, _ html: inout HTML) {
        for one in talks.denials(of: talk) {
            let values: [String: any TextValue] = [
                "person": step.record.name(one.by), "day": step.day(one.on),
                "kind": language.word("denial-kind", one.kind),
            ]
            html.p(.class("hint"), text: language.text("deny.said", values))
            if let word = words[one.word] { html.p(.class("lines"), text: word) }
        }
    }

    /// One of the two says that it was not so.
    func denial(of talk: Talks.Talk, _ html: inout HTML) {
        guard step.can(.deny(talk.id, .notHeld, .plain("·")), talks).isOpen else { return }
        if talks.denials(of: talk).contains(where: { $0.by == me }) {
            html.postForm(to: step.path("talks/confirm"), token: step.shell.formToken, .class("actions")) { html in
                html.ask(TalkQuestions.talk, talk.id, in: language)
                html.button(.class("button button-quiet"), text: language.text("talks.confirm-button"))
            }
        }
        html.details(.class("correction")) { html in
            html.summary(text: language.text("deny.open"))
            html.postForm(to: step.path("talks/deny"), token: step.shell.formToken, .class("form")) { html in
                html.ask(TalkQuestions.talk, talk.id, in: language)
                html.ask(TalkQuestions.denial, in: language)
                html.ask(TalkQuestions.denialWord, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("deny.button"))
                    html.span(.class("actions-why"), text: language.text("deny.effect"))
                }
            }
        }
    }

    func corrections(of talk: Talks.Talk, _ html: inout HTML) {
        for past in talks.corrections(of: talk.id) { corrected(past, &html) }
        let standing = talks.standing(of: talk.id, on: step.record.today, knowing: step.record.facts)
        func form(_ change: String, _ kind: Correction.Kind, _ wanted: Talks.Amendment) -> CorrectionForm? {
            step.correction(
                change, of: talk.id.text, at: "talks/correct", kind, standing,
                by: .correct(wanted, reason: .plain("·")), talks)
        }
        if let form = form("talk", .corrected, .talk(as: talk)) {
            html.correction(form, in: language) { html in
                html.ask(TalkQuestions.on, talk.on, in: language, .max(step.record.today.description))
                html.ask(TalkQuestions.depth, talk.depth, in: language)
                html.ask(TalkQuestions.occasion, talk.occasion, in: language)
            }
        }
        if let form = form("withdraw", .withdrawn, .talkWithdrawn(talk: talk.id)) {
            html.correction(form, in: language)
        }
    }

    func corrected(_ past: Corrected<Talks.Talk>, _ html: inout HTML) {
        let old = past.before
        let what = [
            pair(old.between), step.day(old.on), language.word("talk-depth", old.depth),
            language.word("talk-occasion", old.occasion),
        ]
        step.corrected(past.correction, words, before: what.joined(separator: " · "), &html)
    }

    /// What the form of a correction asks for.
    static func change(_ form: Form, in talks: Talks) throws -> Talks.Amendment {
        guard let id = form.identifier("record", of: Talks.Talk.self),
            var talk = talks.held.first(where: { $0.id == id })
        else { throw Talks.Refused.unknownTalk }
        guard form["change"] == "talk" else { return .talkWithdrawn(talk: id) }
        (talk.on, talk.depth, talk.occasion) = try form.answers(
            TalkQuestions.on, TalkQuestions.depth.or(talk.depth), TalkQuestions.occasion.or(talk.occasion))
        return .talk(as: talk)
    }
}
