extension HTML {
    /// One of a row of figures: how much, and of what.
    mutating func figure(_ value: String, _ label: String) {
        div { html in
            html.span(.class("figure-value"), text: value)
            html.span(.class("figure-label"), text: label)
        }
    }

    /// One line of a list of facts: its name, and what it is.
    ///
    /// - Parameter style: how a long value breaks: as it was written, between names, or anywhere.
    mutating func fact(_ name: String, _ value: String, style: FactStyle = .lines) {
        div(.class("fact")) { html in
            html.dt(text: name)
            html.dd(.class(style.rawValue), text: value)
        }
    }
}

enum FactStyle: String {
    case lines, names, wrapped
}
