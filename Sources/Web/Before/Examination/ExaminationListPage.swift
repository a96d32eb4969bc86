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
        return step.page(language.text("examination.list"), notice: notice) { html in
            step.status(.examinations, &html)
            html.section(.class("block")) { html in
                html.div(.class("figures")) { html in
                    html.figure(language.count(submitted, of: due.count), language.text("examination.submitted"))
                    html.figure(language.count(accepted, of: due.count), language.text("examination.accepted"))
                }
                if step.isMember {
                    html.p { $0.a(.href(step.path("examination")), text: language.text("examination.own")) }
                }
                if isOverseer { table(&html) } else { shown(&html) }
            }
        }
    }

    /// The papers that their authors show to the branch.
    private func shown(_ html: inout HTML) {
        let authors = due.filter { shownBy.contains($0.id) && $0.id != step.person.member }
        guard step.isMember, !authors.isEmpty else { return }
        html.h2(text: language.text("examination-more.shown"))
        html.ul { html in
            for author in authors {
                html.li { $0.a(.href(step.path("examinations/\(author.id)")), text: author.name) }
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
        let isLate = step.record.today > step.procedure.timetable.examinationsBy
        let light: StatusBadge =
            switch state {
            case .submitted, .accepted: .onTime
            case .entered, .drafted, .returned: isLate ? .overdue(days: nil) : .dueSoon(days: 0)
            case .none: isLate ? .overdue(days: nil) : .notStarted
            }
        html.light(light, word: language.word("examination-state", state), in: language)
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

extension HTML {
    fileprivate mutating func figure(_ value: String, _ label: String) {
        div { html in
            html.span(.class("figure-value"), text: value)
            html.span(.class("figure-label"), text: label)
        }
    }
}
