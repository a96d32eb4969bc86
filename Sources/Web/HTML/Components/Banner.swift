/// A message above the page's content: what just happened, or what to mind.
public struct Banner: Sendable, Equatable {
    public enum Kind: String, Sendable {
        case success, warning, error, information
        /// Refused because something is still missing: the title says so, the looks are those of an error.
        case incomplete
    }

    public let kind: Kind
    public let text: String
    /// The form that it speaks of, to be drawn again with what was typed.
    public var refused: RefusedForm?

    public init(_ kind: Kind, _ text: String, refused: RefusedForm? = nil) {
        self.kind = kind
        self.text = text
        self.refused = refused
    }
}

extension HTML {
    public mutating func notice(_ notice: Banner, in language: Language) {
        self.notice(notice, marks: notice.refused?.marks ?? [], in: language)
    }

    /// - Parameter marks: what is wrong, each with its field on the page.
    mutating func notice(_ notice: Banner, marks: [RefusedForm.Mark], in language: Language) {
        let (shape, key) =
            switch notice.kind {
            case .success: ("●", "notice.success")
            case .warning: ("▲", "notice.warning")
            case .error: ("■", "notice.error")
            case .incomplete: ("■", "notice.incomplete")
            case .information: ("○", "notice.information")
            }
        let isError = [.error, .incomplete].contains(notice.kind)
        let style = isError ? Banner.Kind.error : notice.kind
        div(.class("notice notice-\(style.rawValue)"), .role(isError ? "alert" : "status")) { html in
            html.strong(.class("notice-kind")) { html in
                html.span(.aria("hidden", "true"), text: shape)
                html.text(" " + language.text(key))
            }
            if marks.map(\.text) == [notice.text] {
                html.p { $0.a(.href("#\(marks[0].id)"), text: notice.text) }
            } else {
                html.p(text: notice.text)
                html.ulOf(marks)
            }
        }
    }

    /// What is wrong, each a link to its field.
    private mutating func ulOf(_ marks: [RefusedForm.Mark]) {
        guard !marks.isEmpty else { return }
        ul { html in
            for mark in marks { html.li { $0.a(.href("#\(mark.id)"), text: mark.text) } }
        }
    }

    /// What a list will hold and who starts it, where it holds nothing yet.
    public mutating func emptyState(_ title: String, _ explanation: String, action: Content = { _ in }) {
        div(.class("empty")) { html in
            html.p(.class("empty-title"), text: title)
            html.p(text: explanation)
            action(&html)
        }
    }

    /// Confidential words on their own paper, under the line that says who may see them.
    public mutating func confidential(_ whoMaySee: String, in language: Language, _ content: Content) {
        div(.class("sealed"), .role("group"), .aria("label", language.text("confidential.label"))) { html in
            html.p(.class("sealed-line"), text: whoMaySee)
            content(&html)
        }
    }

    /// The fixed line on sign-in, editors and uploads: no state secrets here (非涉密).
    public mutating func unclassifiedLine(in language: Language) {
        p(.class("unclassified"), text: language.text("shell.unclassified"))
    }
}
