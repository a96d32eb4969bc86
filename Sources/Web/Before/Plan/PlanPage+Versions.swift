import Operations
import PartyLife

/// Every version of the plan, what was said of it, and what it changed.
extension PlanPage {
    func history(_ html: inout HTML) {
        guard !plan.versions.isEmpty else { return }
        let note = language.text("plan.version", ["n": plan.versions.count])
        // Whoever reviews a version that was changed, or writes the next, looks at what was said first.
        html.fold(
            language.text("plan.history"), note: note, id: "history",
            isOpen: plan.versions.count > 1 && plan.state != .approved
        ) { html in
            html.ol(.class("timeline")) { html in
                for index in plan.versions.indices.reversed() {
                    let review = plan.reviews.indices.contains(index) ? plan.reviews[index] : nil
                    let style = review == nil ? " timeline-current" : ""
                    html.li(.class("timeline-item" + style)) { html in entry(index, review, &html) }
                }
            }
        }
    }

    private func entry(_ index: Int, _ review: Plan.Review?, _ html: inout HTML) {
        html.div(.class("timeline-head")) { html in
            html.span(.class("timeline-name"), text: language.text("plan.version", ["n": index + 1]))
            html.span(
                .class("timeline-when"), text: review.map { language.day($0.on, today: record.today) } ?? "")
            html.span(.class("timeline-who"), text: review.map { record.name($0.by) } ?? "")
        }
        if let review, review.approves {
            html.p(.class("lines"), text: approval(review))
        } else if let review {
            html.p(.class("lines"), text: returned(review))
            notes(review, links: false, &html)
        } else {
            html.p(text: language.word("plan-state", plan.state))
        }
        if index > 0 { changes(index, &html) }
        if index < plan.versions.count - 1 {
            html.details { html in
                html.summary(text: language.text("plan.read-version"))
                read(plan.versions[index], &html)
            }
        }
    }

    private func approval(_ review: Plan.Review) -> String {
        let qualities = review.qualities.map { words in
            language.text(
                "plan.vouched", ["qualities": language.names(words.map { language.word("plan-quality", $0) })])
        }
        return [language.word("plan-state", Plan.State.approved), qualities, review.remark].compactMap(\.self)
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// What a version changed in the one before it, element by element.
    private func changes(_ index: Int, _ html: inout HTML) {
        let (before, after) = (plan.versions[index - 1], plan.versions[index])
        let differences = Plan.Element.allCases.map { element in
            (element, TextDifference(from: shown(element, of: before), to: shown(element, of: after)))
        }.filter { !$0.1.isEmpty }
        guard !differences.isEmpty else { return }
        html.element("details", index == plan.versions.count - 1 ? [.open] : []) { html in
            html.summary(text: language.text("plan.changes", ["n": index]))
            html.dl(.class("facts")) { html in
                for (element, difference) in differences {
                    html.div(.class("fact")) { html in
                        html.dt(text: language.word("plan", element))
                        html.dd(.class("lines")) { html in html.difference(difference, in: language) }
                    }
                }
            }
        }
    }
}

extension HTML {
    /// What was taken out and put in: struck out and underlined, and said in words to those who hear it.
    mutating func difference(_ difference: TextDifference, in language: Language) {
        for part in difference.parts {
            switch part {
            case .kept(let run): text(run)
            case .removed(let run): change("del", run, language.text("plan.removed"))
            case .added(let run): change("ins", run, language.text("plan.inserted"))
            }
        }
    }

    private mutating func change(_ element: StaticString, _ run: String, _ word: String) {
        self.element(element, []) { html in
            html.span(.class("unseen"), text: word)
            html.text(run)
        }
    }
}
