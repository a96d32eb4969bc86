import Operations
import PartyLife
import Records

/// An organisation as those above see it: the tree on the left; figures, what needs attention and the organisations
/// below on the right.
struct TreePage {
    let record: TreeRecord
    let tree: TreeNode
    let shell: Shell
    /// Whether the reader may look at the ledger of everything here.
    let showsLedger: Bool

    /// Matters that are listed; the table of organisations below shows the rest by its lights.
    private static let shownFirst = 10

    private var language: Language { shell.preferences.language }
    private var campaign: Campaign.ID { record.campaign.id }
    /// Nothing is known of a campaign before it was issued.
    private var known: Figures? { record.asOf >= record.campaign.issued ? record.figures : nil }
    private var isPast: Bool { record.asOf < record.today }

    func html(notice: Notice?) -> HTML {
        shell.page(
            record.organisation.name, lead: record.campaign.title, trail: trail, notice: notice
        ) { html in
            html.div(.class("panes")) { html in
                html.nav(.class("pane-side unprinted"), .aria("label", language.text("tree.label"))) { html in
                    html.ul(.class("tree")) { node(tree, &$0) }
                }
                html.div { html in
                    asOfForm(&html)
                    figures(&html)
                    attention(&html)
                    children(&html)
                }
            }
        }
    }

    private var trail: [Link] {
        [Link(record.campaign.title, Paths.campaign(campaign))]
            + record.line.dropLast().filter { seen.contains($0.id) }.map { Link($0.name, path(of: $0.id)) }
    }

    /// Superiors that the reader looks after too.
    private var seen: Set<Organisation.ID> {
        func ids(_ node: TreeNode) -> [Organisation.ID] { [node.id] + node.children.flatMap(ids) }
        return Set(ids(tree))
    }

    private func path(of organisation: Organisation.ID) -> String {
        let path = Paths.organisation(campaign, organisation)
        return isPast ? SafePath.appending([("asOf", record.asOf.description)], to: path) : path
    }

    private func node(_ node: TreeNode, _ html: inout HTML) {
        html.li { html in
            let link = Link(node.row.name, path(of: node.id), isCurrent: node.id == record.organisation.id)
            html.treeLink(link, count: language.text("tree.branches", ["n": node.size.branches]))
            if !node.children.isEmpty { html.ul { html in for child in node.children { self.node(child, &html) } } }
        }
    }

    private func asOfForm(_ html: inout HTML) {
        let path = Paths.organisation(campaign, record.organisation.id)
        html.form(.class("filters"), .get, .action(path), .data("autosubmit", "")) { html in
            html.input(
                Field("asOf", label: language.text("figures.as-of"), value: record.asOf.description), type: .date,
                in: language, .max(record.today.description))
            html.div(.class("actions")) { html in
                html.button(.class("button"), text: language.text("button.search"))
                if isPast { html.a(.class("button button-quiet"), .href(path), text: language.text("figures.today")) }
                html.a(
                    .class("button button-quiet"),
                    .href(Paths.organisation(campaign, record.organisation.id) + "/leaders"),
                    text: language.text("leaders.title"))
                if showsLedger {
                    html.a(
                        .class("button button-quiet"), .href(Paths.ledger(record.organisation.id)),
                        text: language.text("nav.ledger"))
                }
            }
        }
    }

    private func figures(_ html: inout HTML) {
        let board = FiguresBoard(
            figures: known, organisation: record.organisation.name, campaign: record.campaign.title,
            asOf: record.asOf, language: language)
        html.section { html in
            board.figures(&html)
            board.definitions(&html)
        }
        html.section(.class("block")) { html in
            html.div(.class("block-head")) { html in
                html.h2(text: language.text("summary.title"))
                html.a(
                    .href(
                        SafePath.appending(
                            isPast ? [("asOf", record.asOf.description)] : [],
                            to: Paths.organisation(campaign, record.organisation.id) + "/figures")),
                    text: language.text("figures.print"))
            }
            html.p(text: board.summary)
        }
    }

    private func attention(_ html: inout HTML) {
        guard known != nil else { return }
        let list = Attention.list(record)
        html.section(.class("block")) { html in
            html.h2(text: language.text("attention.title"))
            guard !list.isEmpty else {
                html.p(.class("hint"), text: language.text("attention.nothing"))
                return
            }
            html.table(
                list.prefix(Self.shownFirst), caption: language.text("attention.title"),
                columns: [
                    Column(language.text("tree.name"), .title) { html, item in
                        html.a(.href(path(of: item.organisation.id)), text: item.organisation.name)
                    },
                    Column(language.text("attention.what")) { html, item in
                        html.light(
                            light(of: item.kind), word: language.text("attention.\(item.kind.rawValue)"), in: language)
                    },
                    Column(language.text("attention.detail")) { html, item in
                        html.text(language.text("attention-detail.\(item.kind.rawValue)", ["n": item.count]))
                    },
                    Column(language.text("list.actions"), .actions) { html, item in
                        html.a(
                            .href(target(of: item)), text: language.text("attention-action.\(item.kind.rawValue)"))
                    },
                ])
            if list.count > Self.shownFirst {
                html.p(
                    .class("hint"), text: language.text("attention.more", ["n": list.count - Self.shownFirst]))
            }
        }
    }

    private func light(of kind: Attention.Kind) -> Light {
        switch kind {
        case .problemsOverdue, .meetingsMissing: .overdue(days: nil)
        case .plansWaiting: .dueSoon(days: 0)
        case .noticeNotReceived: .notStarted
        }
    }

    private func target(of item: Attention) -> String {
        switch item.kind {
        case .problemsOverdue:
            SafePath.appending(
                [("campaign", campaign.text), ("standing", LedgerFilter.Standing.overdue.rawValue)],
                to: Paths.ledger(item.organisation.id))
        case .plansWaiting: Paths.step(Place(campaign, item.organisation.id), "plan")
        case .meetingsMissing, .noticeNotReceived: path(of: item.organisation.id)
        }
    }

    private func children(_ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.text("tree.children"))
            guard !record.children.isEmpty else {
                html.emptyState(language.text("tree.empty"), language.text("tree.empty-hint"))
                return
            }
            html.table(record.children, caption: language.text("tree.children"), columns: columns)
            if isPast, known != nil { html.p(.class("hint"), text: language.text("tree.past-hint")) }
        }
    }

    private var columns: [Column<TreeRecord.Child>] {
        func stage(_ key: String, _ entry: KeyPath<StageLights, StageLights.Entry>) -> Column<TreeRecord.Child> {
            Column(language.text("stage.\(key)")) { html, child in
                html.light(StageLights(child, today: record.today)[keyPath: entry], in: language)
            }
        }
        let name = Column<TreeRecord.Child>(language.text("tree.name"), .title) { html, child in
            html.a(.href(path(of: child.id)), text: child.row.name)
        }
        guard known != nil else { return [name] }
        return [
            name, stage("before", \.before), stage("meeting", \.meeting), stage("after", \.after),
            Column(language.text("figures.covered"), .number) { html, child in
                html.text(language.count(child.figures.covered, of: child.figures[.members]))
            },
            Column(language.word("metric", Metric.problemsOpen), .number) { html, child in
                html.text(child.figures[.problemsOpen])
            },
        ]
    }
}

extension HTML {
    mutating func treeLink(_ link: Link, count: String) {
        let here: [Attribute] = link.isCurrent ? [.aria("current", "page")] : []
        element("a", [.href(link.path)] + here) { html in
            html.span(text: link.title)
            html.span(.class("tree-count"), text: count)
        }
    }
}
