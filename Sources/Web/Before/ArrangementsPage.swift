import Operations
import PartyLife
import Records

/// How members who cannot come as usual are covered, and who is exempt.
struct ArrangementsPage {
    let record: BranchRecord
    let shell: Shell
    let actor: Actor
    let scope: Permissions.Scope
    /// What was typed, after a refusal.
    var typed = Form()

    /// The choice of those who come as everyone does.
    static let comes = "comes"

    private var language: Language { shell.preferences.language }
    private var path: String { Paths.step(record.place, "arrangements") }
    private var meeting: BranchMeeting { record.meeting }

    private func may(_ action: Action) -> Bool { Permissions.allows(action, to: actor, on: scope) }

    /// Those whom the procedure asks about: floating, old and frail.
    static func needsArrangement(_ member: Member) -> Bool {
        !member.profile.categories.isDisjoint(with: [.floating, .frail])
    }

    private var expected: [Member] { record.facts.branch.members.filter { meeting.exemptions[$0.id] == nil } }

    func html(notice: Notice?) -> HTML {
        let trail = [
            Link(record.campaign.title, Paths.campaign(record.place.campaign)),
            Link(record.organisation.name, Paths.organisation(record.place.campaign, record.place.organisation)),
        ]
        return shell.page(
            language.text("arrangements.title"), lead: record.organisation.name, trail: trail, notice: notice
        ) { html in
            state(&html)
            if may(.arrangeMembers), !meeting.isHeld, record.facts.campaignOpen {
                form(&html)
            } else {
                readOnly(&html)
            }
            exemptions(&html)
        }
    }

    private func state(_ html: inout HTML) {
        let due = record.facts.procedure.timetable.examinationsBy
        html.p(.class("todo-due")) { html in
            if let state = record.progress[.arrangements] { html.light(Light(state.light), in: language) }
            html.span(text: language.text("home.due", ["day": language.day(due, today: record.today)]))
        }
        html.p(.class("hint"), text: language.text("arrangements.lead"))
    }

    private func form(_ html: inout HTML) {
        let special = expected.filter(Self.needsArrangement)
        let others = expected.filter { !Self.needsArrangement($0) }
        html.postForm(to: path, token: shell.formToken, .class("form"), .data("guard", "")) { html in
            if special.isEmpty { html.p(text: language.text("arrangements.nobody")) }
            for member in special { person(member, &html) }
            if !others.isEmpty {
                html.element("details", others.contains { meeting.arrangements[$0.id] != nil } ? [.open] : []) { html in
                    html.summary(text: language.text("arrangements.others", ["n": others.count]))
                    html.p(.class("hint"), text: language.text("arrangements.others-hint"))
                    html.div(.class("form")) { html in for member in others { person(member, &html) } }
                }
            }
            html.div(.class("actions")) { html in
                html.button(
                    .class("button button-primary"), .formNoValidate, text: language.text("arrangements.save"))
            }
        }
    }

    private func person(_ member: Member, _ html: inout HTML) {
        let current = meeting.arrangements[member.id]
        let mode = typed["mode[\(member.id)]"] ?? current.map { $0.mode?.rawValue ?? Self.comes } ?? ""
        let detail = typed["detail[\(member.id)]"] ?? current?.detail ?? ""
        let choices =
            [Choice(Self.comes, language.text("arrangements.comes"))]
            + record.facts.procedure.modes.map { Choice($0.rawValue, language.word("cover-mode", $0)) }
        html.fieldset(.class("flow")) { html in
            html.legend(.class("label")) { html in
                html.text(member.name)
                html.span(.class("label-note"), text: note(on: member))
            }
            html.select(
                Field(
                    "mode[\(member.id)]", label: language.text("arrangements.mode"), value: mode,
                    required: Self.needsArrangement(member)),
                choices, in: language)
            html.input(
                Field(
                    "detail[\(member.id)]", label: language.text("arrangements.detail"), value: detail,
                    help: language.text("arrangements.detail-help"), required: false), in: language)
        }
    }

    private func note(on member: Member) -> String {
        let words = MemberProfile.Category.allCases.filter(member.profile.categories.contains).map {
            language.word("category", $0)
        }
        return language.names(words + [member.profile.receivingOrganisation].compactMap(\.self))
    }

    private func readOnly(_ html: inout HTML) {
        let arranged = expected.filter { meeting.arrangements[$0.id] != nil || Self.needsArrangement($0) }
        guard !arranged.isEmpty else {
            html.emptyState(language.text("arrangements.nobody"), language.text("arrangements.empty-hint"))
            return
        }
        html.table(
            arranged, caption: language.text("arrangements.title"),
            columns: [
                Column(language.text("arrangements.member"), .title) { html, member in html.text(member.name) },
                Column(language.text("arrangements.category")) { html, member in html.text(note(on: member)) },
                Column(language.text("arrangements.mode")) { html, member in
                    guard let arrangement = meeting.arrangements[member.id] else {
                        html.light(.notStarted, word: language.text("arrangements.open"), in: language)
                        return
                    }
                    html.text(
                        arrangement.mode.map { language.word("cover-mode", $0) }
                            ?? language.text("arrangements.comes"))
                },
                Column(language.text("arrangements.detail")) { html, member in
                    html.text(meeting.arrangements[member.id]?.detail ?? "")
                },
            ])
    }

    /// A third status, shown apart: neither present nor absent.
    private func exemptions(_ html: inout HTML) {
        let exempt = record.facts.branch.members.filter { meeting.exemptions[$0.id] != nil }
        let mayExempt = may(.exemptMember) && record.facts.campaignOpen
        html.section(.class("block"), .id("exempt")) { html in
            html.h2(text: language.text("arrangements.exempt"))
            html.p(.class("hint"), text: language.text("arrangements.exempt-hint"))
            if !exempt.isEmpty {
                html.ul(.class("steps")) { html in for member in exempt { exemption(member, mayExempt, &html) } }
            }
            if mayExempt { exemptForm(&html) }
        }
    }

    private func exemption(_ member: Member, _ mayLift: Bool, _ html: inout HTML) {
        guard let exemption = meeting.exemptions[member.id] else { return }
        html.li(.class("step")) { html in
            html.span(.class("step-name"), text: member.name)
            html.span(.class("badge"), text: language.exemption(exemption, insideBranch: may(.readWords)))
            html.p(.class("step-detail"), text: language.day(exemption.on, today: record.today))
            html.span(.class("step-go")) { html in
                guard mayLift, !meeting.isHeld else { return }
                html.postForm(to: path + "/lift", token: shell.formToken) { html in
                    html.input(.type(.hidden), .name("member"), .value(member.id.text))
                    html.button(.class("button button-quiet"), text: language.text("arrangements.lift"))
                }
            }
        }
    }

    private func exemptForm(_ html: inout HTML) {
        let people = expected.filter { $0.id != actor.member }
        html.element("details", typed["reason"] == nil ? [] : [.open]) { html in
            html.summary(text: language.text("arrangements.exempt-one"))
            html.postForm(to: path + "/exempt", token: shell.formToken, .class("form")) { html in
                html.select(
                    Field("member", label: language.text("arrangements.member"), value: typed["member"] ?? ""),
                    people.map { Choice($0.id.text, $0.name) }, in: language)
                html.select(
                    Field("reason", label: language.text("arrangements.reason"), value: typed["reason"] ?? ""),
                    BranchMeeting.ExemptionReason.allCases.map {
                        Choice($0.rawValue, language.word("exemption-reason", $0))
                    }, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("arrangements.exempt-do"))
                }
            }
        }
    }
}
