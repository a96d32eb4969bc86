import Operations
import PartyLife

/// How members who cannot come as usual are covered, and who is exempt.
struct ArrangementsPage {
    let arrangements: ArrangementsRecord
    let shell: Shell
    let actor: ActingPerson
    let scope: Permissions.Scope

    var record: BranchRecord { arrangements.branch }

    var language: Language { shell.preferences.language }
    var path: String { Paths.step(record.place, "arrangements") }
    var meeting: BranchMeeting { record.meeting }

    func may(_ action: Action) -> Bool { record.offers(action, to: actor, on: scope) }

    /// Whether the rules take a command from the reader now.
    func can(_ command: BranchMeeting.Command) -> Bool {
        record.available(command, to: actor, on: scope).isOpen
    }

    /// Whether anybody's way of taking part can be chosen: tried on the first, with the way of everyone.
    var mayArrange: Bool { expected.first.map { can(.arrange($0.id, .init(mode: nil))) } ?? false }

    func needsArrangement(_ member: Member) -> Bool { record.facts.needsArrangement(member) }

    var expected: [Member] { record.facts.branch.members.filter { meeting.exemptions[$0.id] == nil } }

    func html(notice: Banner?) -> HTML {
        let trail = [
            Link(record.campaign.title, Paths.campaign(record.place.campaign)),
            Link(record.organisation.name, Paths.organisation(record.place.campaign, record.place.organisation)),
        ]
        return shell.page(
            language.text("arrangements.title"), lead: record.organisation.name, trail: trail, notice: notice
        ) { html in
            html.overNotice(of: record, to: actor, in: language)
            let arranges = mayArrange
            html.stepDesk(arranges ? .doing : .whole) { html in
                state(&html)
                missing(&html)
                if !arranges { readOnly(&html) }
            } doing: { html in
                if arranges { form(&html) }
            } rest: { html in
                if arranges { confirmations(&html) }
                leaders(&html)
                exemptions(&html)
                composition(&html)
            }
        }
    }

    /// Why a member is exempt stays in the branch.
    private func maySeeReason(_ member: Member) -> Bool {
        may(.readExemptionReason) || member.id == actor.member
    }

    private func state(_ html: inout HTML) {
        let due = record.facts.procedure.timetable.examinationsBy
        html.p(.class("todo-due")) { html in
            if let state = record.progress[.arrangements] { html.light(StatusBadge(state.light), in: language) }
            html.span(text: language.text("home.due", ["day": language.day(due, today: record.today)]))
        }
        html.p(.class("hint"), text: language.text("arrangements.lead"))
        if may(.setUpUnit), record.organisation.type.isBranch, actor.home == record.place.organisation {
            html.p { html in
                html.a(
                    .href(Paths.step(record.place, "units")), text: language.text("arrangements.set-up-group"))
            }
        }
    }

    /// A third status, shown apart: neither present nor absent.
    private func exemptions(_ html: inout HTML) {
        let exempt = record.facts.branch.members.filter { meeting.exemptions[$0.id] != nil }
        let mayExempt = expected.contains { can(.exempt($0.id, reason: .illness)) }
        html.fold(
            language.text("arrangements.exempt"), note: language.text("fold.people", ["n": exempt.count]),
            id: "exempt"
        ) { html in
            html.p(.class("hint"), text: language.text("arrangements.exempt-hint"))
            if !exempt.isEmpty {
                html.ul(.class("steps")) { html in for member in exempt { exemption(member, &html) } }
            }
            if mayExempt { exemptForm(&html) }
        }
    }

    private func exemption(_ member: Member, _ html: inout HTML) {
        guard let exemption = meeting.exemptions[member.id] else { return }
        html.li(.class("step")) { html in
            html.span(.class("step-name"), text: member.name)
            html.span(
                .class("badge"), text: language.exemption(exemption, insideBranch: maySeeReason(member)))
            html.p(.class("step-detail"), text: language.day(exemption.on, today: record.today))
            html.span(.class("step-go")) { html in
                guard can(.liftExemption(member.id)) else { return }
                html.postForm(to: path + "/lift", token: shell.formToken) { html in
                    html.input(.type(.hidden), .name("member"), .value(member.id.text))
                    html.button(.class("button button-quiet"), text: language.text("arrangements.lift"))
                }
            }
        }
    }

    private func exemptForm(_ html: inout HTML) {
        let people = expected.filter { $0.id != actor.member }
        html.details { html in
            html.summary(text: language.text("arrangements.exempt-one"))
            html.postForm(to: path + "/exempt/look", token: shell.formToken, .class("form")) { html in
                html.ask(
                    ArrangementQuestions.member, of: people.map { Choice($0.id.text, $0.name) }, in: language)
                html.ask(ArrangementQuestions.reason, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("arrangements.exempt-look"))
                }
            }
        }
    }
}
