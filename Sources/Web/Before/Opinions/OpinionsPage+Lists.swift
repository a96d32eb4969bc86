import Operations
import PartyLife

extension OpinionsPage {
    /// What was handed to the reader.
    private var mine: [Opinions.Opinion] {
        guard step.isMember else { return [] }
        return opinions.distinct.filter { opinion in
            guard opinion.delivered != nil, words[opinion.text] != nil else { return false }
            return opinion.target.member.map { $0 == step.person.member }
                ?? step.person.actor.isCommittee(of: step.record.place.organisation)
        }
    }

    /// What of it waits for the reader's answer.
    var toAnswer: [Opinions.Opinion] {
        mine.filter { words[$0.answer] == nil && mayAnswer($0) }
    }

    private func mayAnswer(_ opinion: Opinions.Opinion) -> Bool {
        step.can(.answer(opinion.id, .plain("·"), on: step.record.today), opinions).isOpen
    }

    /// What was handed to the reader, in the original words; the committee answers what is about the branch. What waits
    /// for an answer comes first.
    func own(_ html: inout HTML) {
        guard step.isMember else { return }
        let waiting = Set(toAnswer.map(\.id))
        let all = mine.filter { waiting.contains($0.id) } + mine.filter { !waiting.contains($0.id) }
        html.fold(
            language.text("opinions.own"), note: language.text("fold.items", ["n": all.count]), id: "own",
            isOpen: !waiting.isEmpty
        ) { html in
            guard !all.isEmpty else {
                return html.emptyState(language.text("opinions.own-empty"), language.text("opinions.own-empty-hint"))
            }
            for opinion in all {
                let seen = opinion.target == .branch ? "opinions.seen-by-committee" : "opinions.seen-by-you"
                html.confidential(language.text("\(seen)"), in: language) { html in
                    html.blockquote(.class("lines"), text: words[opinion.text])
                    if let giver = giver(of: opinion) { html.p(.class("hint"), text: giver) }
                    for other in opinions.received where other.mergedInto == opinion.id {
                        if let text = words[other.text] { html.blockquote(.class("lines"), text: text) }
                    }
                    answer(opinion, &html)
                }
            }
        }
    }

    private func answer(_ opinion: Opinions.Opinion, _ html: inout HTML) {
        if let answer = words[opinion.answer] {
            html.p(.class("hint"), text: language.text("opinions.your-answer"))
            html.p(.class("lines"), text: answer)
            return answerCorrection(opinion, answer, &html)
        }
        guard mayAnswer(opinion) else { return }
        html.postForm(to: step.path("opinions/answer"), token: step.shell.formToken, .class("form")) { html in
            html.ask(OpinionQuestions.opinion, opinion.id, in: language)
            html.ask(OpinionQuestions.answer, in: language)
            html.div(.class("actions")) { html in
                html.button(.class("button"), text: language.text("opinions.answer-button"))
            }
        }
    }

    /// All opinions with their words and what became of each, for those who sort them.
    func list(_ html: inout HTML) {
        let distinct = opinions.distinct.sorted { ($0.on, $0.id) > ($1.on, $1.id) }
        let pages = PageNumber(number: page.number, size: page.size, total: distinct.count)
        let isUnsorted = opinions.received.contains { $0.delivered == nil }
        html.fold(
            language.text("opinions.all"), note: language.text("fold.items", ["n": distinct.count]), id: "all",
            isOpen: isUnsorted || page.number > 1 || merging != nil
        ) { html in
            guard !distinct.isEmpty else {
                return html.emptyState(language.text("opinions.empty"), language.text("opinions.empty-hint"))
            }
            deliver(&html)
            html.div(.class("sealed-table")) { html in
                html.confidential(language.text("opinions.seen-by"), in: language) { html in
                    html.ul(.class("entries")) { html in
                        for opinion in distinct.dropFirst(pages.offset).prefix(pages.size) {
                            html.li { entry(opinion, &$0) }
                        }
                    }
                }
            }
            withdrawn(&html)
            html.pagination(pages, path: step.path("opinions"), in: language)
        }
    }

    private func deliver(_ html: inout HTML) {
        guard step.can(.deliver(on: step.record.today), opinions).isOpen else { return }
        let waiting = opinions.received.count { $0.delivered == nil }
        html.postForm(to: step.path("opinions/deliver"), token: step.shell.formToken, .class("actions")) { html in
            html.button(.class("button"), text: language.text("opinions.deliver-button", ["n": waiting]))
            html.span(.class("actions-why"), text: language.text("opinions.deliver-hint"))
        }
    }

