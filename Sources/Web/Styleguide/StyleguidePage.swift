import PartyLife

/// The components of all pages on one, with words as a branch would have them. Days and figures are fixed, so that a
/// picture of the page differs only where a component does.
struct StyleguidePage {
    let shell: Shell

    var language: Language { shell.preferences.language }
    /// 2021-08-12.
    static let today = Day(number: 18_851)
    static let amberDays = 3

    func text(_ key: String) -> String { language.text("styleguide.\(key)") }

    func html() -> HTML {
        shell.page(text("title"), lead: text("lead")) { html in
            part("banners", &html, banners)
            part("badges", &html, badges)
            part("stages", &html, stages)
            part("desk", &html, desk)
            part("buttons", &html, buttons)
            part("forms", &html, forms)
            part("taps", &html, taps)
            part("tables", &html, tables)
            part("facts", &html, facts)
            part("weighing", &html, weighing)
            part("sealed", &html, sealed)
            part("empty", &html, empty)
            part("sheets", &html, sheets)
        }
    }

    /// Each part has a place of its own, under which its picture is kept.
    private func part(_ name: String, _ html: inout HTML, _ content: (inout HTML) -> Void) {
        html.section(.class("block"), .id("part-\(name)"), .data("part", name)) { html in
            html.h2(text: text("part.\(name)"))
            content(&html)
        }
    }

    private func banners(_ html: inout HTML) {
        let kinds: [Banner.Kind] = [.success, .information, .warning, .error, .incomplete]
        for kind in kinds { html.notice(Banner(kind, text("banner.\(kind.rawValue)")), in: language) }
    }

    private func badges(_ html: inout HTML) {
        let lights: [StatusBadge] = [
            .onTime, .dueSoon(days: 3), .dueSoon(days: 0), .overdue(days: 4), .overdue(days: nil), .notStarted,
        ]
        html.p(.class("parts")) { html in for light in lights { html.light(light, in: language) } }
        html.p(.class("parts")) { html in
            html.light(.onTime, word: language.count(17, of: 17), in: language)
            html.light(.dueSoon(days: 2), word: language.count(15, of: 17), in: language)
            html.light(.notStarted, word: language.text("light.not-asked"), in: language)
            html.span(.class("badge"), text: text("badge"))
            html.span(.class("badge badge-red"), text: text("badge-red"))
        }
    }

    private func stages(_ html: inout HTML) {
        html.stageRail(
            [
                Stage(name: language.text("stage.before"), note: language.count(7, of: 7), state: .done),
                Stage(
                    name: language.text("stage.during"), note: language.day(Self.today, today: Self.today),
                    state: .current),
                Stage(name: language.text("stage.after"), state: .coming),
            ], in: language)
        html.ul(.class("steps")) { html in
            for (step, light) in [
                ("plan", StatusBadge.onTime), ("talks", .overdue(days: 4)), ("study", .dueSoon(days: 2)),
            ] {
                html.li(.class("step")) { html in
                    html.a(.class("step-name"), .href("#part-stages"), text: language.text("step.\(step)"))
                    html.light(light, in: language)
                    html.p(.class("step-detail"), text: text("missing"))
                    html.span(.class("step-go")) {
                        $0.a(.href("#part-stages"), text: language.text("branch.what-is-missing"))
                    }
                }
            }
        }
    }

    private func buttons(_ html: inout HTML) {
        html.div(.class("actions")) { html in
            html.button(.class("button button-primary"), .button(.button), text: text("button.primary"))
            html.button(.class("button"), .button(.button), text: text("button.second"))
            html.a(.class("button button-quiet"), .href("#part-buttons"), text: text("button.quiet"))
        }
        html.notYet(text("button.primary"), why: text("button.why"))
    }

    private func facts(_ html: inout HTML) {
        html.div(.class("figures")) { html in
            for (value, key) in [("17/18", "figure.present"), ("23", "figure.talks"), ("5", "figure.criticism")] {
                html.figure(value, text(key))
            }
        }
        html.dl(.class("facts")) { html in
            html.fact(text("fact.day"), language.fullDay(Self.today))
            html.fact(text("fact.place"), text("fact.room"))
        }
        html.ol(.class("timeline")) { html in
            for (name, style) in [("found", ""), ("claimed", " timeline-current"), ("posted", " timeline-coming")] {
                html.li(.class("timeline-item\(style)")) { html in
                    html.div(.class("timeline-head")) { html in
                        html.span(.class("timeline-name"), text: text("life.\(name)"))
                        html.span(.class("timeline-when"), text: language.day(Self.today, today: Self.today))
                        html.span(.class("timeline-who"), text: text("person.one"))
                    }
                }
            }
        }
    }

    private func weighing(_ html: inout HTML) {
        html.weighing(
            Weighing(
                does: [.init(text("weighing.does"))],
                reaches: [.init(text("weighing.reaches"), of: [text("person.one"), text("person.two")])],
                open: [.init(text("weighing.open"))]), in: language)
    }

    private func empty(_ html: inout HTML) {
        html.emptyState(text("empty.title"), text("empty.hint")) { html in
            html.div(.class("actions")) {
                $0.button(.class("button"), .button(.button), text: text("button.second"))
            }
        }
    }
}
