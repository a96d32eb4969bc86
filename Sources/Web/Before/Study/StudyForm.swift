import PartyLife

/// A study session as it stands in the form.
struct StudyForm {
    var id: String
    var texts: Set<String> = []
    var ownTexts = ""
    var form = Study.Form.together.rawValue
    var on: String
    var place = ""
    var lecturer = ""
    var organiser = ""
    var minutes = ""
    var attended: Set<String>
    var online: Set<String> = []

    /// Nothing typed yet: today, everyone there.
    init(id: Identifier<Study.Session>, texts: [Procedure.Study.Text], members: [Member], today: Day) {
        (self.id, on, attended) = (id.text, today.description, Set(members.map(\.id.text)))
        if texts.count == 1 { self.texts = Set(texts.map(\.id)) }
    }

    init(_ form: Form) {
        id = form["id"] ?? ""
        texts = Set(form.all("texts"))
        ownTexts = form["own-texts"] ?? ""
        self.form = form["form"] ?? ""
        on = form["on"] ?? ""
        place = form["place"] ?? ""
        lecturer = form["lecturer"] ?? ""
        organiser = form["organiser"] ?? ""
        minutes = form["minutes"] ?? ""
        attended = Set(form.all("attended"))
        online = Set(form.all("online"))
    }

    /// The session that the form speaks of.
    static func session(_ form: Form, else id: Identifier<Study.Session>) throws -> Study.Session {
        var answers = Answers(form)
        if form.all("texts").isEmpty, form.lines("own-texts").isEmpty { answers.lack("texts", Study.Refused.noText) }
        let kind = answers.choice("form", of: Study.Form.self, else: IncompleteForm.noForm)
        let day = answers.day("on")
        guard let kind, let day, answers.lacks.isEmpty else { throw answers.lacking }
        return Study.Session(
            id: form.identifier("id", of: Study.Session.self) ?? id, texts: form.all("texts"), form: kind,
            on: day, place: form.trimmed("place") ?? "",
            attended: form.identifiers("attended", of: Member.self), ownTexts: form.lines("own-texts"),
            lecturer: form.trimmed("lecturer"), organiser: form.trimmed("organiser"),
            online: form.identifiers("online", of: Member.self), minutes: form.minutes)
    }
}

/// What one studied alone, as it stands in the form.
struct SelfStudyForm {
    var texts: Set<String> = []
    var ownTexts = ""
    var on: String
    var minutes = ""
    /// Whether the form was just refused, and is drawn again.
    var isTyped = false

    init(today: Day) { on = today.description }

    init(_ form: Form) {
        texts = Set(form.all("texts"))
        ownTexts = form["own-texts"] ?? ""
        on = form["on"] ?? ""
        minutes = form["minutes"] ?? ""
        isTyped = true
    }

    static func study(_ form: Form, by person: Member.ID?) throws -> Study.SelfStudy {
        guard let person else { throw IncompleteForm.noPerson }
        var answers = Answers(form)
        if form.all("texts").isEmpty, form.lines("own-texts").isEmpty { answers.lack("texts", Study.Refused.noText) }
        guard let day = answers.day("on"), answers.lacks.isEmpty else { throw answers.lacking }
        return Study.SelfStudy(
            member: person, texts: form.all("texts"), ownTexts: form.lines("own-texts"),
            on: day, minutes: form.minutes)
    }
}

extension Form {
    /// The lines of a field that are not blank.
    fileprivate func lines(_ name: String) -> [String] {
        (self[name] ?? "").split(whereSeparator: \.isNewline).map { String($0) }.filter {
            !$0.allSatisfy(\.isWhitespace)
        }
    }

    /// Minutes as typed; what is no number is refused as a duration that there is not.
    fileprivate var minutes: Int? { trimmed("minutes").map { Int($0) ?? 0 } }
}
