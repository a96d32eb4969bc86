import Operations
import PartyLife

/// 我要提意见: what a member thinks of the branch or of somebody in it, with or without showing their name.
extension OpinionsPage {
    var me: Member.ID { step.person.member }

    /// - Parameter isOpen: whether it is what the reader is here for.
    func giving(isOpen isNext: Bool, _ html: inout HTML) {
        let own = opinions.received.filter { $0.givenBy == me }
        html.fold(
            language.text("give-opinion.title"),
            note: own.isEmpty ? "" : language.text("fold.items", ["n": own.count]), id: "give",
            isOpen: isNext
        ) { html in
            given(own, &html)
            if let closed { return html.notYet(language.text("give-opinion.button"), why: step.reason(closed)) }
            html.p(.class("hint"), text: language.text("give-opinion.hint"))
            form(&html)
        }
    }

    private func form(_ html: inout HTML) {
        typealias Ask = OpinionQuestions
        html.postForm(
            to: step.path("opinions/give"), token: step.shell.formToken, .class("form"), .data("guard", "")
        ) { html in
            html.ask(Ask.id, id, in: language)
            html.ask(Ask.whom, of: targets { $0.id != me }, in: language)
            html.ask(Ask.named, true, in: language)
            html.ul(.class("hint")) { html in
                html.li(text: language.text("give-opinion.seen-named"))
                html.li(text: language.text("give-opinion.seen-unnamed"))
            }
            html.ask(Ask.givenText, in: language)
            html.div(.class("actions")) { html in
                html.button(.class("button"), text: language.text("give-opinion.button"))
            }
        }
    }

    /// What the reader gave under their name, with what has become of it.
    private func given(_ own: [Opinions.Opinion], _ html: inout HTML) {
        guard !own.isEmpty else { return }
        html.h3(text: language.text("give-opinion.given"))
        for opinion in own {
            html.confidential(language.text("give-opinion.seen-named"), in: language) { html in
                html.blockquote(.class("lines"), text: words[opinion.text])
                let state =
                    opinion.delivered.map { language.text("give-opinion.delivered", ["day": step.day($0)]) }
                    ?? language.text("give-opinion.not-yet")
                html.p(.class("hint"), text: target(opinion) + " · " + state)
                corrections(of: opinion, &html)
            }
        }
    }

    /// Who gave an opinion, as far as that is to be seen.
    func giver(of opinion: Opinions.Opinion) -> String? {
        if let member = opinion.givenBy {
            return language.text("give-opinion.by", ["person": step.record.name(member)])
        }
        return opinion.isFromMember == true ? language.text("give-opinion.from-member") : nil
    }
}
