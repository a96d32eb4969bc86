import Operations
import PartyLife

/// The ledger (整改台账) of an organisation with everything below it.
struct LedgerPage {
    let record: LedgerRecord
    let shell: Shell

    private var language: Language { shell.preferences.language }
    private var path: String { Paths.ledger(record.organisation.id) }
    private var showsBranch: Bool { !record.organisation.type.holdsMeeting }

    func html(notice: Banner?) -> HTML {
        shell.page(language.text("ledger.title"), lead: record.organisation.name, notice: notice) { html in
            filters(&html)
            guard !record.rows.isEmpty else {
                let key = isFiltered ? "none" : "empty"
                html.emptyState(language.text("ledger.\(key)"), language.text("ledger.\(key)-hint"))
                return
            }
            html.table(record.rows, caption: language.text("ledger.title"), columns: columns)
            html.pagination(steps, total: total, path: path, in: language)
            html.div(.class("block")) { html in
                html.p(.class("hint"), text: language.text("ledger.rule", ["n": record.amberDays]))
            }
        }
    }

    private var total: String? {
        switch record.total {
        case .exactly(let count): language.text("list.total", ["n": count])
        case .moreThan(let count): language.text("list.more-than", ["n": count])
        case nil: nil
        }
    }

    /// The pages to either side, by the rows at this one's ends: they stay right when rows come and go before them.
    private var steps: PageSteps {
        func step(_ name: String, _ row: LedgerRecord.Row?) -> [(name: String, value: String)]? {
            row.map { record.filter.query + [(name: name, value: $0.line.key.description)] }
        }
        return PageSteps(
            previous: record.hasEarlier ? step("before", record.rows.first) : nil,
            next: record.hasLater ? step("after", record.rows.last) : nil)
    }

    private var isFiltered: Bool { record.filter.campaign != nil || record.filter.standing != .all }

    private func filters(_ html: inout HTML) {
        let filter = record.filter
        html.form(.class("filters"), .get, .action(path), .data("autosubmit", "")) { html in
            html.filter(
                "campaign", language.text("ledger.campaign"), chosen: filter.campaign?.text ?? "",
                [Choice("", language.text("list.all"))] + record.campaigns.map { Choice($0.id.text, $0.title) })
            html.filter(
                "standing", language.text("ledger.standing"), chosen: filter.standing.rawValue,
                LedgerFilter.Standing.allCases.map { Choice($0.rawValue, language.word("ledger-standing", $0)) })
            html.filter(
                "size", language.text("ledger.size"), chosen: String(filter.pageSize),
                PageNumber.sizes.map { Choice(String($0), language.text("ledger.size-of", ["n": $0])) })
            html.div(.class("actions")) { html in
                html.button(.class("button button-primary"), text: language.text("button.search"))
                html.a(.class("button"), .href(path), text: language.text("button.reset"))
                html.a(
                    .class("button button-quiet"), .href(SafePath.appending(filter.query, to: path + ".csv")),
                    text: language.text("button.export"))
            }
        }
    }

    private var columns: [Column<LedgerRecord.Row>] {
        var columns: [Column<LedgerRecord.Row>] = [
            Column(language.text("ledger.number"), .number) { html, row in html.text(row.line.number) },
            Column(language.text("ledger.text"), .title) { html, row in
                html.a(.href(Paths.problem(row.id)), text: row.text ?? language.text("ledger.sealed"))
            },
        ]
        if showsBranch {
            columns.append(Column(language.text("ledger.branch")) { html, row in html.text(row.line.branchName) })
        }
        return columns + [
            Column(language.text("ledger.responsible")) { html, row in
                html.span(.class("names"), text: language.responsible(of: row, limit: 3))
            },
            Column(language.text("ledger.deadline")) { html, row in
                html.text(row.line.deadline.map { language.day($0, today: record.today) } ?? "—")
            },
            Column(language.text("ledger.light")) { html, row in
                html.light(of: row.line, today: record.today, amberDays: row.amberDays, in: language)
            },
            Column(language.text("ledger.state")) { html, row in
                html.text(language.word("problem-state", row.line.state))
            },
            Column(language.text("list.actions"), .actions) { html, row in
                html.a(.href(Paths.problem(row.id)), text: language.text("ledger.open"))
            },
        ]
    }
}

extension HTML {
    /// A filter that always has a value, unlike a question that waits for an answer.
    fileprivate mutating func filter(_ name: String, _ caption: String, chosen: String, _ choices: [Choice]) {
        let id = "field-\(name)"
        div(.class("field")) { html in
            html.label(.class("label"), .for(id), text: caption)
            html.select(.id(id), .name(name)) { html in
                for choice in choices {
                    let selected: [Attribute] = choice.value == chosen ? [.selected] : []
                    html.element("option", [.value(choice.value)] + selected, choice.label)
                }
            }
        }
    }
}

extension Language {
    /// Who answers for a problem: nobody yet, or not to be known outside the branch.
    func responsible(of row: LedgerRecord.Row, limit: Int = .max) -> String {
        if row.sight == .state { return text("problem.withheld") }
        return row.responsible.isEmpty ? text("ledger.nobody") : names(row.responsible, limit: limit)
    }
}

extension LedgerFilter {
    /// What a list's address asks for; what is no choice is left out.
    init(_ query: Form) {
        self.init(
            campaign: query.identifier("campaign", of: Campaign.self),
            standing: query.choice("standing", of: Standing.self) ?? .all)
        let size = query["size"].flatMap { Int($0) } ?? 0
        pageSize = PageNumber.sizes.contains(size) ? size : 20
        if let key = query["after"].flatMap(LedgerKey.init) {
            position = .after(key)
        } else if let key = query["before"].flatMap(LedgerKey.init) {
            position = .before(key)
        } else {
            position = .page(query["page"].flatMap { Int($0) } ?? 1)
        }
    }

    /// The filters without the position, for links.
    var query: [(name: String, value: String)] {
        [
            ("campaign", campaign?.text ?? ""), ("standing", standing == .all ? "" : standing.rawValue),
            ("size", pageSize == 20 ? "" : String(pageSize)),
        ].filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
    }
}
