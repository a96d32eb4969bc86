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
            isOpen: isNext || typed?["named"] != nil
        ) { html in
            given(own, &html)
            guard isOpen else {
                return html.notYet(
                    language.text("give-opinion.button"), why: step.reason(Opinions.Refused.campaignNotOpen))
            }
            html.p(.class("hint"), text: language.text("give-opinion.hint"))
            form(&html)
        }
    }

    private func form(_ html: inout HTML) {
        let typed = typed.flatMap { $0["named"] == nil ? nil : $0 }
        html.postForm(
            to: step.path("opinions/give"), token: step.shell.formToken, .class("form"), .data("guard", "")
        ) { html in
            html.input(.type(.hidden), .name("id"), .value(typed?["id"] ?? entry.id))
            html.select(
                Field("whom", label: language.text("give-opinion.about"), value: typed?["whom"] ?? ""),
                [Choice(OpinionForm.branch, language.text("opinions.the-branch"))]
                    + step.record.facts.branch.members.filter { $0.id != me }.map { Choice($0.id.text, $0.name) },
                in: language)
            html.segments(
                Field("named", label: language.text("give-opinion.name"), value: typed?["named"] ?? "yes"),
                [
                    Choice("yes", language.text("give-opinion.named")),
                    Choice("no", language.text("give-opinion.unnamed")),
                ], in: language)
            html.ul(.class("hint")) { html in
                html.li(text: language.text("give-opinion.seen-named"))
                html.li(text: language.text("give-opinion.seen-unnamed"))
            }
            html.textArea(
                Field("opinion-text", label: language.text("give-opinion.text"), value: typed?["opinion-text"] ?? ""),
                rows: 4, in: language, .maxLength(Words.limit))
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

    /// The opinion that a member's form speaks of.
    static func given(
        _ form: Form, else id: Identifier<Opinions.Opinion>, on today: Day
    ) throws(IncompleteForm) -> (opinion: Opinions.Opinion, named: Bool) {
        let target: Opinions.Target
        if form["whom"] == OpinionForm.branch {
            target = .branch
        } else if let member = form.identifier("whom", of: Member.self) {
            target = .member(member)
        } else {
            throw .noPerson
        }
        guard let named = form["named"], ["yes", "no"].contains(named) else { throw .noChoice }
        let text = try form.requiredWords("opinion-text").withoutPastedMarks()
        let opinion = Opinions.Opinion(
            id: form.identifier("id", of: Opinions.Opinion.self) ?? id, channel: .letter, on: today, target: target,
            text: text)
        return (opinion, named == "yes")
    }
}
