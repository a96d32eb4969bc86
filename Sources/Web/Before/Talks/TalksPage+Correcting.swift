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
        guard talks.mayDeny(talk, me), step.allows(.denyTalk), step.record.facts.campaignOpen else { return }
        let typed = correcting.flatMap { $0["change"] == nil && $0["talk"] == talk.id.text ? $0 : nil }
        let denied = talks.denials(of: talk).contains { $0.by == me }
        if denied {
            html.postForm(to: step.path("talks/confirm"), token: step.shell.formToken, .class("actions")) { html in
                html.input(.type(.hidden), .name("talk"), .value(talk.id.text))
                html.button(.class("button button-quiet"), text: language.text("talks.confirm-button"))
            }
        }
        html.element("details", [.class("correction")] + (typed == nil ? [] : [.open])) { html in
            html.summary(text: language.text("deny.open"))
            html.postForm(to: step.path("talks/deny"), token: step.shell.formToken, .class("form")) { html in
                html.input(.type(.hidden), .name("talk"), .value(talk.id.text))
                let id = "deny-\(talk.id)"
                html.fieldset(.class("field")) { html in
                    html.legend(.class("label"), text: language.text("deny.kind"))
                    html.div(.class("segments")) { html in
                        for kind in Talks.Denial.Kind.allCases {
                            html.label(.class("segment")) { html in
                                let checked: [Attribute] = typed?["kind"] == kind.rawValue ? [.checked] : []
                                html.open(
                                    "input",
                                    [.type(.radio), .name("kind"), .value(kind.rawValue), .required] + checked)
                                html.span(text: language.word("denial-kind", kind))
                            }
                        }
                    }
                }
                html.div(.class("field")) { html in
                    html.label(.class("label"), .for(id)) { html in
                        html.text(language.text("deny.word"))
                        html.span(.class("label-note"), text: language.text("form.optional"))
                    }
                    html.p(.class("help"), text: language.text("deny.word-help"))
                    html.textarea(
                        .id(id), .name("word"), .rows(2), .maxLength(Talks.noteLimit), text: typed?["word"] ?? "")
                }
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
        func form(_ change: String, _ kind: Correction.Kind) -> CorrectionForm? {
            step.correction(
                change, of: talk.id.text, at: "talks/correct", kind, standing, by: .correctTalk, typed: correcting)
        }
        if let form = form("talk", .corrected) {
            html.correction(form, in: language) { html in
                html.correctedDay(form, label: language.text("correct.day"), value: talk.on, until: step.record.today)
                html.correctedChoice(
                    "depth", form, label: language.text("talks.depth"), value: talk.depth.rawValue,
                    Talks.Depth.allCases.map { Choice($0.rawValue, language.word("talk-depth", $0)) })
                html.correctedChoice(
                    "occasion", form, label: language.text("talks.occasion"), value: talk.occasion.rawValue,
                    Talks.Occasion.allCases.map { Choice($0.rawValue, language.word("talk-occasion", $0)) })
            }
        }
        if let form = form("withdraw", .withdrawn) { html.correction(form, in: language) }
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
        talk.on = try form.requiredDay("on")
        talk.depth = form.choice("depth", of: Talks.Depth.self) ?? talk.depth
        talk.occasion = form.choice("occasion", of: Talks.Occasion.self) ?? talk.occasion
        return .talk(as: talk)
    }
}
