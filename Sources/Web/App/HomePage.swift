import Operations
import PartyLife

/// The to-do home: what is overdue, due this week and later; what waits for others; what was done.
struct HomePage {
    let home: HomeRecord
    let shell: Shell
    /// What was done in one go and what was not, after it was asked for.
    var together: Together?

    var language: Language { shell.preferences.language }
    /// Campaigns are named where there is more than one.
    private var namesCampaigns: Bool { home.campaigns.filter { $0.closed == nil }.count > 1 }

    func html(notice: Banner?) -> HTML {
        let title = language.text("home.greeting", ["name": home.name, "n": home.toDos.count])
        return shell.page(title, lead: home.home?.name ?? "", notice: notice) { html in
            if let together { result(together, &html) }
            if home.toDos.isEmpty {
                html.emptyState(
                    language.text("home.nothing"),
                    language.text(home.waiting.isEmpty ? "home.nothing-hint" : "home.waiting-hint"))
            }
            inOneGo(&html)
            for group in Group.allCases { write(group, &html) }
            waiting(&html)
            done(&html)
            html.p(.class("hint unprinted")) { $0.a(.href("/reminders"), text: language.text("reminders.title")) }
        }
    }

    // MARK: What is to be done

    enum Group: String, CaseIterable {
        case overdue, thisWeek, later

        init(_ due: Day?, today: Day) {
            guard let due else {
                self = .later
                return
            }
            self = due < today ? .overdue : due <= today.endOfWeek ? .thisWeek : .later
        }
    }

    /// Things of one kind at one place: a few one by one, many as one line that opens.
    private struct Bundle {
        let items: [ToDo]
        var first: ToDo { items[0] }
        /// Problems that are worked on in one table.
        var isRows: Bool { first.kind.isRow }
        /// What is done together is one line as soon as there are two of it.
        var isMany: Bool { items.count > (isRows ? 1 : 3) }
    }

    private func write(_ group: Group, _ html: inout HTML) {
        let items = home.toDos.filter { Group($0.due, today: home.today) == group && !isInOneGo($0) }
        guard !items.isEmpty else { return }
        html.section(.class("block todo-group"), .id(group.rawValue)) { html in
            html.h2(.class("todo-head")) { html in
                html.text(language.text("home.\(group.rawValue)"))
                html.span(.class("count"), text: " \(items.count)")
            }
            html.ol(.class("todo")) { html in
                for bundle in bundles(items) {
                    if bundle.isMany {
                        many(bundle, &html)
                    } else {
                        for item in bundle.items { row(item, &html) }
                    }
                }
            }
        }
    }

    private func bundles(_ items: [ToDo]) -> [Bundle] {
        var order: [String] = []
        var found: [String: [ToDo]] = [:]
        for item in items {
            let isOne = item.problem != nil || item.kind == .reviewExamination
            let kind = item.kind.isRow ? "rows" : item.kind.rawValue
            let key = "\(kind) \(item.place)" + (isOne ? "" : " \(order.count)")
            if found[key] == nil { order.append(key) }
            found[key, default: []].append(item)
        }
        return order.compactMap { found[$0].map(Bundle.init) }
    }

    private func many(_ bundle: Bundle, _ html: inout HTML) {
        let first = bundle.first
        html.li(.class("todo-item")) { html in
            html.div { html in
                html.details { html in
                    html.summary(.class("todo-title")) { html in
                        let key = bundle.isRows ? "problem-rows.waiting" : "reminder.\(first.kind.rawValue)"
                        html.text(language.text(key, ["n": bundle.items.count]))
                    }
                    html.ul(.class("todo-many")) { html in
                        for item in bundle.items {
                            html.li { html in
                                html.a(.href(item.path), text: item.title(in: language))
                                due(item, &html)
                            }
                        }
                    }
                }
                html.div(.class("todo-due")) { html in
                    due(first, &html)
                    place(first.place, first.organisationName, &html)
                }
            }
            html.div(.class("todo-actions")) { html in
                let path = bundle.isRows ? Paths.step(first.place, "list/rows") : first.kind.path(at: first.place)
                let action = bundle.isRows ? "problem-rows.go" : "todo-action.\(first.kind.rawValue)"
                html.a(.class("button"), .href(path), text: language.text(action))
            }
        }
    }

