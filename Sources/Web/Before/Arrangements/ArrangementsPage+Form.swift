import Operations
import PartyLife

/// Who is not yet provided for, and the form that confirms for all what the roster suggests.
extension ArrangementsPage {
    private typealias Ask = ArrangementQuestions

    func missing(_ html: inout HTML) {
        let people = record.unprovided
        html.section(.class("block"), .id("missing")) { html in
            html.div(.class("block-head")) { html in
                html.h2(text: language.text("arrangements.missing"))
                html.light(
                    people.isEmpty ? .onTime : .notStarted,
                    word: people.isEmpty
                        ? language.text("arrangements.all-provided")
                        : language.text("arrangements.n-missing", ["n": people.count]), in: language)
            }
            if !people.isEmpty { html.p(text: language.names(people.map { record.name($0) })) }
        }
    }

    func form(_ html: inout HTML) {
        let special = expected.filter(needsArrangement)
        let others = expected.filter { !needsArrangement($0) }
        html.postForm(to: path, token: shell.formToken, .class("form"), .data("guard", "")) { html in
            if special.isEmpty { html.p(text: language.text("arrangements.nobody")) }
            if !arrangements.suggestions.isEmpty {
                html.p(.class("hint"), text: language.text("arrangements.suggested"))
            }
            for member in special { person(member, &html) }
            if !others.isEmpty {
                html.element("details", others.contains { meeting.arrangements[$0.id] != nil } ? [.open] : []) { html in
                    html.summary(text: language.text("arrangements.others", ["n": others.count]))
                    html.p(.class("hint"), text: language.text("arrangements.others-hint"))
                    html.div(.class("form")) { html in for member in others { person(member, &html) } }
                }
            }
            html.div(.class("actions")) { html in
                let key = arrangements.suggestions.isEmpty ? "arrangements.save" : "arrangements.confirm-all"
                html.button(
                    .class("button button-primary"), .formNoValidate, .data("act", "arrange"), text: language.text(key))
            }
        }
    }

    /// What is arranged, or suggested where nothing is yet.
    private func person(_ member: Member, _ html: inout HTML) {
        let current = meeting.arrangements[member.id] ?? arrangements.suggestions[member.id]
        let choices =
            [Choice(Ask.comes, language.text("arrangements.comes"))]
            + record.facts.procedure.modes.map { Choice($0.rawValue, language.word("cover-mode", $0)) }
        html.fieldset(.class("flow")) { html in
            html.legend(.class("label")) { html in
                html.text(member.name)
                html.span(.class("label-note"), text: note(on: member))
            }
            if let guidance = record.facts.arrangingRule(for: member)?.guidance {
                html.p(.class("hint"), text: guidance)
            }
            html.ask(
                Ask.mode.of(member.id).required(needsArrangement(member)), current.map(\.mode), of: choices,
                in: language)
            // Folded away where there is nothing to choose: what is suggested stands on it.
            html.details { html in
                html.summary { html in
                    html.text(language.text("arrangements.more"))
                    if let shown = current.map(more), !shown.isEmpty {
                        html.span(.class("label-note"), text: shown)
                    }
                }
                html.div(.class("flow")) { html in details(member, current, &html) }
            }
        }
    }

    /// With whom, where and what else.
    private func details(_ member: Member, _ current: BranchMeeting.Arrangement?, _ html: inout HTML) {
        html.ask(
            Ask.partner.of(member.id), current?.partner,
            of: expected.filter { $0.id != member.id }.map { Choice($0.id.text, $0.name) }, in: language)
        if !arrangements.hosts.isEmpty {
            html.ask(
                Ask.host.of(member.id), current?.host, of: arrangements.hosts.map { Choice($0.id.text, $0.name) },
                in: language)
        }
        html.ask(Ask.detail.of(member.id), current?.detail, in: language)
    }

    private func more(_ arrangement: BranchMeeting.Arrangement) -> String {
        let parts = [
            arrangement.partner.map { record.name($0) }, arrangements.hostName(arrangement.host), arrangement.detail,
        ]
        return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
    }

    func note(on member: Member) -> String {
        let words = MemberProfile.Category.allCases.filter(member.profile.categories.contains).filter {
            // That someone is frail says something of their health.
            $0 != .frail || may(.readExemptionReason) || member.id == actor.member
        }.map { language.word("category", $0) }
        return language.names(words + [member.profile.receivingOrganisation].compactMap(\.self))
    }

    func readOnly(_ html: inout HTML) {
        let arranged = expected.filter { meeting.arrangements[$0.id] != nil || needsArrangement($0) }
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
                    html.text(way(arrangement))
                },
                Column(language.text("arrangements.detail")) { html, member in
                    html.text(meeting.arrangements[member.id]?.detail ?? "")
                },
                Column(language.text("arrangements.confirmed")) { html, member in
                    html.text(confirmation(of: member.id) ?? "")
                },
            ])
    }

    /// How, with whom and where.
    func way(_ arrangement: BranchMeeting.Arrangement) -> String {
        guard let mode = arrangement.mode else { return language.text("arrangements.comes") }
        let partner = arrangement.partner.map { record.name($0) }
        let place = arrangements.hostName(arrangement.host)
        return ([language.word("cover-mode", mode)] + [partner, place].compactMap(\.self)).joined(separator: " · ")
    }

    func confirmation(of member: Member.ID) -> String? {
        guard let confirmed = meeting.arrangements[member]?.confirmed else { return nil }
        let who = confirmed.contact.isEmpty ? record.name(confirmed.by) : confirmed.contact
        return language.text(
            "arrangements.confirmed-by", ["name": who, "day": language.day(confirmed.on, today: record.today)])
    }
}
