import Operations
import PartyLife

/// Heart-to-heart talks: what is covered, one's own next ones, a form for a talk and one's own talks.
struct TalksPage {
    let step: PreparationStep
    /// The notes of the reader's own talks.
    let words: OpenedWords
    let entry: TalksEntry
    /// Whether the form is for a talk of two other people.
    let isForOthers: Bool

    var language: Language { step.language }
    private var deadline: Day { step.procedure.timetable.talksBy }
    private var excused: Set<Member.ID> { Set(step.record.meeting.exemptions.keys) }
    private var cover: TalkCover {
        TalkCover(
            of: step.record.talks, in: step.record.facts.branch, by: step.procedure.talks, excusing: excused)
    }

    func html(notice: Notice?) -> HTML {
        let cover = cover
        return step.page(language.text("talks.title"), notice: notice) { html in
            step.status(.talks, by: deadline, &html)
            if step.isMember { suggestions(cover, &html) }
            if step.allows(.recordTalk) {
                html.section(.class("block"), .id("record")) { html in
                    html.h2(text: language.text(isForOthers ? "talks.for-others" : "talks.record"))
                    form(&html)
                }
            }
            html.section(.class("block")) { html in
                html.h2(text: language.text("talks.cover"))
                table(cover, &html)
            }
            if step.isMember {
                html.section(.class("block")) { html in
                    html.h2(text: language.text("talks.own"))
                    own(&html)
                }
            }
        }
    }

    private func table(_ cover: TalkCover, _ html: inout HTML) {
        let kinds = TalkCover.PairKind.allCases.compactMap { kind in
            cover.kinds[kind].flatMap { $0.due > 0 ? (kind: kind, cover: $0) : nil }
        }
        guard !kinds.isEmpty else { return html.p(.class("hint"), text: language.text("talks.nothing-due")) }
        let today = step.record.today
        html.table(
            kinds, caption: language.text("talks.cover"),
            columns: [
                Column(language.text("talks.kind"), .title) { html, row in
                    html.text(language.word("pair-kind", row.kind))
                },
                Column(language.text("talks.covered")) { html, row in
                    html.cover(row.cover.done, of: row.cover.due, by: deadline, today: today, in: language)
                },
                Column(language.text("talks.missing")) { html, row in
                    if row.cover.isComplete {
                        html.text(language.text("talks.nobody-missing"))
                    } else {
                        let pairs = row.cover.missingPairs.filter { $0.count == 2 }.map { pair($0[0], $0[1]) }
                        html.names(pairs + step.names(row.cover.missingPersons), in: language)
                    }
                },
            ])
    }

    private func pair(_ one: Member.ID, _ other: Member.ID) -> String {
        language.text("talks.pair", ["one": step.record.name(one), "other": step.record.name(other)])
    }

    private func suggestions(_ cover: TalkCover, _ html: inout HTML) {
        let me = step.person.member
        guard step.allows(.recordTalk), step.record.facts.campaignOpen, !excused.contains(me) else { return }
        let next = TalkSuggestion.all(for: me, by: cover, in: step.record.facts.branch, excused: excused)
        html.section(.class("block")) { html in
            html.h2(text: language.text("talks.next"))
            guard !next.isEmpty else { return html.p(.class("hint"), text: language.text("talks.next-none")) }
            html.ul(.class("steps")) { html in
                for suggestion in next.prefix(Self.suggestionLimit) {
                    html.li(.class("step")) { html in
                        html.span(.class("step-name"), text: step.record.name(suggestion.partner))
                        html.span(.class("hint"), text: language.word("pair-kind", suggestion.kind))
                        html.span(.class("step-detail"))
                        html.span(.class("step-go")) { html in
                            html.a(
                                .href(step.path("talks") + "?with=\(suggestion.partner)#record"),
                                text: language.text("talks.note-it"))
                        }
                    }
                }
            }
            let more = next.count - Self.suggestionLimit
            if more > 0 { html.p(.class("hint"), text: language.text("talks.next-more", ["n": more])) }
        }
    }

    /// As many as one sees at a glance.
    private static let suggestionLimit = 6
}
