import PartyLife

/// 更正 or 撤回 beside a record: one quiet word, and behind it a form that asks why.
struct CorrectionForm {
    /// Where it is sent.
    let path: String
    let token: String
    /// What of the record is changed, and which record: sent along as `change` and `record`.
    let change: String
    let record: String
    let kind: Correction.Kind
    let needsReason: Bool
    /// The summary and the button, where they are not the common ones.
    var opener: String?
    var button: String?
    /// What was just refused, to be drawn again.
    var typed: Form?

    /// Whether this very form was refused.
    var isRefused: Bool { typed?["change"] == change && typed?["record"] == record }
    var id: String { "correct-\(change)-\(record)" }

    /// 原因 of a correction or of a withdrawal.
    static func why(_ kind: Correction.Kind, isRequired: Bool) -> Question<Words> {
        Question.words(
            "reason", kind == .withdrawn ? "correct.reason-withdraw" : "correct.reason", rows: 2,
            limit: Correction.reasonLimit, help: isRequired ? "correct.reason-shown" : "correct.reason-free",
            about: ["correction.reasonMissing", "correction.reasonTooLong"])
    }

    /// The reason that was written, if one was.
    static func reason(_ form: Form) throws -> Words? {
        try why(.corrected, isRequired: false).optional.answer(in: form)
    }

    /// What was typed into a field of this form.
    func value(_ name: String, else value: String) -> String { isRefused ? typed?[name] ?? "" : value }
}

extension HTML {
    /// - Parameter fields: what is to stand instead; nothing for a withdrawal.
    mutating func correction(_ form: CorrectionForm, in language: Language, _ fields: Content = { _ in }) {
        let withdraws = form.kind == .withdrawn
        element("details", [.class("correction unprinted")] + (form.isRefused ? [.open] : [])) { html in
            html.summary(text: form.opener ?? language.text(withdraws ? "correct.withdraw" : "correct.edit"))
            html.postForm(to: form.path, token: form.token, .class("form"), .data("guard", "")) { html in
                html.input(.type(.hidden), .name("change"), .value(form.change))
                html.input(.type(.hidden), .name("record"), .value(form.record))
                fields(&html)
                html.reason(form, in: language)
                html.div(.class("actions")) { html in
                    html.button(
                        .class("button"),
                        text: form.button ?? language.text(withdraws ? "correct.withdraw-button" : "correct.save"))
                }
            }
        }
    }

    private mutating func reason(_ form: CorrectionForm, in language: Language) {
        let asked = CorrectionForm.why(form.kind, isRequired: form.needsReason)
        ask(asked.required(form.needsReason), text: form.value("reason", else: ""), in: language)
    }

    /// A field of a correction; its form stands more than once on a page, so under an id of its own.
    mutating func correctedText(
        _ name: String, _ form: CorrectionForm, label: String, value: String, isRequired: Bool = true
    ) {
        let id = form.id + "-" + name
        div(.class("field")) { html in
            html.label(.class("label"), .for(id), text: label)
            html.element(
                "textarea", [.id(id), .name(name), .rows(3)] + (isRequired ? [.required] : []),
                "\n" + form.value(name, else: value))
        }
    }

    mutating func correctedChoice(
        _ name: String, _ form: CorrectionForm, label: String, value: String, _ choices: [Choice]
    ) {
        let id = form.id + "-" + name
        let chosen = form.value(name, else: value)
        div(.class("field")) { html in
            html.label(.class("label"), .for(id), text: label)
            html.select(.id(id), .name(name), .required) { html in
                for choice in choices {
                    let selected: [Attribute] = choice.value == chosen ? [.selected] : []
                    html.element("option", [.value(choice.value)] + selected, choice.label)
                }
            }
        }
    }

    /// 已更正（某某 8月12日：原因）, and what stood before for those who could read it.
    mutating func corrected(
        _ correction: Correction, by name: String, reason: String?, before: String?, in language: Language
    ) {
        guard correction.isMarked else { return }
        let withdrawn = correction.kind == .withdrawn
        let values: [String: any TextValue] = [
            "by": name, "day": language.fullDay(correction.on), "reason": reason ?? "—",
        ]
        p(
            .class("hint corrected"),
            text: language.text(withdrawn ? "correct.was-withdrawn" : "correct.was-corrected", values))
        guard let before, !before.isEmpty else { return }
        p(
            .class("hint lines"),
            text: language.text(withdrawn ? "correct.withdrawn-record" : "correct.before", ["text": before]))
    }
}
