import PartyLife

/// The figures that stand on top of a superior's page, each with its definition, denominator and day.
struct FiguresBoard {
    let figures: Figures?
    let organisation: OrganisationName
    /// Its title.
    let campaign: String
    let asOf: Day
    /// The page of all figures with their definitions (指标口径).
    let definitionsPath: String
    let language: Language

    private static let first: [Metric] = [.held, .membersCovered]
    private static let further: [Metric] = [
        .problemsKept, .problemsWithMeasures, .problemsSolved, .problemsWrittenOff, .problemsOverdue,
    ]

    var summary: String {
        Summary.text(
            figures: figures, organisation: organisation, campaign: campaign, asOf: asOf, language: language)
    }

    func figures(_ html: inout HTML) {
        guard let figures else {
            html.emptyState(
                language.text("figures.unknown"),
                language.text("figures.unknown-hint", ["day": language.fullDay(asOf)]))
            return
        }
        for (metrics, style) in [(Self.first, "figure-value"), (Self.further, "number")] {
            html.div(.class("figures")) { html in
                for metric in metrics {
                    html.div { html in figure(metric, figures, style, &html) }
                }
            }
        }
    }

    private func figure(_ metric: Metric, _ figures: Figures, _ style: String, _ html: inout HTML) {
        html.span(.class(style), text: language.value(of: metric, in: figures))
        let definition = "\(definitionsPath)#\(metric.rawValue)"
        html.a(.class("figure-label"), .href(definition), text: language.word("metric", metric))
        guard let beside = metric.beside, figures[beside] > 0 else { return }
        html.span(.class("figure-label"), text: language.beside(beside, figures[beside]))
    }
}

extension FiguresBoard {
    /// How each of these figures is counted, one tap away; the page of all figures has the others.
    func definitions(_ html: inout HTML) {
        guard let figures else { return }
        html.details { html in
            html.summary(text: language.text("figures.definitions"))
            html.table(
                Self.first + Self.further, caption: language.text("figures.definitions"),
                columns: Column.metrics(figures, language))
            html.p { $0.a(.href(definitionsPath), text: language.text("figures.all-definitions")) }
        }
    }
}

extension Column<Metric> {
    /// 指标口径: value with its unit, numerator, denominator and definition.
    static func metrics(_ figures: Figures, _ language: Language) -> [Column<Metric>] {
        [
            Column(language.text("figures.metric"), .title) { html, metric in
                html.span(.id(metric.rawValue), text: language.word("metric", metric))
            },
            Column(language.text("figures.value"), .number) { html, metric in
                let unit = language.word("unit", metric.unit)
                html.text(language.text("figures.with-unit", ["n": figures[metric], "unit": unit]))
            },
            Column(language.text("figures.numerator")) { html, metric in html.text(language.formula(of: metric)) },
            Column(language.text("figures.denominator")) { html, metric in
                html.text(
                    metric.denominator.map {
                        language.text("figures.of", ["metric": language.word("metric", $0), "n": figures[$0]])
                    } ?? "—")
            },
            Column(language.text("figures.definition")) { html, metric in
                html.text(language.word("metric-definition", metric))
            },
        ]
    }
}

extension Language {
    /// A figure with what it is a part of: 18/21.
    func value(of metric: Metric, in figures: Figures) -> String {
        guard let of = figures.denominator(of: metric), of > 0 else { return String(figures[metric]) }
        return count(figures[metric], of: of)
    }

    /// 另有免于参加 4 名: what is in neither part of the figure beside which it stands.
    func beside(_ metric: Metric, _ count: Int) -> String {
        text(
            "figures.beside",
            ["metric": word("metric", metric), "n": count, "unit": word("unit", metric.unit)])
    }

    /// What a figure is made of: 实际参加＋以其他方式覆盖.
    func formula(of metric: Metric) -> String {
        guard let terms = metric.terms else { return word("metric", metric) }
        let plus = terms.plus.map { word("metric", $0) }.joined(separator: text("figures.plus"))
        return ([plus] + terms.minus.map { word("metric", $0) }).joined(separator: text("figures.minus"))
    }
}