    private func row(_ item: ToDo, _ html: inout HTML) {
        // A level between receives the notice on the campaign's page, a branch on its own.
        let isAbove = item.kind == .receiveNotice && item.place.organisation != home.home?.id
        let path = isAbove ? Paths.campaign(item.place.campaign) : item.path
        html.li(.class("todo-item")) { html in
            html.div { html in
                html.h3(.class("todo-title")) { $0.a(.href(path), text: title(item)) }
                html.div(.class("todo-due")) { html in
                    due(item, &html)
                    place(item.place, nil, &html)
                }
            }
            html.div(.class("todo-actions")) { html in
                html.a(.class("button"), .href(path), text: language.text("todo-action.\(item.kind.rawValue)"))
            }
        }
    }

    /// With where it is to be done, unless that is the person's own branch.
    private func title(_ item: ToDo) -> String {
        let title = item.title(in: language)
        return item.place.organisation == home.home?.id ? title : "\(title) · \(item.organisationName)"
    }

    private func due(_ item: ToDo, _ html: inout HTML) {
        guard let due = item.due else { return html.text(language.text("home.no-deadline")) }
        html.span(.class("nowrap"), text: language.text("home.due", ["day": language.day(due, today: home.today)]))
        html.light(due.light(on: home.today, amberDays: amber(item.place)), in: language)
    }

    private func place(_ place: Place, _ organisation: String?, _ html: inout HTML) {
        if let organisation, place.organisation != home.home?.id { html.span(text: organisation) }
        if namesCampaigns, let campaign = home.campaigns.first(where: { $0.id == place.campaign }) {
            html.span(text: campaign.title)
        }
    }

    // MARK: What waits, and what was done

    private func waiting(_ html: inout HTML) {
        guard !home.waiting.isEmpty else { return }
        html.section(.class("block"), .id("waiting")) { html in
            html.h2(.class("todo-head"), text: language.text("home.waiting"))
            html.ul(.class("steps")) { html in
                for item in home.waiting {
                    html.li(.class("step")) { html in
                        html.a(
                            .class("step-name"), .href(path(of: item)), text: title(of: item))
                        html.p(.class("step-detail todo-due")) { html in
                            if case .step(let open) = item.what, let deadline = open.deadline {
                                html.light(
                                    StatusBadge(open.light(on: home.today, amberDays: amber(item.place))), in: language)
                                html.span(
                                    .class("nowrap"),
                                    text: language.text(
                                        "home.due", ["day": language.day(deadline, today: home.today)]))
                            }
                            place(item.place, item.organisationName, &html)
                        }
                    }
                }
            }
        }
    }

    private func title(of item: HomeRecord.Waiting) -> String {
        switch item.what {
        case .ownExamination: language.text("home.waiting-examination")
        case .step(let open): language.atSuperior(open, today: home.today)
        }
    }

    private func path(of item: HomeRecord.Waiting) -> String {
        switch item.what {
        case .ownExamination: Paths.step(item.place, "examination")
        case .step(let open):
            open.step == .plan
                ? Paths.step(item.place, "plan")
                : Paths.organisation(item.place.campaign, item.place.organisation) + "#readiness"
        }
    }

    private func amber(_ place: Place) -> Int { home.campaigns.first { $0.id == place.campaign }?.amberDays ?? 0 }

    private func done(_ html: inout HTML) {
        let rows = home.done.filter { language.has("did.\($0.type)") }
        guard !rows.isEmpty else { return }
        html.details(.class("block"), .id("done")) { html in
            html.summary { $0.strong(text: language.text("home.done", ["n": rows.count])) }
            html.ul(.class("steps")) { html in
                for row in rows {
                    html.li { html in
                        html.text(language.text("did.\(row.type)"))
                        html.text(" ")
                        html.span(.class("hint"), text: language.day(row.on, today: home.today))
                    }
                }
            }
        }
    }
}

extension Day {
    /// Sunday; weeks begin on Monday.
    var endOfWeek: Day {
        // 1970-01-01 was a Thursday.
        let sinceMonday = ((number + 3) % 7 + 7) % 7
        return self + (6 - sinceMonday)
    }

    /// The light of something that must be done by this day.
    func light(on today: Day, amberDays: Int = 3) -> StatusBadge {
        if today > self { return .overdue(days: today - self) }
        return self - today <= amberDays ? .dueSoon(days: self - today) : .onTime
    }
}

extension Language {
    /// 方案等上级审阅（7月10日起）.
    func atSuperior(_ open: Standing.Open, today: Day) -> String {
        let key = open.step == .plan ? "plan" : "review"
        guard let since = open.since else { return text("at-superior.\(key)") }
        return text("at-superior.\(key)-since", ["day": day(since, today: today)])
    }
}
