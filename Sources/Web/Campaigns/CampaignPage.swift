import Operations
import PartyLife

/// The notice of a campaign: what it asks, who has received it below, what a level between adds.
struct CampaignPage {
    let record: CampaignRecord
    let shell: Shell
    let actor: ActingPerson
    /// The reader's own branch, where the campaign reaches it.
    let ownBranch: OrganisationRow?
    let scopes: [Organisation.ID: Permissions.Scope]
    /// What was typed into a form, after a refusal.
    var typed = Form()

    var language: Language { shell.preferences.language }

    func may(_ action: Action, at organisation: Organisation.ID) -> Bool {
        record.campaign.phase.takes(action)
            && scopes[organisation].map { Permissions.allows(action, to: actor, on: $0) } ?? false
    }

    /// Whether the reader can do something with the campaign now.
    func can(_ command: Campaign.Command) -> AvailableAction {
        guard let scope = scopes[record.row.issuer] else { return .notTheirs }
        return record.campaign.available(
            command, to: actor, at: now, on: scope, in: record.campaign.phase,
            knowing: .init(issuerExists: true, meetingsBegun: record.meetingsBegun))
    }

    /// Whether the reader can do something at a level that passes the campaign on.
    func can(_ command: PartyLife.Notice.Command, at level: CampaignRecord.Level) -> Bool {
        guard let scope = scopes[level.id] else { return false }
        var facts = PartyLife.Notice.Facts(
            campaignOpen: true, inherited: level.inherited, holdsMeeting: level.row.type.holdsMeeting,
            setBy: level.setBy, organisers: Set(level.organisers.flatMap(\.people).map(\.id)))
        facts.phase = record.campaign.phase
        return level.notice.available(
            command, to: actor, at: now, on: scope, in: facts.phase, knowing: facts
        ).isOpen
    }

    private var now: Instant { Instant(record.today, hour: 12) }

    func html(notice: Banner?) -> HTML {
        shell.page(
            record.row.title, lead: record.procedure.theme,
            trail: [Link(language.text("campaign.list"), "/campaigns")], notice: notice
        ) { html in
            withdrawn(&html)
            over(&html)
            facts(&html)
            guidance(&html)
            for level in record.levels { self.level(level, &html) }
            html.section(.class("block flow")) { html in
                html.h2(text: language.text("campaign.asks"))
                html.noticePart(record.procedure, today: record.today, in: language)
            }
            manage(&html)
        }
    }

    private func facts(_ html: inout HTML) {
        let window = record.procedure.window
        html.dl(.class("facts")) { html in
            func fact(_ key: String, _ value: String) {
                html.fact(language.text("campaign.\(key)"), value, style: .names)
            }
            fact("kind", record.procedure.name)
            fact("issuer", record.issuer?.name ?? "—")
            fact("issued", language.day(record.row.issued, today: record.today))
            fact(
                "window",
                language.text(
                    "branch.period",
                    [
                        "from": language.day(window.opens, today: record.today),
                        "to": language.day(window.closes, today: record.today),
                    ]))
            if let programme = record.procedure.programme { fact("programme", programme) }
            if let closed = record.row.closed { fact("closed", language.day(closed, today: record.today)) }
        }
        if let ownBranch {
            html.p(.class("block actions")) { html in
                html.a(
                    .class("button"), .href(Paths.organisation(record.row.id, ownBranch.id)),
                    text: language.text("campaign.own-branch", ["name": ownBranch.name]))
            }
        }
    }
}
