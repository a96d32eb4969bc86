import Operations
import PartyLife

/// Study before the meeting: how far everyone is, the sessions, what one studies alone, and a form for the next session.
struct StudyPage {
    let step: PreparationStep
    let entry: StudyEntry
    /// Why records were put right.
    let words: OpenedWords

    var language: Language { step.language }
    var study: Study { step.record.study }
    var texts: [Procedure.Study.Text] { step.procedure.study.texts }
    private var deadline: Day { step.procedure.timetable.studyBy }

    /// Why nothing can be recorded now.
    var closed: Study.Refused? { step.studyClosed }

    func html(notice: Banner?) -> HTML {
        let (records, studies) = (step.allows(.recordStudy), isStudying)
        return step.page(language.text("study.title"), notice: notice) { html in
            html.stepDesk(records || studies ? .doing : .whole) { html in
                step.status(.study, &html)
                cover(&html)
            } doing: { html in
                if records {
                    html.section(.class("block"), .id("record")) { html in
                        html.h2(text: language.text("study.record"))
                        homeDelivery(&html)
                        form(&html)
                    }
                } else if studies {
                    html.section(.class("block"), .id("alone")) { html in
                        html.h2(text: language.text("study.own"))
                        alone(isOpen: true, &html)
                    }
                }
            } rest: { html in
                html.fold(
                    language.text("study.sessions"), note: language.text("fold.times", ["n": study.sessions.count]),
                    id: "sessions", isOpen: isSomebodyBehind || study.sessions.isEmpty
                ) { sessions(&$0) }
                if records, studies {
                    html.fold(language.text("study.own"), id: "alone") { alone(isOpen: false, &$0) }
                }
                html.sheetLinks(step.printable([.signIn]), at: step.record.place, in: language)
            }
        }
    }

    /// Whether somebody has to catch up with a session.
    private var isSomebodyBehind: Bool {
        let taught = Set(study.sessions.flatMap(\.texts))
        return step.expected.contains { member in
            study.missing(for: member.id, of: step.procedure).contains { taught.contains($0.id) }
        }
    }

    private var isStudying: Bool { step.isMember && step.allows(.takePartInStudy) && closed == nil }

    private func cover(_ html: inout HTML) {
        if texts.isEmpty { html.p(.class("hint"), text: language.text("study.no-texts")) }
        let due = step.expected
        let today = step.record.today
        if !texts.isEmpty {
            html.table(
                texts, caption: language.text("study.cover"),
                columns: [
                    Column(language.text("study.text"), .title) { html, text in
                        html.text(text.title)
                        if text.core == true { html.span(.class("badge badge-red"), text: language.text("study.core")) }
                    },
                    Column(language.text("study.covered")) { html, text in
                        html.cover(
                            due.count - missing(text).count, of: due.count, by: deadline, today: today, in: language)
                    },
                    Column(language.text("study.missing")) { html, text in
                        let missing = missing(text)
                        if missing.isEmpty {
                            html.text(language.text("study.nobody-missing"))
                        } else {
                            html.names(missing.map(\.name), in: language)
                        }
                    },
                ])
        }
        if let hours = step.procedure.study.hours {
            html.p(.class("hint"), text: language.text("study.hours", ["n": hours]))
        }
        byPerson(&html)
    }

    private func missing(_ text: Procedure.Study.Text) -> [Member] {
        step.expected.filter { member in
            study.missing(for: member.id, of: step.procedure).contains { $0.id == text.id }
        }
    }

    /// 集体学习和个人学习: in the branch what each has done; for those above only who still lacks something.
    private func byPerson(_ html: inout HTML) {
        let open = step.expected.filter { !study.isCovered($0.id, by: step.procedure) }
        let shown = step.isMember ? step.expected : open
        guard !shown.isEmpty else { return }
        html.details(.class("fold-quiet")) { html in
            html.summary(text: language.text("study.by-person", ["n": open.count]))
            html.dl(.class("facts")) { html in
                for member in shown {
                    html.div(.class("fact")) { html in
                        html.dt(text: member.name)
                        html.dd(text: state(of: member.id))
                    }
                }
            }
        }
    }

    private func state(of member: Member.ID) -> String {
        let ways = study.ways(of: member)
        var parts: [String] = []
        if step.isMember, ways.together { parts.append(language.text("study.together")) }
        if step.isMember, ways.alone { parts.append(language.text("study.alone")) }
        if step.procedure.study.hours != nil {
            parts.append(language.text("study.minutes-done", ["n": study.minutes(of: member)]))
        }
        let missing = study.missing(for: member, of: step.procedure)
        parts.append(
            missing.isEmpty
                ? language.text("study.nothing-missing")
                : language.text("study.still", ["texts": language.names(missing.map { titled($0) })]))
        return parts.joined(separator: " · ")
    }

    func titled(_ text: Procedure.Study.Text) -> String { language.text("study.titled", ["title": text.title]) }
}

extension PreparationStep {
    /// Why nothing about study can be recorded now.
    var studyClosed: Study.Refused? { Study.closed(record.facts) }
}
