import Operations
import PartyLife

/// One problem with its whole life, and what the reader can do to it now.
struct ProblemPage {
    let record: ProblemRecord
    let actor: ActingPerson
    let shell: Shell
    /// The act whose form was refused.
    var refused: ProblemAct?

    private var language: Language { shell.preferences.language }
    private var problem: Problem { record.problem }
    private var isInside: Bool { record.sight == .all }
    private var amberDays: Int { record.facts.procedure.rectification.amberDays }

    private var offers: [ProblemOffer] {
        ProblemOffer.list(
            for: actor, on: problem, record.facts, scope: record.scope, today: record.today,
            others: record.others.map(\.id))
    }

    func html(notice: Banner?) -> HTML {
        let ledger = Link(language.text("nav.ledger"), Paths.ledger(record.ref.branch))
        let branch = Link(record.organisation.name, Paths.organisation(record.ref.campaign, record.ref.branch))
        let sheet = isInside ? SheetKind.ledger : .ledgerReport
        var shell = shell
        shell.printedInstead = [sheet.title(in: language)]
        return shell.page(
            language.text("problem.title", ["n": problem.number]), lead: record.campaign.title,
            trail: [branch, ledger], notice: notice
        ) { html in
            html.stepDesk(offers.isEmpty && refused == nil && problem.state != .committed ? .whole : .doing) { html in
                standing(&html)
                text(&html)
            } doing: { html in
                acts(&html)
            } rest: { html in
                facts(&html)
            }
            life(&html)
        }
    }

    private func standing(_ html: inout HTML) {
        html.p(.class("actions")) { html in
            html.light(of: problem, today: record.today, amberDays: amberDays, in: language)
            html.span(.class("badge"), text: language.word("problem-state", problem.state))
            if problem.immediate { html.span(.class("badge"), text: language.text("problem.immediate")) }
        }
    }

