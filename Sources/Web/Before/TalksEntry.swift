import PartyLife

/// A talk as it stands in the form.
struct TalksEntry {
    var id: String
    var opener: String
    var partner: String
    var on: String
    var depth = Talks.Depth.broad.rawValue
    var occasion = Talks.Occasion.before.rawValue
    var knotUntied = true
    var note = ""
    /// Whether the form asked for both of the two.
    var isForOthers = false

    /// Nothing typed yet: today, with whoever was suggested.
    init(id: Identifier<Talks.Talk>, partner: String, today: Day) {
        (self.id, opener, self.partner, on) = (id.text, "", partner, today.description)
    }

    init(_ form: Form) {
        id = form["id"] ?? ""
        opener = form["from"] ?? ""
        partner = form["to"] ?? ""
        on = form["on"] ?? ""
        depth = form["depth"] ?? ""
        occasion = form["occasion"] ?? ""
        knotUntied = form["knot"] != "tied"
        note = form["note"] ?? ""
        isForOthers = form["from"] != nil
    }

    /// The talk that the form speaks of; whoever sends it opened the talk unless the form asks for both.
    static func talk(
        _ form: Form, by person: Member.ID?, else id: Identifier<Talks.Talk>
    ) throws(IncompleteForm) -> Talks.Talk {
        let opener = form["from"] == nil ? person : form.identifier("from", of: Member.self)
        guard let opener, let partner = form.identifier("to", of: Member.self) else { throw .noPerson }
        guard let depth = form.choice("depth", of: Talks.Depth.self),
            let occasion = form.choice("occasion", of: Talks.Occasion.self)
        else { throw .noChoice }
        return Talks.Talk(
            id: form.identifier("id", of: Talks.Talk.self) ?? id, from: opener, to: partner,
            on: try form.requiredDay("on"), depth: depth, occasion: occasion, knotUntied: form["knot"] != "tied",
            note: form.words("note"))
    }
}