    private func entry(_ opinion: Opinions.Opinion, _ html: inout HTML) {
        html.p(.class("lines"), text: words[opinion.text] ?? "—")
        if let giver = giver(of: opinion) { html.p(.class("hint"), text: giver) }
        for other in opinions.received where other.mergedInto == opinion.id {
            html.p(.class("hint lines"), text: language.text("opinions.merged-in") + (words[other.text] ?? "—"))
            unmerging(other, &html)
        }
        html.div(.class("hint parts")) { html in
            html.whole(target(opinion))
            html.whole(language.word("opinion-channel", opinion.channel))
            html.whole(language.text("opinions.people", ["n": opinion.voices]))
            html.whole(step.day(opinion.on))
            state(opinion, &html)
        }
        html.div(.class("entry-go")) { html in
            corrections(of: opinion, &html)
            if canMerge(opinion) {
                html.a(
                    .href(step.path("opinions") + "?merge=\(opinion.id)#merge"),
                    text: language.text("opinions.merge-link"))
            }
            if mayAddress(opinion) {
                html.a(
                    .href(step.path("opinions") + "?address=\(opinion.id)#address"),
                    text: language.text("opinions-more.address-link"))
            }
        }
    }

    func target(_ opinion: Opinions.Opinion) -> String {
        opinion.target.member.map(step.record.name) ?? language.text("opinions.the-branch")
    }

    private func state(_ opinion: Opinions.Opinion, _ html: inout HTML) {
        if let day = opinion.answered {
            html.light(.onTime, word: language.text("opinions.answered-on", ["day": step.day(day)]), in: language)
        } else if standing.takenUp.contains(opinion.id) {
            html.light(.onTime, word: language.text("opinions-more.is-taken-up"), in: language)
        } else if let day = opinion.delivered, standing.open.contains(opinion.id) {
            html.light(
                .dueSoon(days: 0), word: language.text("opinions-more.delivered-open", ["day": step.day(day)]),
                in: language)
        } else if let day = opinion.delivered {
            html.light(.onTime, word: language.text("opinions.delivered-on", ["day": step.day(day)]), in: language)
        } else {
            html.light(.notStarted, word: language.text("opinions.received"), in: language)
        }
    }

    /// The opinions that already say the same of the same.
    private func mergeable(with one: Opinions.Opinion) -> [Opinions.Opinion] {
        opinions.distinct.filter { $0.target == one.target && step.can(.merge(one.id, into: $0.id), opinions).isOpen }
    }

    /// Tried on the first that speaks of the same.
    private func canMerge(_ one: Opinions.Opinion) -> Bool {
        let other = opinions.distinct.first { $0.id != one.id && $0.target == one.target }
        return other.map { step.can(.merge(one.id, into: $0.id), opinions).isOpen } ?? false
    }

    func mayAddress(_ one: Opinions.Opinion) -> Bool {
        step.can(.address(one.id, to: one.target), opinions).isOpen
    }

    /// The choice of the opinion that already says the same.
    func merge(_ one: Opinions.Opinion, _ html: inout HTML) {
        let others = mergeable(with: one)
        guard !others.isEmpty else { return }
        deciding(one, "merge", title: "opinions.merge", button: "opinions.merge-button", &html) { html in
            html.ask(
                OpinionQuestions.into, of: others.map { Choice($0.id.text, words[$0.text] ?? "—") },
                label: language.text("opinions.merge-into", ["about": target(one)]), in: language)
        }
    }

    /// What becomes of one opinion: what it says, the choice, and the way back to all.
    ///
    /// - Parameters:
    ///   - act: the part of the page, and the last part of the address that does it.
    ///   - title: a key of the catalogue, as is the button's.
    func deciding(
        _ one: Opinions.Opinion, _ act: String, title: String, button: String, _ html: inout HTML,
        _ choice: (inout HTML) -> Void
    ) {
        html.section(.class("block"), .id(act)) { html in
            html.h2(text: language.text(title))
            html.confidential(language.text("opinions.seen-by"), in: language) { html in
                html.blockquote(.class("lines"), text: words[one.text])
                html.postForm(to: step.path("opinions/\(act)"), token: step.shell.formToken, .class("form")) { html in
                    html.ask(OpinionQuestions.opinion, one.id, in: language)
                    choice(&html)
                    html.div(.class("actions")) { html in
                        html.button(.class("button"), text: language.text(button))
                        html.a(
                            .class("button button-quiet"), .href(step.path("opinions")),
                            text: language.text("button.cancel"))
                    }
                }
            }
        }
    }
}
