import Operations
import PartyLife

/// Who stands where with the self-examination; never a word of one.
struct ExaminationListPage {
    let step: PreparationStep
    /// Who shows their paper to the branch.
    let shownBy: Set<Member.ID>

    private var language: Language { step.language }
    private var due: [Member] { step.expected }
    private var states: [Member.ID: SelfExamination.State] { step.record.examinations }

    func html(notice: Banner?) -> HTML {
        let submitted = due.count { [.submitted, .accepted].contains(states[$0.id]) }
        let accepted = due.count { states[$0.id] == .accepted }
        let members = step.record.facts.branch.members
        let toReview = isOverseer ? members.filter { mayReview($0.id) } : []
        return step.page(language.text("examination.list"), notice: notice) { html in
            html.stepDesk(step.isMember || !toReview.isEmpty ? .doing : .whole) { html in
                step.status(.examinations, &html)
                html.div(.class("figures")) { html in
                    html.figure(language.count(submitted, of: due.count), language.text("examination.submitted"))
                    html.figure(language.count(accepted, of: due.count), language.text("examination.accepted"))
                }
                if isOverseer { byState(&html) }
            } doing: { html in
                if !toReview.isEmpty { reviewing(toReview, &html) }
                if step.isMember { ownPaper(isNext: toReview.isEmpty, &html) }
            } rest: { html in
                if isOverseer {
                    html.fold(
                        language.text("examination.by-member"),
                        note: language.text("fold.people", ["n": members.count]), id: "all"
                    ) { table(&$0) }
                } else {
                    shown(&html)
                }
            }
        }
    }

    /// What waits for this reader, by name.
    private func reviewing(_ authors: [Member], _ html: inout HTML) {
        html.section(.class("block"), .id("review")) { html in
            html.h2(text: language.text("examination.to-review", ["n": authors.count]))
            html.ul(.class("ways")) { html in
                for author in authors {
                    html.li { html in
                        html.span(.class("whole"), text: author.name)
                        action(author.id, &html)
                    }
                }
            }
        }
    }

    private func ownPaper(isNext: Bool, _ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.text("examination.title"))
            html.p(
                .class("hint"),
                text: language.word("examination-state", states[step.person.member] ?? SelfExamination.State.none))
            html.div(.class("actions")) { html in
                html.a(
                    .class(isNext ? "button button-primary" : "button"), .href(step.path("examination")),
                    text: language.text("examination.own"))
            }
        }
    }

    /// Who stands where, by name; what is open comes first.
    private func byState(_ html: inout HTML) {
        let order: [SelfExamination.State] = [.none, .drafted, .returned, .entered, .submitted]
        let open = order.map { state in (state, due.filter { (states[$0.id] ?? SelfExamination.State.none) == state }) }
            .filter { !$0.1.isEmpty }
        guard !open.isEmpty else { return }
        html.dl(.class("facts")) { html in
            for (state, members) in open {
                html.div(.class("fact")) { html in
                    html.dt { light(of: members.count, in: state, &$0) }
                    html.dd { $0.names(members.map(\.name), in: language) }
                }
            }
        }
    }

    private func light(of count: Int, in state: SelfExamination.State, _ html: inout HTML) {
        let word = language.text(
            "examination.state-count", ["state": language.word("examination-state", state), "n": count])
        html.light(badge(of: state), word: word, in: language)
    }

    /// The papers that their authors show to the branch.
    private func shown(_ html: inout HTML) {
        let authors = due.filter { shownBy.contains($0.id) && $0.id != step.person.member }
        guard step.isMember, !authors.isEmpty else { return }
        html.fold(
            language.text("examination-more.shown"), note: language.text("fold.people", ["n": authors.count]),
            isOpen: true
        ) { html in
            html.ul { html in
                for author in authors {
                    html.li { $0.a(.href(step.path("examinations/\(author.id)")), text: author.name) }
                }
            }
        }
    }

    /// Members see how many; the committee and those who review see who.
    private var isOverseer: Bool {
        step.person.actor.isCommittee(of: step.record.place.organisation) || step.allows(.reviewExamination)
    }

    private func table(_ html: inout HTML) {
        html.table(
            step.record.facts.branch.members, caption: language.text("examination.list"),
            columns: [
                Column(language.text("examination.name"), .title) { html, member in html.text(member.name) },
                Column(language.text("examination.state")) { html, member in state(member.id, &html) },
                Column(language.text("examination.read-by")) { html, member in
                    let isLeader = step.record.facts.isLeader(member.id)
                    html.text(language.text(isLeader ? "examination.by-reviewer" : "examination.by-secretary"))
                },
                Column(language.text("list.actions"), .actions) { html, member in action(member.id, &html) },
            ])
    }

    private func state(_ member: Member.ID, _ html: inout HTML) {
        guard step.record.meeting.exemptions[member] == nil else {
            return html.light(.notStarted, word: language.text("examination.exempt"), in: language)
        }
        let state = states[member] ?? .none
        html.light(badge(of: state), word: language.word("examination-state", state), in: language)
    }

    private func badge(of state: SelfExamination.State) -> StatusBadge {
        let isLate = step.record.today > step.procedure.timetable.examinationsBy
        return switch state {
        case .submitted, .accepted: .onTime
        case .entered, .drafted, .returned: isLate ? .overdue(days: nil) : .dueSoon(days: 0)
        case .none: isLate ? .overdue(days: nil) : .notStarted
        }
    }

    /// Whether the paper waits for this reader.
    private func mayReview(_ author: Member.ID) -> Bool {
        guard states[author] == .submitted, author != step.person.member else { return false }
        let needsReviewer = step.record.facts.isLeader(author)
        return step.allows(needsReviewer ? .readExaminationUnderReview : .readExamination, about: author)
            && step.allows(.reviewExamination)
    }

    private func action(_ author: Member.ID, _ html: inout HTML) {
        enter(author, &html)
        guard let state = states[author], [.submitted, .accepted].contains(state), author != step.person.member else {
            return
        }
        let isWaiting = state == .submitted
        let needsReviewer = isWaiting && step.record.facts.isLeader(author)
        guard step.allows(needsReviewer ? .readExaminationUnderReview : .readExamination, about: author) else { return }
        html.a(
            .href(step.path("examinations/\(author)")),
            text: language.text(isWaiting ? "examination.review" : "button.view"))
    }
}

extension ExaminationListPage {
    /// 代录: one quiet way, for those who cannot write here.
    private func enter(_ author: Member.ID, _ html: inout HTML) {
        let isFree = [SelfExamination.State.none, .entered, .returned].contains(
            states[author] ?? SelfExamination.State.none)
        guard step.allows(.enterForMember), author != step.person.member, isFree, !step.record.meeting.isHeld,
            step.record.meeting.exemptions[author] == nil
        else { return }
        html.a(.href(step.path("examinations/\(author)/entry")), text: language.text("proxy.enter"))
    }
}
