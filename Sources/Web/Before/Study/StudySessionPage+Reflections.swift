import Operations
import PartyLife

extension StudySessionPage {
    var mayReflect: Bool {
        session.attended.contains(me) && step.allows(.takePartInStudy) && step.studyClosed == nil
    }

    /// 学有所思、学有所悟、学有所得: a few words of one's own, and those that others share.
    ///
    /// - Parameter isNext: whether it is what the reader is here for.
    func reflections(isNext: Bool, _ html: inout HTML) {
        let mayWrite = mayReflect
        let all = study.reflections.filter { $0.session == session.id }
        let mine = all.first { $0.author == me }
        let shared = all.filter { $0.isShared && $0.author != me }
        guard mayWrite || mine != nil || !shared.isEmpty else { return }
        html.fold(
            language.text("reflection.title"), note: language.text("fold.items", ["n": all.count]), id: "reflections",
            isOpen: isNext
        ) { html in
            if mayWrite { form(mine, &html) } else if let mine { show(mine, &html) }
            if step.studyClosed == nil { withdrawal(of: mine, &html) }
            for one in shared {
                html.h3(text: step.record.name(one.author))
                show(one, &html)
            }
        }
    }

    private func form(_ mine: Study.Reflection?, _ html: inout HTML) {
        typealias Ask = StudyQuestions
        let parts = [
            (Ask.thought, mine?.thought), (Ask.insight, mine?.insight), (Ask.gain, mine?.gain), (Ask.work, mine?.work),
        ]
        html.postForm(to: path("/reflect"), token: step.shell.formToken, .class("form"), .data("guard", "")) { html in
            html.confidential(language.text("reflection.seen-by"), in: language) { html in
                html.p(.class("help"), text: language.text("reflection.help"))
                for (question, kept) in parts { html.ask(question, text: words[kept], in: language) }
                html.ask(Ask.share, mine?.isShared, in: language)
            }
            html.div(.class("actions")) { html in
                html.button(.class("button"), text: language.text("reflection.button"))
            }
        }
    }

    private func show(_ reflection: Study.Reflection, _ html: inout HTML) {
        let parts = [
            ("thought", reflection.thought), ("insight", reflection.insight), ("gain", reflection.gain),
            ("work", reflection.work),
        ]
        html.dl(.class("facts")) { html in
            for (name, sealed) in parts {
                guard let text = words[sealed] else { continue }
                html.div(.class("fact")) { html in
                    html.dt(text: language.text("reflection.\(name)"))
                    html.dd(.class("lines"), text: text)
                }
            }
        }
    }

    /// What the form says.
    static func reflection(
        _ form: Form, on session: Identifier<Study.Session>, by author: Member.ID?
    ) throws -> Study.Reflection {
        guard let author else { throw IncompleteForm.noPerson }
        typealias Ask = StudyQuestions
        let (thought, insight, gain, work, isShared) = try form.answers(
            Ask.thought, Ask.insight, Ask.gain, Ask.work, Ask.share)
        return Study.Reflection(
            session: session, author: author, thought: thought, insight: insight, gain: gain, work: work,
            isShared: isShared)
    }
}
