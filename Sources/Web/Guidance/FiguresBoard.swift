import PartyLife
import Records

/// The figures that stand on top of a superior's page, each with its definition, denominator and day.
struct FiguresBoard {
    let figures: Figures?
    let organisation: String
    /// Its title.
    let campaign: String
    let asOf: Day
    let language: Language

    var summary: String {
        Summary.text(
            figures: figures, organisation: organisation, campaign: campaign, asOf: asOf, language: language)
    }

    /// What a figure counts, of what, and by which rule.
    private struct Line {
        let label: String
        let value: Int
        let of: Int?
        let denominator: String?
        let definition: String
        let unit: String
    }

    private static let shown: [Metric] = [
        .problemsFound, .problemsWithMeasures, .problemsSolved, .problemsWrittenOff, .problemsOverdue,
    ]

    private func lines(_ figures: Figures) -> [Line] {
        let people = language.word("unit", Metric.Unit.person)
        let covered = Line(
            label: language.text("figures.covered"), value: figures.covered, of: figures[.members],
            denominator: language.word("metric", Metric.members),
            definition: language.text("figures.covered-definition"), unit: people)
        return [line(.held, figures), covered, line(.exempt, figures, of: nil)]
            + Self.shown.map { line($0, figures, of: $0 == .problemsFound ? nil : figures[.problemsFound]) }
    }

    private func line(_ metric: Metric, _ figures: Figures) -> Line {
        line(metric, figures, of: metric.denominator.map { figures[$0] })
    }

    private func line(_ metric: Metric, _ figures: Figures, of denominator: Int?) -> Line {
        Line(
            label: language.word("metric", metric), value: figures[metric], of: denominator,
            denominator: denominator == nil ? nil : metric.denominator.map { language.word("metric", $0) },
            definition: language.word("metric-definition", metric), unit: language.word("unit", metric.unit))
    }

    private func value(_ line: Line) -> String {
        guard let of = line.of, of > 0 else { return String(line.value) }
        return language.count(line.value, of: of)
    }

    func figures(_ html: inout HTML) {
        guard let figures else {
            html.emptyState(
                language.text("figures.unknown"),
                language.text("figures.unknown-hint", ["day": language.fullDay(asOf)]))
            return
        }
        let lines = lines(figures)
        html.div(.class("figures")) { html in
            for line in lines.prefix(2) {
                let isCoverage = line.label == language.text("figures.covered")
                html.div { html in
                    html.span(.class("figure-value"), text: value(line))
                    html.span(.class("figure-label"), text: line.label)
                    if isCoverage, figures[.exempt] > 0 {
                        html.span(
                            .class("figure-label"), text: language.text("figures.exempt", ["n": figures[.exempt]]))
                    }
                }
            }
        }
        html.div(.class("figures")) { html in
            for line in lines.dropFirst(3) {
                html.div { html in
                    html.span(.class("number"), text: value(line))
                    html.span(.class("figure-label"), text: line.label)
                }
            }
        }
    }

    /// How each figure is counted, one tap away.
    func definitions(_ html: inout HTML) {
        guard let figures else { return }
        html.details { html in
            html.summary(text: language.text("figures.definitions", ["day": language.fullDay(asOf)]))
            html.table(
                lines(figures), caption: language.text("figures.title"),
                columns: [
                    Column(language.text("figures.metric"), .title) { html, line in html.text(line.label) },
                    Column(language.text("figures.value"), .number) { html, line in html.text(value(line)) },
                    Column(language.text("figures.denominator")) { html, line in html.text(line.denominator ?? "—") },
                    Column(language.text("figures.definition")) { html, line in html.text(line.definition) },
                ])
        }
    }
}
