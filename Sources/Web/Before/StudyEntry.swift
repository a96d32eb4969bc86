import PartyLife

/// A study session as it stands in the form.
struct StudyEntry {
    var id: String
    var texts: Set<String> = []
    var form = Study.Form.together.rawValue
    var on: String
    var place = ""
    var attended: Set<String>

    /// Nothing typed yet: today, everyone there.
    init(id: Identifier<Study.Session>, texts: [Procedure.Study.Text], members: [Member], today: Day) {
        (self.id, on, attended) = (id.text, today.description, Set(members.map(\.id.text)))
        if texts.count == 1 { self.texts = Set(texts.map(\.id)) }
    }

    init(_ form: Form) {
        id = form["id"] ?? ""
        texts = Set(form.all("texts"))
        self.form = form["form"] ?? ""
        on = form["on"] ?? ""
        place = form["place"] ?? ""
        attended = Set(form.all("attended"))
    }

    /// The session that the form speaks of.
    static func session(_ form: Form, else id: Identifier<Study.Session>) throws(IncompleteForm) -> Study.Session {
        guard let kind = form.choice("form", of: Study.Form.self) else { throw .noForm }
        return Study.Session(
            id: form.identifier("id", of: Study.Session.self) ?? id, texts: form.all("texts"), form: kind,
            on: try form.requiredDay("on"), place: form.trimmed("place") ?? "",
            attended: form.identifiers("attended", of: Member.self))
    }
}
