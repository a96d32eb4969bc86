import Operations
import PartyLife

extension StudySessionPage {
    /// 随机抽点: every draw of the session stands here, so that nobody can draw until it suits.
    func draws(_ html: inout HTML) {
        let drawn = study.draws.filter { $0.session == session.id && $0.result != nil }
        let mayDraw = step.allows(.drawInStudy) && isToday
        guard mayDraw || !drawn.isEmpty else { return }
        html.section(.class("block"), .id("draws")) { html in
            html.h2(text: language.text("draw.title"))
            html.ul(.class("steps")) { html in
                for (index, draw) in drawn.enumerated().reversed() { row(draw, index + 1, &html) }
            }
            guard mayDraw else { return }
            let waiting = study.waitingDraw(of: session.id)
            html.postForm(
                to: path(waiting == nil ? "/prepare" : "/draw"), token: step.shell.formToken, .class("actions")
            ) { html in
                let list = study.drawList(of: session.id)
                if waiting == nil {
                    html.button(.class("button"), text: language.text("draw.prepare-button"))
                    html.span(.class("actions-why"), text: language.text("draw.prepare-help"))
                } else if list.isEmpty {
                    html.span(.class("button"), .aria("disabled", "true"), text: language.text("draw.button"))
                    html.span(.class("actions-why"), text: step.reason(Study.Refused.nobodyToDraw))
                } else {
                    html.button(.class("button"), text: language.text("draw.button"))
                    html.span(.class("actions-why"), text: language.text("draw.from", ["n": list.count]))
                }
            }
        }
    }

    private func row(_ draw: Study.Draw, _ number: Int, _ html: inout HTML) {
        html.li(.class("step")) { html in
            html.span(.class("step-name"), text: step.record.name(draw.drawn))
            html.span(.class("hint")) { html in
                html.text(language.text("draw.number", ["n": number]))
                if let at = draw.result?.at { html.text(" · " + language.clock(at.milliseconds)) }
            }
            html.span(.class("step-detail")) { html in
                if let outcome = draw.outcome { html.text(language.word("draw-outcome", outcome)) }
                if step.allows(.drawInStudy), step.studyClosed == nil, draw.outcome != .answered {
                    answer(draw, &html)
                }
            }
            html.span(.class("step-go")) { html in
                html.a(.href(step.path("study/draws/\(draw.id)")), text: language.text("draw.check"))
            }
        }
    }

    private func answer(_ draw: Study.Draw, _ html: inout HTML) {
        html.postForm(to: path("/answer"), token: step.shell.formToken, .class("actions")) { html in
            html.ask(StudyQuestions.draw, draw.id, in: language)
            for outcome in Study.Draw.Outcome.allCases where outcome != draw.outcome {
                html.button(
                    .class("button button-quiet"), .name("outcome"), .value(outcome.rawValue),
                    text: language.word("draw-outcome", outcome))
            }
        }
    }
}