    private func text(_ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.text("problem.what"))
            guard let text = record.text else {
                html.p(.class("hint"), text: language.text("problem.not-public"))
                return
            }
            guard isInside else {
                html.p(.class("lines"), text: text)
                html.p(.class("hint"), text: language.text("problem.as-posted"))
                return
            }
            html.confidential(language.text("confidential.branch"), in: language) { html in
                html.p(.class("lines"), text: text)
                if let cause = record.words[problem.cause] {
                    html.p(.class("lines"), text: language.text("problem.cause", ["cause": cause]))
                }
            }
        }
    }

    private func acts(_ html: inout HTML) {
        let forms = ProblemForms(record: record, shell: shell)
        let offers = offers
        var open = offers.filter(\.isOpen)
        if let refused, !open.contains(where: { $0.act == refused }) {
            // What was typed is not lost, even where someone else was faster.
            open.insert(ProblemOffer(act: refused, reason: nil), at: 0)
        }
        let first = refused.flatMap { refused in open.first { $0.act == refused } } ?? open.first
        let isMain = first.map { ![.extend, .carryOver, .merge].contains($0.act) && !isRevision($0.act) } ?? false
        html.section(.class("block")) { html in
            html.h2(text: language.text("problem.acts"))
            if problem.state == .committed { waitsForPosting(&html) }
            if let first, isMain || refused != nil {
                html.h3(text: language.text("problem-act.\(first.act.rawValue)"))
                forms.form(first, isPrimary: true, &html)
            }
            let rest = open.filter { $0.act != first?.act || !(isMain || refused != nil) }
            html.div(.class("flow block")) { html in
                for offer in rest {
                    html.details { html in
                        html.summary(text: language.text("problem-act.\(offer.act.rawValue)"))
                        forms.form(offer, isPrimary: false, &html)
                    }
                }
                refusals(offers, &html)
            }
            if offers.isEmpty, problem.state != .committed {
                html.p(.class("hint"), text: language.text("problem.nothing-to-do"))
            }
        }
    }

    /// Whether the act only puts into other words what stands there already.
    private func isRevision(_ act: ProblemAct) -> Bool {
        act == .cause && problem.cause != nil || act == .measure && problem.state == .listed
    }

    private func waitsForPosting(_ html: inout HTML) {
        html.p { html in
            html.text(language.text("problem.waits-for-posting"))
            html.a(
                .href(Paths.step(Place(record.ref.campaign, record.ref.branch), "list")),
                text: language.text("problem.to-list"))
        }
    }

    /// What the reader may not do, with the reason: whoever did the work does not judge it.
    private func refusals(_ offers: [ProblemOffer], _ html: inout HTML) {
        let words = RefusalText(language: language, today: record.today, names: record.names)
        let closed = offers.compactMap { offer in offer.reason.map { (offer.act, words.text(of: $0)) } }
        guard !closed.isEmpty else { return }
        for (act, reason) in closed {
            html.div(.class("actions")) { html in
                html.span(
                    .class("button"), .aria("disabled", "true"), text: language.text("problem-do.\(act.rawValue)"))
                html.span(.class("actions-why"), text: reason)
            }
        }
    }

    private func facts(_ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.text("problem.facts"))
            html.dl(.class("facts")) { html in
                for (key, value) in lines {
                    html.div(.class("fact")) { html in
                        html.dt(text: language.text("problem-fact.\(key)"))
                        html.dd(.class("lines"), text: value)
                    }
                }
            }
            if let weak = weakness {
                html.p(.class("hint"), text: language.text("problem.weak", ["word": weak]))
            }
        }
    }

    private var weakness: String? {
        guard isInside, problem.isOpen, let measure = record.words[problem.plan?.measure] else { return nil }
        return Measure.weakness(of: measure, words: record.facts.procedure.rectification.weakWords)
    }

    private var lines: [(key: String, value: String)] {
        func day(_ day: Day) -> String { language.day(day, today: record.today) }
        let aspect = record.facts.procedure.aspects.first { $0.id == problem.aspect }?.title
        let claimant = problem.claim.map { _ in
            problem.claimant.map { record.names[$0] ?? "—" } ?? language.text("problem-claim.branch-name")
        }
        let plan = problem.plan
        let all: [(String, String?)] = [
            ("source", isInside ? language.word("problem-source", problem.source) : nil),
            ("aspect", isInside ? aspect : nil),
            ("subject", isInside ? problem.subject.map { record.names[$0] ?? "—" } : nil),
            ("claimant", isInside ? claimant : nil),
            ("measure", record.words[plan?.measure]),
            (
                "responsible",
                plan.map {
                    record.sight == .state
                        ? language.text("problem.withheld")
                        : language.names($0.responsible.map { record.names[$0] ?? "—" })
                }
            ),
            ("deadline", plan.map { deadline($0) }),
            ("priority", plan.map { language.word("priority", $0.priority) }),
            ("difficulty", plan.map { language.word("difficulty", $0.difficulty) }),
            ("carried-over", isInside ? problem.carriedOver : nil),
        ]
        return [("found", problem.found.map(day) ?? "—")] + all.compactMap { key, value in value.map { (key, $0) } }
    }

    private func deadline(_ plan: Problem.Rectification) -> String {
        let day = language.day(plan.deadline, today: record.today)
        guard problem.isOpen, problem.round?.verified == nil else { return day }
        return language.text(
            "problem.deadline",
            ["day": day, "remaining": language.remaining(until: plan.deadline, today: record.today)])
    }

    private func life(_ html: inout HTML) {
        let timeline = ProblemTimeline(record: record, isInside: isInside, language: language)
        html.section(.class("block")) { html in
            html.h2(text: language.text("problem.life"))
            defer { ProblemCorrections(record: record, actor: actor, shell: shell).html(&html) }
            if isInside {
                html.confidential(language.text("confidential.branch"), in: language) { timeline.html(&$0) }
            } else {
                timeline.html(&html)
            }
        }
    }
}
