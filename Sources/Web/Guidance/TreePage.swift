import Operations
import PartyLife

/// An organisation as those above see it: the tree on the left; figures, what needs attention and the organisations
/// below on the right.
struct TreePage {
    let record: TreeRecord
    let tree: TreeNode
    let shell: Shell
    /// Whether the reader may look at the ledger of everything here.
    let showsLedger: Bool

    private var language: Language { shell.preferences.language }
    private var campaign: Campaign.ID { record.campaign.id }
    /// Nothing is known of a campaign before it was issued.
    private var known: Figures? { record.asOf >= record.campaign.issued ? record.figures : nil }
    private var isPast: Bool { record.asOf < record.today }

    func html(notice: Banner?) -> HTML {
        shell.page(
            record.called.full, lead: record.campaign.title, trail: trail, notice: notice
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

    private var figuresPath: String {
        SafePath.appending(
            isPast ? [("asOf", record.asOf.description)] : [],
            to: Paths.organisation(campaign, record.organisation.id) + "/figures")
    }

    private func figures(_ html: inout HTML) {
        let board = FiguresBoard(
            figures: known, organisation: record.called, campaign: record.campaign.title, asOf: record.asOf,
            definitionsPath: figuresPath, language: language)
        html.section { html in
            board.figures(&html)
            board.definitions(&html)
        }
        html.section(.class("block")) { html in
            html.div(.class("block-head")) { html in
                html.h2(text: language.text("summary.title"))
                html.a(.href(figuresPath), text: language.text("figures.print"))
            }
            html.p(text: board.summary)
        }
    }

    private func attention(_ html: inout HTML) {
        guard known != nil, !isPast else { return }
        let list = record.attention
        html.section(.class("block"), .id("attention")) { html in
            html.h2(text: language.text("attention.title"))
            guard list.isCurrent else {
                html.p(.class("hint"), text: language.text("attention.behind"))
                return
            }
            guard !list.rows.isEmpty else {
                html.p(.class("hint"), text: language.text("attention.nothing"))
                return
            }
            AttentionRows(campaign: record.campaign, today: record.today, language: language).table(list.rows, &html)
            guard list.more != 0 else { return }
            html.p { html in
                html.a(
                    .href(Paths.organisation(campaign, record.organisation.id) + "/attention"),
                    text: list.more.map { language.text("attention.more", ["n": $0]) }
                        ?? language.text("attention.all"))
            }
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
        func stage(_ stage: Step.Stage) -> Column<TreeRecord.Child> {
            Column(language.text("stage.\(stage.rawValue)")) { html, child in
                guard let stands = child.stands else { return html.unknownLight(in: language) }
                let light = StageLight(stands, stage, on: record.today, amberDays: record.campaign.amberDays)
                html.light(light, in: language)
            }
        }
        let name = Column<TreeRecord.Child>(language.text("tree.name"), .title) { html, child in
            html.a(.href(path(of: child.id)), text: child.row.name)
        }
        guard known != nil else { return [name] }
        return [
            name, stage(.before), stage(.during), stage(.after),
            Column(language.word("metric", Metric.membersCovered), .number) { html, child in
                html.text(language.value(of: .membersCovered, in: child.figures))
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
