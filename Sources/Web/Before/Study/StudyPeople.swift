import PartyLife

extension HTML {
    /// A few names as they are; of many the first, and all of them one tap away.
    mutating func names(_ names: [String], in language: Language) {
        guard names.count > 6 else { return span(.class("names"), text: language.names(names)) }
        details(.class("names")) { html in
            html.summary(text: language.names(names, limit: 4))
            html.span(text: language.names(names))
        }
    }

    /// 15/17 with its light; where nothing is asked of anybody, that.
    mutating func cover(_ done: Int, of due: Int, by deadline: Day, today: Day, in language: Language) {
        guard due > 0 else { return span(.class("hint"), text: language.text("light.not-asked")) }
        let hasTime = done == 0 && today <= deadline
        let light: StatusBadge = done >= due ? .onTime : hasTime ? .notStarted : deadline.light(on: today)
        self.light(light, word: language.count(done, of: due), in: language)
    }
}
