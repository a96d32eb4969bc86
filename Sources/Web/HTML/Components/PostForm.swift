extension HTML {
    /// A form that changes something. It always carries the form token.
    public mutating func postForm(
        to path: String, token: String, _ attributes: Attribute..., content: Content
    ) {
        element("form", [.post, .action(path)] + attributes) { html in
            html.input(.type(.hidden), .name(formTokenField), .value(token))
            html.input(.type(.hidden), .name(formOnceField), .value(Secret.hex(bytes: 12)))
            content(&html)
        }
    }

    /// A form that keeps drafts of itself by the script; `/draftPath` takes the same fields. Works without the script
    /// by its 保存草稿 button. A draft may have gaps, so the browser checks nothing; submitting marks them.
    public mutating func draftForm(
        to path: String, draftPath: String, token: String, in language: Language, content: Content
    ) {
        postForm(
            to: path, token: token, .class("form"), .noValidate, .autosave(draftPath),
            .data("saved", language.text("form.saved", ["time": "{time}"])),
            .data("saving", language.text("form.saving")),
            .data("failed", language.text("form.save-failed"))
        ) { html in
            content(&html)
            html.p(.class("draft-state"), .role("status"), .data("draft-state", ""))
        }
    }

    /// All errors of a form in one place above it, each a link to its field.
    public mutating func errorSummary(_ fields: [Field], in language: Language) {
        let wrong = fields.filter { !$0.error.isEmpty }
        guard !wrong.isEmpty else { return }
        div(.class("notice notice-error"), .role("alert"), .tabindex(-1), .id("errors")) { html in
            html.strong(.class("notice-kind"), text: "■ " + language.text("form.errors", ["n": wrong.count]))
            html.ul { html in
                for field in wrong {
                    let line = language.text("form.error-line", ["label": field.label, "error": field.error])
                    html.li { $0.a(.href("#\(field.id)"), text: line) }
                }
            }
        }
    }
}

/// The name of the field that carries the form token.
let formTokenField = "form-token"
