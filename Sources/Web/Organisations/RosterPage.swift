import Operations
import PartyLife

/// Who belongs to an organisation (名册): members and offices; for a superior the organisations below, with their size.
struct RosterPage {
    let record: RosterRecord
    let actor: ActingPerson
    let shell: Shell
    /// Whether the reader may import rosters.
    let canImport: Bool

    static let shortName = Question.text("shortName", "roster.short-name", help: "roster.short-name-help").optional

    private var language: Language { shell.preferences.language }
    private var organisation: Organisation { record.organisation }
    private var holdsMembers: Bool { record.row.type.isBranch || !organisation.members.isEmpty }

    func html(notice: Banner?) -> HTML {
        let lead =
            holdsMembers
            ? language.text("roster.lead-members", ["n": record.size.members])
            : language.text("roster.lead", ["branches": record.size.branches, "members": record.size.members])
        return shell.page(
            language.text("roster.of", ["organisation": record.row.name]), lead: lead, trail: trail, notice: notice
        ) { html in
            if canImport {
                html.div(.class("actions unprinted")) { html in
                    html.a(
                        .class("button button-primary"), .href(Paths.roster(record.row.id, "import")),
                        text: language.text("roster.import"))
                }
            }
            if !record.row.type.holdsMeeting { names(&html) }
            if !organisation.holders.isEmpty, !holdsMembers { offices(&html) }
            if holdsMembers { members(&html) }
            if !record.children.isEmpty { children(&html) }
            if !holdsMembers, record.children.isEmpty {
                html.emptyState(language.text("roster.empty"), language.text("roster.empty-hint"))
            }
        }
    }

    private var trail: [Link] {
        record.line.dropLast().filter { superior in
            let above = record.line.prefix { $0.id != superior.id }.map(\.id)
            let scope = Permissions.Scope(
                organisation: superior.id, above: above, guidanceGroup: superior.guidanceGroup)
            return Permissions.allows(.viewRoster, to: actor, on: scope)
        }.map { Link($0.name, Paths.roster($0.id)) }
    }

    /// 全称 and 简称; the short name is set by whoever keeps the tree.
    private func names(_ html: inout HTML) {
        html.section(.class("block"), .id("names")) { html in
            html.dl(.class("facts")) { html in
                for (key, name) in [("full-name", organisation.called.full), ("short-name", organisation.called.short)]
                {
                    html.div(.class("fact")) { html in
                        html.dt(text: language.text("roster.\(key)"))
                        html.dd(text: name)
                    }
                }
            }
            guard Permissions.allows(.reorganise, to: actor, on: record.scope) else { return }
            html.postForm(to: Paths.roster(record.row.id, "short-name"), token: shell.formToken, .class("form")) {
                html in
                html.ask(Self.shortName, organisation.shortName, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("roster.short-name-save"))
                }
            }
        }
    }

    private func offices(_ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.text("roster.offices"))
            html.table(
                organisation.holders.sorted { ($0.office, $0.since) < ($1.office, $1.since) },
                caption: language.text("roster.offices"),
                columns: [
                    Column(language.text("roster.name"), .title) { html, holder in html.text(holder.name) },
                    Column(language.text("roster.office")) { html, holder in
                        let parts = [language.word("office", holder.office), holder.group]
                        html.text(parts.compactMap(\.self).joined(separator: " · "))
                    },
                    Column(language.text("roster.office-since")) { html, holder in
                        html.text(language.fullDay(holder.since))
                    },
                ])
        }
    }

    /// Whether the reader may see what says something of a member's health.
    private var seesAll: Bool {
        actor.isCommittee(of: record.row.id) || actor.holdings.contains { record.scope.above.contains($0.organisation) }
    }

    private func members(_ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.text("roster.members"))
            guard !organisation.members.isEmpty else {
                html.emptyState(language.text("roster.empty"), language.text("roster.empty-hint"))
                return
            }
            let offices = Dictionary(grouping: organisation.holders, by: \.member)
            html.table(
                organisation.members, caption: language.text("roster.members"),
                columns: [
                    Column(language.text("roster.name"), .title) { html, member in html.text(member.name) },
                    Column(language.text("roster.standing")) { html, member in
                        html.text(language.word("standing", member.profile.standing))
                    },
                    Column(language.text("roster.office")) { html, member in
                        let held = (offices[member.id] ?? []).map(\.office).sorted()
                        html.text(held.isEmpty ? "—" : language.names(held.map { language.word("office", $0) }))
                    },
                    Column(language.text("roster.category")) { html, member in
                        let shown = MemberProfile.Category.allCases.filter {
                            member.profile.categories.contains($0) && ($0 != .frail || seesAll)
                        }
                        html.text(shown.isEmpty ? "—" : language.names(shown.map { language.word("category", $0) }))
                    },
                    Column(language.text("roster.since")) { html, member in
                        html.text(member.profile.transferred.map { language.fullDay($0) } ?? "")
                    },
                ])
        }
    }

    private func children(_ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.text("roster.children"))
            html.table(
                record.children, caption: language.text("roster.children"),
                columns: [
                    Column(language.text("tree.name"), .title) { html, child in
                        html.a(.href(Paths.roster(child.id)), text: child.row.name)
                    },
                    Column(language.text("roster.kind")) { html, child in
                        html.text(language.word("organisation-kind", child.row.type))
                    },
                    Column(language.text("roster.secretary")) { html, child in
                        html.text(child.secretary ?? language.text("roster.no-secretary"))
                    },
                    Column(language.text("roster.branches"), .number) { html, child in
                        html.text(child.size.branches)
                    },
                    Column(language.text("roster.members"), .number) { html, child in
                        html.text(child.size.members)
                    },
                ])
        }
    }
}

extension Paths {
    /// A page below an organisation's address: "import".
    static func roster(_ organisation: Organisation.ID, _ page: String) -> String {
        "/organisations/\(organisation)/\(page)"
    }
}
