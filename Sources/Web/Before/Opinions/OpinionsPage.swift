import Operations
import PartyLife

/// Opinions: counts for everyone who may look, the words for those who sort them, and for each member what was handed
/// to them.
struct OpinionsPage {
    let step: PreparationStep
    /// The words that this reader may see.
    let words: OpenedWords
    /// Names the next opinion, so that one that is sent twice is kept once.
    let id: Identifier<Opinions.Opinion>
    /// The opinion that is being merged into another.
    let merging: Identifier<Opinions.Opinion>?
    let page: (number: Int, size: Int)
    /// What has become of the opinions.
    let standing: OpinionStanding
    /// The opinion that is being given to the one whom it is about.
    let addressing: Identifier<Opinions.Opinion>?
    /// The site's address as this reader sees it, for the link that is handed out.
    let origin: String

    var language: Language { step.language }
    var opinions: Opinions { step.record.opinions }
    var isKeeper: Bool { step.allows(.readAllOpinions) }
    /// Why nothing about opinions can be recorded now.
    var closed: Opinions.Refused? { Opinions.closed(step.record.facts) }

    /// The branch, and everyone in it whom an opinion can be about.
    func targets(_ isChoice: (Member) -> Bool = { _ in true }) -> [Choice] {
        [Choice(OpinionQuestions.branch, language.text("opinions.the-branch"))] + step.choices(isChoice)
    }

    func html(notice: Banner?) -> HTML {
        let sheets = step.printable([.qr, .opinionsForm])
        let receives = step.allows(.receiveOpinion)
        let gives = step.isMember && step.allows(.giveOpinion)
        let asks = !toAnswer.isEmpty
        let isSorting = merging != nil || addressing != nil
        return step.page(language.text("opinions.title"), notice: notice, printing: sheets) { html in
            html.stepDesk(receives || isKeeper || gives ? .doing : .whole) { html in
                step.status(.opinions, &html)
                figures(&html)
            } doing: { html in
                if isKeeper, let merging, let one = opinions.opinion(merging) { merge(one, &html) }
                if isKeeper, let addressing, let one = opinions.opinion(addressing) { address(one, &html) }
                if asks { own(&html) }
                // While one opinion is being sorted, that is the one thing to do.
                if receives, !isSorting, !asks {
                    html.section(.class("block"), .id("record")) { html in
                        html.h2(text: language.text("opinions.receive"))
                        form(&html)
                    }
                }
                if gives, !receives { giving(isOpen: !asks, &html) }
            } rest: { html in
                if receives, !isSorting, asks {
                    html.fold(language.text("opinions.receive"), id: "record") { form(&$0) }
                }
                if !asks { own(&html) }
                if gives, receives { giving(isOpen: false, &html) }
                if isKeeper {
                    list(&html)
                    door(&html)
                }
                html.sheetLinks(sheets, at: step.record.place, in: language)
            }
        }
    }

    private func figures(_ html: inout HTML) {
        let used = Set(opinions.received.map(\.channel)).count
        let delivered = opinions.received.count { $0.delivered != nil }
        let answered = opinions.distinct.count { $0.answered != nil }
        let figures = [
            (String(opinions.rawCount), "opinions.raw"), (String(opinions.distinct.count), "opinions.merged"),
            (language.count(delivered, of: opinions.rawCount), "opinions.delivered"),
            (language.count(answered, of: opinions.distinct.count), "opinions.answered"),
        ]
        html.div(.class("flow")) { html in
            html.div(.class("figures")) { html in
                for (value, key) in figures { html.figure(value, language.text(key)) }
            }
            if !standing.open.isEmpty {
                html.p { html in
                    html.light(
                        .dueSoon(days: 0),
                        word: language.text("opinions-more.open", ["n": standing.open.count]), in: language)
                    html.text(" " + language.text("opinions-more.open-hint"))
                }
            }
            if !standing.takenUp.isEmpty {
                let taken = language.count(standing.takenUp.count, of: standing.distinct)
                html.p(.class("hint"), text: language.text("opinions-more.taken-up", ["count": taken]))
            }
            let asked = step.procedure.opinions.minimumChannels
            html.p(.class("hint")) { html in
                html.text(language.text("opinions.channels-used", ["n": used, "least": asked]))
                html.text(language.names(channels.map { language.word("opinion-channel", $0) }))
            }
        }
    }

    /// The channels that are recorded by hand: what comes by the link comes in by itself.
    var channels: [OpinionChannel] { step.procedure.opinions.channels.filter { $0 != .link } }

    private func form(_ html: inout HTML) {
        if let closed { return html.notYet(language.text("opinions.receive-button"), why: step.reason(closed)) }
        html.postForm(
            to: step.path("opinions"), token: step.shell.formToken, .class("form"), .data("guard", "")
        ) { html in
            typealias Ask = OpinionQuestions
            html.ask(Ask.id, id, in: language)
            html.ask(
                Ask.channel, of: channels.map { Choice($0.rawValue, language.word("opinion-channel", $0)) },
                in: language)
            html.ask(Ask.on, step.record.today, in: language, .max(step.record.today.description))
            html.ask(Ask.voices, 1, in: language)
            html.ask(Ask.about, of: targets(), in: language)
            html.confidential(language.text("opinions.seen-by"), in: language) { html in
                html.ask(Ask.text, in: language)
            }
            html.div(.class("actions")) { html in
                html.button(.class("button button-primary"), text: language.text("opinions.receive-button"))
            }
        }
    }
}
