/// An act that weighs, looked at before it is done: what it does, whom it reaches, and what is still open.
struct Weighing: Sendable {
    var does: [Line] = []
    var reaches: [Line] = []
    var open: [Line] = []

    /// One fact, with the people, branches or problems that it is about.
    struct Line: Sendable {
        var text: String
        var names: [Link] = []

        init(_ text: String, _ names: [Link] = []) { (self.text, self.names) = (text, names) }

        /// Names that lead nowhere.
        init(_ text: String, of names: [String]) { self.init(text, names.map { Link($0, "") }) }
    }
}

extension HTML {
    /// The three parts in one look; what asks for the act itself follows once, below.
    mutating func weighing(_ weighing: Weighing, in language: Language) {
        section(.class("block weighing"), .aria("label", language.text("weighing.title"))) { html in
            html.weighed("does", weighing.does, language)
            html.weighed("reaches", weighing.reaches, language)
            if weighing.open.isEmpty {
                html.h2(text: language.text("weighing.open"))
                html.p { $0.light(.onTime, word: language.text("weighing.nothing-open"), in: language) }
            } else {
                html.weighed("open", weighing.open, language)
            }
        }
    }

    private mutating func weighed(_ part: String, _ lines: [Weighing.Line], _ language: Language) {
        guard !lines.isEmpty else { return }
        h2(text: language.text("weighing.\(part)"))
        ul(.class("weighed weighed-\(part)")) { html in
            for line in lines { html.li { $0.weighed(line, language) } }
        }
    }

    /// A few names stand in the line; more of them are folded, and each is there.
    private mutating func weighed(_ line: Weighing.Line, _ language: Language) {
        guard line.names.count > 8 else {
            text(line.text)
            if !line.names.isEmpty {
                text(language.text("format.colon"))
                weighedNames(line.names, language)
            }
            return
        }
        details { html in
            html.summary(text: line.text)
            html.p { $0.weighedNames(line.names, language) }
        }
    }

    private mutating func weighedNames(_ names: [Link], _ language: Language) {
        for (index, name) in names.enumerated() {
            if index > 0 { text(language.text("format.list-separator")) }
            if name.path.isEmpty {
                span(.class("whole"), text: name.title)
            } else {
                a(.class("whole"), .href(name.path), text: name.title)
            }
        }
    }
}
