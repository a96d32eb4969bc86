import Operations
import PartyLife

extension TalksPage {
    /// The reader's own talks, the newest first.
    func own(_ html: inout HTML) {
        let own = talks.held.filter { $0.between.contains(me) || $0.recordedBy == me }.sorted {
            ($0.on, $0.id) > ($1.on, $1.id)
        }
        let withdrawn = talks.withdrawn(of: me)
        let isTied = own.contains { !$0.knotUntied && $0.between.contains(me) }
        html.fold(
            language.text("talks.own"), note: language.text("fold.times", ["n": own.count]), id: "own", isOpen: isTied
        ) { html in
            guard !own.isEmpty || !withdrawn.isEmpty else {
                return html.emptyState(language.text("talks.empty"), language.text("talks.empty-hint"))
            }
            html.ol(.class("timeline")) { html in
                for talk in own {
                    html.li(.class("timeline-item spaced")) { html in row(talk, &html) }
                }
            }
            for past in withdrawn { corrected(past, &html) }
        }
    }

    private func row(_ talk: Talks.Talk, _ html: inout HTML) {
        html.div(.class("timeline-head")) { html in
            html.span(.class("timeline-name"), text: name(talk))
            html.span(.class("timeline-when"), text: step.day(talk.on))
            html.span(.class("timeline-who")) { html in
                let topics = (talk.topics ?? []).map { language.word("talk-topic", $0) }
                let facts = [language.word("talk-depth", talk.depth), language.word("talk-occasion", talk.occasion)]
                html.text((facts + (topics.isEmpty ? [] : [language.names(topics)])).joined(separator: " · "))
            }
        }
        let awaited = talks.awaited(for: talk).filter { $0 != me }
        if !awaited.isEmpty {
            let names = language.names(awaited.map(step.record.name))
            html.p(.class("hint"), text: language.text("talks.awaits", ["names": names]))
        }
        let added = talks.confirmations.filter { $0.talk == talk.id }.map(\.note)
        let notes = ([talk.note] + added).compactMap { words[$0] }
        if !notes.isEmpty {
            html.confidential(language.text("talks.seen-by-two"), in: language) { html in
                for note in notes { html.p(.class("lines"), text: note) }
            }
        }
        if !talk.knotUntied, talk.between.contains(me) { untie(talk, &html) }
        denials(of: talk, &html)
        corrections(of: talk, &html)
    }

    /// The other of the two; both where the reader noted a talk of others.
    private func name(_ talk: Talks.Talk) -> String {
        talk.between.contains(me) ? step.record.name(talk.between.first { $0 != me }) : pair(talk.between)
    }

    private func untie(_ talk: Talks.Talk, _ html: inout HTML) {
        guard step.can(.untie(talk.id, on: step.record.today), talks).isOpen else {
            return html.p(.class("hint"), text: language.text("talks.still-tied"))
        }
        html.postForm(to: step.path("talks/untie"), token: step.shell.formToken, .class("actions")) { html in
            html.ask(TalkQuestions.talk, talk.id, in: language)
            html.span(.class("actions-why"), text: language.text("talks.still-tied"))
            html.a(
                .class("button"), .href(step.path("talks") + "?again=\(talk.id)#record"),
                text: language.text("talks.again"))
            html.button(.class("button button-quiet"), text: language.text("talks.untie-button"))
        }
    }
}
