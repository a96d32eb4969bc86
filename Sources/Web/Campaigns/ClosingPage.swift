import Operations
import PartyLife

/// 结束专题: what is open and by whom, the reason where anything is, and one button.
struct ClosingPage {
    let record: ClosingRecord
    let shell: Shell

    private var language: Language { shell.preferences.language }
    private var path: String { Paths.campaign(record.row.id) }
    private var sum: Campaign.Remaining { record.left.sum }

    func html(notice: Banner?) -> HTML {
        let trail = [Link(language.text("campaign.list"), "/campaigns"), Link(record.row.title, path)]
        return shell.page(
            language.text("campaign.close"), lead: record.row.title, trail: trail, notice: notice
        ) { html in
            html.weighing(weighing, in: language)
            html.section(.class("block"), .id("close")) { html in
                html.postForm(to: path + "/close", token: shell.formToken, .class("form")) { html in
                    html.ask(CampaignQuestions.closingReason.required(!sum.isNothing), in: language)
                    html.div(.class("actions")) { html in
                        html.button(.class("button button-primary"), text: language.text("campaign.close"))
                        html.a(.class("button button-quiet"), .href(path), text: language.text("weighing.back"))
                    }
                }
            }
        }
    }

    private var weighing: Weighing {
        let counts: [String: any TextValue] = [
            "n": record.left.all, "held": record.left.held, "open": sum.openProblems,
            "day": language.day(record.reconcileBy, today: record.today),
        ]
        return Weighing(
            does: ["closing-stops", "closing-goes-on", "closing-back"].map {
                .init(language.text("campaign.\($0)", counts))
            },
            reaches: [.init(language.text("campaign.closing-reaches", counts))], open: open)
    }

    private var open: [Weighing.Line] {
        let branches = record.left.branches
        func line(_ key: String, _ n: Int, _ which: [LeftOpen.Branch], _ name: (LeftOpen.Branch) -> String)
            -> Weighing.Line?
        {
            which.isEmpty
                ? nil
                : Weighing.Line(
                    language.text("campaign.\(key)", ["n": n, "late": sum.overdueProblems]),
                    which.map { Link(name($0), Paths.organisation(record.row.id, $0.id)) })
        }
        let late = record.today - record.closes
        let withProblems = branches.filter { $0.openProblems > 0 }.sorted {
            ($1.overdueProblems, $1.openProblems) < ($0.overdueProblems, $0.openProblems)
        }
        return [
            line("closing-not-convened", sum.notConvened, branches.filter { !$0.isConvened }) { branch in
                late > 0 ? branch.row.name + language.text("campaign.closing-late", ["n": late]) : branch.row.name
            },
            line("closing-plans", sum.plansWaiting, branches.filter(\.isPlanWaiting), \.row.name),
            line("closing-not-pooled", sum.notPooled, branches.filter(\.isToPool), \.row.name),
            line("closing-problems", sum.openProblems, withProblems) { branch in
                let key = branch.overdueProblems > 0 ? "closing-problems-late" : "closing-problems-of"
                let counts = ["n": branch.openProblems, "late": branch.overdueProblems]
                return branch.row.name + language.text("campaign.\(key)", counts)
            },
        ].compactMap(\.self)
    }
}

extension HTML {
    /// That a campaign is over, why nothing of its meeting can be done any more, and what goes on.
    mutating func overNotice(of record: BranchRecord, to actor: ActingPerson, in language: Language) {
        guard record.facts.phase != .open else { return }
        let day = record.campaign.closed.map { language.day($0, today: record.today) } ?? ""
        let isIssuer = actor.holdings.contains { $0.organisation == record.campaign.issuer }
        let key =
            record.facts.phase == .withdrawn
            ? "over-withdrawn" : isIssuer ? "over-issuer" : record.meeting.isHeld ? "over-held" : "over-not-held"
        notice(Banner(.information, language.text("campaign.\(key)", ["day": day])), in: language)
    }
}
