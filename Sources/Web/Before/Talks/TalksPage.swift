import Operations
import PartyLife

/// Heart-to-heart talks: what waits to be confirmed, one's own next ones, plans, a form for a talk, what is covered, and
/// one's own talks.
struct TalksPage {
    let step: PreparationStep
    /// The notes of the reader's own talks.
    let words: OpenedWords
    /// Names the next talk, so that one that is sent twice is noted once.
    let id: Identifier<Talks.Talk>
    let entry: TalkEntry
    /// With whom the next talk is planned.
    let planPartner: Member.ID?
    /// Whether the form for a talk of two other people was asked for.
    let asksForOthers: Bool

    var language: Language { step.language }
    var me: Member.ID { step.person.member }
    var talks: Talks { step.record.talks }
    var isCommittee: Bool { step.person.actor.isCommittee(of: step.record.place.organisation) }
    var mayAct: Bool { step.allows(.recordTalk) && Talks.closed(step.record.facts) == nil }
    var isForOthers: Bool { asksForOthers && mayRecordForOthers }
    private var deadline: Day { step.procedure.timetable.talksBy }

    func html(notice: Banner?) -> HTML {
        let (cover, advice) = (step.record.talkCover, step.talkAdvice)
        let records = step.allows(.recordTalk)
        return step.page(language.text("talks.title"), notice: notice) { html in
            html.stepDesk(records || step.isMember ? .doing : .whole) { html in
                step.status(.talks, &html)
                secretaryFirst(&html)
                table(cover, &html)
                if isCommittee { branch(advice, &html) }
                if step.isMember { suggestions(advice, &html) }
            } doing: { html in
                if step.isMember {
                    toConfirm(&html)
                    toSettle(&html)
                }
                guard records else { return }
                html.section(.class("block"), .id("record")) { html in
                    html.h2(text: language.text(isForOthers ? "talks.for-others" : "talks.record"))
                    form(&html)
                }
            } rest: { html in
                if step.isMember {
                    plans(&html)
                    own(&html)
                }
                if isCommittee { focus(&html) }
                html.sheetLinks(step.printable([.talkForm]), at: step.record.place, in: language)
            }
        }
    }

    /// 书记带头谈: a hint, nothing more.
    private func secretaryFirst(_ html: inout HTML) {
        guard let secretary = step.record.facts.branch.secretary?.member, talks.isLedBy(secretary) == false else {
            return
        }
        html.p(.class("hint"), text: language.text("talks.secretary-first"))
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
                        let pairs = row.cover.missingPairs.map(pair)
                        html.names(pairs + step.names(row.cover.missingPersons), in: language)
                    }
                },
            ])
        if step.procedure.talks.confirmed == true {
            html.p(.class("hint"), text: language.text("talks.counts-confirmed"))
        }
    }

    func pair(_ two: [Member.ID]) -> String {
        language.text("talks.pair", ["one": step.record.name(two.first), "other": step.record.name(two.last)])
    }

    private func suggestions(_ advice: TalkAdvice, _ html: inout HTML) {
        guard mayAct, step.record.meeting.exemptions[me] == nil else { return }
        let next = advice.next(for: me)
        html.section(.class("block")) { html in
            html.h2(text: language.text("talks.next"))
            guard !next.isEmpty else {
                // What is planned is not done yet, nor what the other has still to confirm.
                let owed = step.record.talkCover.uncovered.contains(me)
                return html.p(.class("hint"), text: language.text(owed ? "talks.next-planned" : "talks.next-none"))
            }
            html.ul(.class("steps")) { html in
                for suggestion in next.prefix(Self.suggestionLimit) { row(suggestion, &html) }
            }
            let more = next.count - Self.suggestionLimit
            if more > 0 { html.p(.class("hint"), text: language.text("talks.next-more", ["n": more])) }
        }
    }

    private func row(_ suggestion: TalkAdvice.Suggestion, _ html: inout HTML) {
        guard let partner = suggestion.partner(of: me) else { return }
        html.li(.class("step")) { html in
            html.span(.class("step-name"), text: step.record.name(partner))
            html.span(.class("hint"), text: language.word("talk-depth", suggestion.depth))
            html.span(.class("step-detail"), text: language.word("pair-kind", suggestion.kind))
            html.span(.class("step-go parts")) { html in
                html.a(.href(step.path("talks") + "?plan-with=\(partner)#plan"), text: language.text("talks.plan-it"))
                html.a(.href(step.path("talks") + "?with=\(partner)#record"), text: language.text("talks.note-it"))
            }
        }
    }

    /// As many as one sees at a glance.
    private static let suggestionLimit = 6
}

extension PreparationStep {
    /// When a talk is planned for, unless somebody says otherwise.
    var talksBy: Day { max(record.today, procedure.timetable.talksBy) }

    /// What is still needed beyond what is planned or waits to be confirmed.
    var talkAdvice: TalkAdvice {
        let excused = Set(record.meeting.exemptions.keys)
        let coming = record.talks.planned.map(\.between) + record.talks.counted.map(\.between)
        let cover = TalkCover(
            of: record.talks, in: record.facts.branch, by: procedure.talks, excusing: excused, counting: coming)
        return TalkAdvice(
            for: cover, in: record.facts.branch, by: procedure.talks, excusing: excused, on: record.today)
    }

    /// How to talk with a member, by the groups of the procedure.
    func talkDepth(for member: Member.ID?) -> Talks.Depth {
        member.flatMap(record.facts.branch.member).map { procedure.talks.depth(for: $0, on: record.today) } ?? .broad
    }
}
