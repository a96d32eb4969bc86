import Operations
import PartyLife

/// Opinions: counts for everyone who may look, the words for those who sort them, and for each member what was handed
/// to them.
struct OpinionsPage {
    let step: PreparationStep
    /// The words that this reader may see.
    let words: OpenedWords
    let entry: OpinionForm
    /// The opinion that is being merged into another.
    let merging: Identifier<Opinions.Opinion>?
    /// The form that was just refused.
    let typed: Form?
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
    var isOpen: Bool { step.record.facts.campaignOpen }

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
        guard isOpen else {
            return html.notYet(
                language.text("opinions.receive-button"), why: step.reason(Opinions.Refused.campaignNotOpen))
        }
        html.postForm(
            to: step.path("opinions"), token: step.shell.formToken, .class("form"), .data("guard", "")
        ) { html in
            html.input(.type(.hidden), .name("id"), .value(entry.id))
            html.segments(
                Field("channel", label: language.text("opinions.channel"), value: entry.channel),
                channels.map { Choice($0.rawValue, language.word("opinion-channel", $0)) }, in: language)
            html.input(
                Field("on", label: language.text("opinions.on"), value: entry.on), type: .date, in: language,
                .max(step.record.today.description))
            html.input(
                Field(
                    "voices", label: language.text("opinions.voices"), value: entry.voices,
                    help: language.text("opinions.voices-help")), type: .number, in: language, .min("1"),
                .max("1000000"), .inputMode("numeric"))
            html.select(
                Field("about", label: language.text("opinions.about"), value: entry.about),
                [Choice(OpinionForm.branch, language.text("opinions.the-branch"))]
                    + step.record.facts.branch.members.map { Choice($0.id.text, $0.name) }, in: language)
            html.confidential(language.text("opinions.seen-by"), in: language) { html in
                html.textArea(
                    Field(
                        "text", label: language.text("opinions.text"), value: entry.text,
                        help: language.text("opinions.text-help")), rows: 4, in: language)
            }
            html.div(.class("actions")) { html in
                html.button(.class("button button-primary"), text: language.text("opinions.receive-button"))
            }
        }
    }
}
