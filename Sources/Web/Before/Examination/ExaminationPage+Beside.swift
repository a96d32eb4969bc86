import Operations
import PartyLife

/// What lies beside the paper, for its author alone.
extension ExaminationPage {
    /// What others said of the author, in their own words, and what of it the text leaves out (查出差别).
    func beside(_ html: inout HTML) {
        let leftOut = Set(record.beside.leftOut.map(\.id))
        html.aside(.class("beside-note")) { html in
            html.confidential(language.text("confidential.self"), in: language) { html in
                html.h2(.class("beside-title"), text: language.text("examination.opinions"))
                if record.beside.opinions.isEmpty {
                    html.p(.class("hint"), text: language.text("examination.opinions-none"))
                }
                for opinion in record.beside.opinions {
                    html.blockquote(.class("lines"), text: record.words[opinion.text] ?? "—")
                    for other in step.record.opinions.received where other.mergedInto == opinion.id {
                        if let text = record.words[other.text] { html.blockquote(.class("lines"), text: text) }
                    }
                    if leftOut.contains(opinion.id) {
                        html.p(.class("hint"), text: language.text("examination-more.left-out"))
                    }
                }
                if !leftOut.isEmpty {
                    html.p(
                        .class("hint"), text: language.text("examination-more.left-out-hint", ["n": leftOut.count]))
                }
                if !record.beside.notStudied.isEmpty {
                    let titles = record.beside.notStudied.map(\.title)
                    html.p(
                        .class("hint"),
                        text: language.text("examination-more.study-first", ["titles": language.names(titles)]))
                }
                html.p(.class("hint"), text: language.text("examination.no-template"))
            }
        }
    }

    /// 前后对比: never seen by anyone else, and never counted.
    func rating(_ html: inout HTML) {
        guard step.isMember, step.record.facts.campaignOpen, !record.meetingHeld else { return }
        html.fold(language.text("self-rating.title"), id: "rating") { html in
            html.confidential(language.text("self-rating.seen"), in: language) { html in
                html.p(.class("hint"), text: language.text("self-rating.hint"))
                html.postForm(to: step.path("examination/rating"), token: step.shell.formToken, .class("form")) {
                    html in
                    for dimension in SelfRating.Dimension.allCases {
                        let pair = record.beside.rating?.pairs[dimension]
                        html.fieldset(.class("problem")) { html in
                            html.legend(.class("label"), text: language.word("self-rating-dimension", dimension))
                            scale("before", dimension, pair?.before, &html)
                            scale("after", dimension, pair?.after, &html)
                        }
                    }
                    html.div(.class("actions")) { html in
                        html.button(.class("button"), text: language.text("self-rating.save"))
                    }
                }
            }
        }
    }

    private func scale(
        _ when: String, _ dimension: SelfRating.Dimension, _ value: Int?, _ html: inout HTML
    ) {
        html.segments(
            Field(
                "\(when)-\(dimension.rawValue)", label: language.text("self-rating.\(when)"),
                value: value.map { String($0) } ?? "", required: false),
            SelfRating.scale.map { Choice(String($0), String($0)) }, in: language)
    }

    /// 置于组织和同志们的监督之下: the author decides whether comrades read the paper.
    func showing(_ html: inout HTML) {
        guard examination.versions > 0, step.record.facts.campaignOpen, !record.meetingHeld else { return }
        let isShown = examination.shownSince != nil
        html.section(.class("block")) { html in
            html.postForm(to: step.path("examination/show"), token: step.shell.formToken, .class("actions")) { html in
                html.button(
                    .class("button"), .name("show"), .value(isShown ? "0" : "1"),
                    text: language.text(isShown ? "examination-more.hide" : "examination-more.show"))
                html.span(
                    .class("actions-why"),
                    text: language.text(isShown ? "examination-more.hide-hint" : "examination-more.show-hint"))
            }
        }
    }

    /// Drafts and submitted texts with their time; each can be looked at and taken back.
    func versions(_ html: inout HTML) {
        guard record.beside.versions.count > 1 else { return }
        html.p(.class("hint"), text: language.text("examination-more.versions-hint"))
        html.ul { html in
            for version in record.beside.versions {
                html.li { html in
                    html.a(
                        .href(step.path("examination"), query: ["version": String(version.id)]),
                        text: language.moment(version.saved.milliseconds, today: step.record.today.number))
                    html.text(" · " + language.text(kind(version)))
                }
            }
        }
    }

    private func kind(_ version: ExaminationVersion) -> String {
        version.isSubmitted ? "examination-more.version-submitted" : "examination-more.version-draft"
    }

    func shown(_ version: ExaminationVersion, isOpen: Bool, _ html: inout HTML) {
        html.section(.class("block"), .id("version")) { html in
            let moment = language.moment(version.saved.milliseconds, today: step.record.today.number)
            html.h2(text: language.text("examination-more.version-of", ["moment": moment]))
            html.confidential(seen, in: language) { html in
                ExaminationReading(record: record, language: language).text(version.text, &html)
            }
            guard isOpen else { return }
            html.postForm(to: step.path("examination/restore"), token: step.shell.formToken, .class("actions")) {
                html in
                html.input(.type(.hidden), .name("version"), .value(String(version.id)))
                html.button(.class("button"), text: language.text("examination-more.restore"))
                html.a(
                    .class("button button-quiet"), .href(step.path("examination")),
                    text: language.text("button.cancel"))
            }
        }
    }
}
