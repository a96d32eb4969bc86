/// How a draft is kept where the network is gone, and how it is told from what was written elsewhere.
public struct DraftKeeping: Sendable {
    /// Whose drafts these are: nobody else on the device gets to see them.
    let owner: String
    /// The text that the form was drawn from.
    let revision: String

    public init(owner: String, revision: String) { (self.owner, self.revision) = (owner, revision) }
}

extension HTML {
    /// A form that keeps drafts of itself by the script; `/draftPath` takes the same fields. Works without the script
    /// by its 保存草稿 button. A draft may have gaps, so the browser checks nothing; submitting marks them.
    ///
    /// - Parameter keeping: for drafts that outlive a dead network, kept on the device until they are sent.
    public mutating func draftForm(
        to path: String, draftPath: String, token: String, keeping: DraftKeeping? = nil, in language: Language,
        content: Content
    ) {
        var attributes: [Attribute] = [
            .class("form"), .noValidate, .autosave(draftPath),
            .data("saved", language.text("form.saved", ["time": "{time}"])),
            .data("saving", language.text("form.saving")), .data("failed", language.text("form.save-failed")),
        ]
        if let keeping {
            attributes += [
                .data("owner", keeping.owner), .data("kept", language.text("draft.kept-on-device")),
                .data("sending", language.text("draft.sending")), .data("sign-in", language.text("draft.sign-in")),
            ]
        }
        element("form", [.post, .action(path)] + attributes) { html in
            html.input(.type(.hidden), .name(formTokenField), .value(token))
            html.input(.type(.hidden), .name(formOnceField), .value(Secret.hex(bytes: 12)))
            if let keeping {
                html.input(.type(.hidden), .name("revision"), .value(keeping.revision))
                html.conflict(in: language)
            }
            html.within(formTo: path, content)
            html.p(.class("draft-state"), .role("status"), .data("draft-state", ""))
            if keeping != nil { html.deviceChoice(in: language) }
        }
    }

    /// Where the script shows what the paper holds by now, beside what is typed.
    private mutating func conflict(in language: Language) {
        div(.class("notice notice-warning"), .data("draft-conflict", ""), .tabindex(-1), .hidden) { html in
            html.strong(.class("notice-kind"), text: "▲ " + language.text("draft.changed-elsewhere"))
            html.p(text: language.text("draft.changed-hint"))
            html.dl(.class("facts"), .data("draft-theirs", ""))
            html.div(.class("actions")) { html in
                html.button(
                    .class("button"), .button(.button), .data("draft-mine", ""), text: language.text("draft.keep-mine"))
                html.button(
                    .class("button button-quiet"), .button(.button), .data("draft-drop", ""),
                    text: language.text("draft.keep-theirs"))
            }
        }
    }

    /// Shown by the script alone: without it nothing is kept on the device.
    private mutating func deviceChoice(in language: Language) {
        label(.class("check hint"), .data("draft-device", ""), .hidden) { html in
            html.input(.type(.checkbox), .checked)
            html.span(text: language.text("draft.on-this-device"))
        }
    }
}
