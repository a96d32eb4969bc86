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
        // A correction that was refused is not what was written here.
        let written = typed?["change"] == nil ? typed : nil
        let parts: [(name: String, words: Words?)] = [
            ("thought", mine?.thought), ("insight", mine?.insight), ("gain", mine?.gain), ("work", mine?.work),
        ]
        html.postForm(to: path("/reflect"), token: step.shell.formToken, .class("form"), .data("guard", "")) { html in
            html.confidential(language.text("reflection.seen-by"), in: language) { html in
                html.p(.class("help"), text: language.text("reflection.help"))
                for part in parts {
                    let value = written.map { $0[part.name] ?? "" } ?? words[part.words] ?? ""
                    html.textArea(
                        Field(
                            part.name, label: language.text("reflection.\(part.name)"), value: value, required: false),
                        rows: 2, in: language, .maxLength(Study.reflectionLimit))
                }
                html.label(.class("check")) { html in
                    let isShared = written.map { $0["share"] != nil } ?? mine?.isShared ?? false
                    html.open(
                        "input", [.type(.checkbox), .name("share"), .value("yes")] + (isShared ? [.checked] : []))
                    html.span(text: language.text("reflection.share"))
                }
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
    ) throws(IncompleteForm) -> Study.Reflection {
        guard let author else { throw .noPerson }
        return Study.Reflection(
            session: session, author: author, thought: form.words("thought"), insight: form.words("insight"),
            gain: form.words("gain"), work: form.words("work"), isShared: form["share"] != nil)
    }
}
