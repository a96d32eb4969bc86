/// A sheet of paper (打印件): what is put up or filed, on a page of its own. No navigation, A4, and nothing on it but what
/// it is for; the way back and the button stay on the screen.
struct Sheet {
    let shell: Shell
    let title: String
    /// Where it was opened from.
    let back: Link
    /// Lies on its long side.
    var isWide = false
    /// In large type, for those who do not see well and for what hangs on a wall.
    var isLarge = false

    private var language: Language { shell.preferences.language }

    /// - Parameter content: one or more ``HTML/sheetPage(_:_:_:)``.
    func html(_ content: HTML.Content) -> HTML {
        var classes = "sheet"
        if isWide { classes += " sheet-wide" }
        if isLarge { classes += " sheet-large" }
        // Paper is white, whatever the screen's colours are.
        return shell.document(title, theme: .light, .class(classes)) { html in
            html.nav(.class("sheet-bar"), .aria("label", language.text("shell.navigation"))) { html in
                html.a(.class("button"), .href(back.path), text: back.title)
                html.printButton(language.text("button.print"))
            }
            html.main(.id("content"), .class("sheet-paper"), .tabindex(-1)) { content(&$0) }
            html.footer(.class("sheet-foot")) { $0.unclassifiedLine(in: language) }
        }
    }
}

extension HTML {
    /// One sheet: title, lines under it, and what stands on it. The next one begins on new paper.
    mutating func sheetPage(_ title: String, _ lines: [String], _ content: Content) {
        section(.class("sheet-page")) { html in
            html.header(.class("sheet-head")) { html in
                html.h1(text: title)
                for line in lines where !line.isEmpty { html.p(text: line) }
            }
            content(&html)
        }
    }

    /// Prints the page; offered where there is a script to do it.
    mutating func printButton(_ label: String) {
        button(.class("button"), .button(.button), .data("print", ""), .hidden, text: label)
    }

    /// Lines to write on.
    mutating func ruled(_ count: Int) {
        div(.class("ruled")) { html in for _ in 0..<count { html.div(.class("rule")) } }
    }

    /// What is to be filled in by hand, side by side; with a value where it is known.
    mutating func blanks(_ blanks: [(label: String, value: String)]) {
        div(.class("blanks")) { html in
            for blank in blanks {
                html.p(.class("blank")) { html in
                    html.span(text: blank.label)
                    html.span(.class("blank-value"), text: blank.value)
                }
            }
        }
    }

    /// Boxes to tick.
    mutating func boxes(_ labels: [String]) {
        p(.class("boxes")) { html in
            for label in labels { html.span(.class("box"), text: label) }
        }
    }

    /// Who signs, and the day: at the foot of a sheet, on the right.
    mutating func signed(_ name: String, _ day: String) {
        div(.class("sheet-signed")) { html in
            html.p(text: name)
            html.p(text: day)
        }
    }
}
