extension HTML {
    /// A form that changes something. It always carries the form token.
    public mutating func postForm(
        to path: String, token: String, _ attributes: Attribute..., content: Content
    ) {
        element("form", [.post, .action(path)] + attributes) { html in
            html.input(.type(.hidden), .name(formTokenField), .value(token))
            html.input(.type(.hidden), .name(formOnceField), .value(Secret.hex(bytes: 12)))
            html.within(formTo: path, content)
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
