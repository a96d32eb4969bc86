import PartyLife

extension ProcedureForm {
    /// Reads the fields of the editor, one after another.
    struct Reading {
        let form: Form
        var procedure: Procedure
        let language: Language
        var errors: [String: String] = [:]

        mutating func read() {
            procedure.name = text("name")
            procedure.theme = text("theme")
            procedure.programme = form.trimmed("programme")
            for field in Procedure.DayField.all {
                guard let day = form.day(field.name) else {
                    errors[field.name] = language.text("editor.day-missing")
                    continue
                }
                procedure[field] = day
            }
            for field in ProcedureForm.numbers {
                guard let number = form.trimmed(field.name).flatMap({ Int($0) }) else {
                    errors[field.name] = language.text("editor.number-missing")
                    continue
                }
                procedure[keyPath: field.path] = number
            }
            for field in ProcedureForm.pairs {
                guard let rule = form.choice(field.name, of: Procedure.Talks.PairRule.self) else { continue }
                procedure[keyPath: field.path] = rule
            }
            for field in ProcedureForm.switches { procedure[keyPath: field.path] = form[field.name] != nil }
            if let rank = form.choice("review.leadersFrom", of: MemberProfile.Rank.self) {
                procedure.review.leadersFrom = rank
            }
            procedure.opinions.channels = chosen("opinions.channels")
            procedure.gates = chosen("gates")
            procedure.modes = chosen("modes")
            arranging()
            procedure.rectification.weakWords = lines("rectification.weakWords")
            requirements()
            lists()
        }

        /// The rules by category are those of the file; they go along when a way is taken out.
        private mutating func arranging() {
            procedure.arranging = procedure.arranging?.compactMap { rule in
                var rule = rule
                rule.modes.removeAll { !procedure.modes.contains($0) }
                return rule.modes.isEmpty ? nil : rule
            }
        }

        private mutating func requirements() {
            let written = form.indexed("requirements").compactMap { step in
                Step(rawValue: step.key).flatMap { key in step.value.trimmed.isEmpty ? nil : (key, step.value.trimmed) }
            }
            let byStep = Dictionary(written.map { ($0.0.rawValue, $0.1) }) { first, _ in first }
            procedure.requirements = byStep.isEmpty ? nil : byStep
        }

        private mutating func lists() {
            let goals = lines("study.goals")
            procedure.study.goals = goals.isEmpty ? nil : goals
            procedure.study.texts = rows("study.texts", "title") { row in
                .init(
                    id: row.id, title: row.text("title"), core: form[row.name("core")] == nil ? nil : true)
            }
            let further = rows("study.further", "title") { Procedure.Study.Text(id: $0.id, title: $0.text("title")) }
            procedure.study.further = further.isEmpty ? nil : further
            procedure.aspects = rows("aspects", "title", "hint", "standard") { row in
                .init(
                    id: row.id, title: row.text("title"), hint: form.trimmed(row.name("hint")),
                    standard: form.trimmed(row.name("standard")))
            }
        }

        private func text(_ name: String) -> String { (form[name] ?? "").trimmed }

        private func lines(_ name: String) -> [String] {
            text(name).split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        }

        private func chosen<Code: CaseIterable & Hashable & RawRepresentable<String>>(_ name: String) -> [Code] {
            let sent = Set(form.choices(name, of: Code.self))
            return Code.allCases.filter(sent.contains)
        }

        struct Row {
            let list: String
            let index: Int
            let form: Form
            let id: String

            func name(_ part: String) -> String { "\(list)[\(index)].\(part)" }
            func text(_ part: String) -> String { (form[name(part)] ?? "").trimmed }
        }

        /// The rows of a list in which something stands; a new one gets an identifier that no other has.
        private func rows<T>(_ list: String, _ parts: String..., make: (Row) -> T) -> [T] {
            let known = Set((0..<ProcedureForm.rowLimit).compactMap { form.trimmed("\(list)[\($0)].id") })
            var free = (1...).lazy.map { "\(list.suffix(1))-\($0)" }.filter { !known.contains($0) }.makeIterator()
            return (0..<ProcedureForm.rowLimit).compactMap { index in
                let blank = Row(list: list, index: index, form: form, id: "")
                guard parts.contains(where: { !blank.text($0).isEmpty }) else { return nil }
                let id = form.trimmed(blank.name("id")) ?? free.next() ?? ""
                return make(Row(list: list, index: index, form: form, id: id))
            }
        }
    }

    /// One more than a list may have, so that the rule and not the reading refuses.
    static let rowLimit = 101
}
