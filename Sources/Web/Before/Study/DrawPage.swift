import Operations
import PartyLife

/// 验证抽取: everything that a draw rests on, and the draw reckoned again from it.
struct DrawPage {
    let step: PreparationStep
    let draw: Study.Draw
    let result: Study.Draw.Result
    let check: DrawCheck

    private var language: Language { step.language }

    func html() -> HTML {
        let session = Link(language.text("draw.session"), step.path("study/sessions/\(draw.session)"))
        let verdict =
            check.isHonest
            ? Banner(.success, language.text("draw.honest")) : Banner(.error, language.text("draw.dishonest"))
        return step.page(language.text("draw.check"), notice: verdict, below: session) { html in
            html.dl(.class("facts")) { html in
                fact("draw.result", step.record.name(draw.drawn), &html)
                fact("draw.committed", moment(draw.committed), &html)
                fact("draw.fingerprint", draw.fingerprint, &html)
                fact("draw.drawn", moment(result.at), &html)
                fact("draw.seed", result.seed, &html)
                fact(
                    "draw.place", language.text("draw.place-of", ["n": result.place + 1, "of": draw.list.count]), &html)
            }
            html.section(.class("block")) { html in
                html.h2(text: language.text("draw.list"))
                html.ol(.class("numbered")) { html in
                    for member in draw.list { html.li(text: step.record.name(member)) }
                }
            }
            html.section(.class("block flow")) { html in
                html.h2(text: language.text("draw.how"))
                html.p(text: language.text("draw.how-1"))
                html.p(text: language.text("draw.how-2", ["n": draw.list.count]))
                html.element("pre", [.class("wrapped")], commands)
            }
        }
    }

    /// What anyone can type to reckon it again, without this program.
    private var commands: String {
        """
        printf '%s' \(result.seed) | sha256sum
        printf '%s' \(result.seed)/0 | sha256sum | cut -c1-16
        """
    }

    private func fact(_ key: String, _ value: String, _ html: inout HTML) {
        html.fact(language.text(key), value, style: .wrapped)
    }

    private func moment(_ instant: Instant) -> String {
        language.moment(instant.milliseconds, today: step.record.today.number)
    }
}
