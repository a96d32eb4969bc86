import PartyLife

/// A talk as it stands in the form.
struct TalksEntry {
    var id: String
    var opener: String
    var partner: String
    var on: String
    var depth = Talks.Depth.broad.rawValue
    var occasion = Talks.Occasion.before.rawValue
    var topics: Set<String> = []
    var knotUntied = true
    var note = ""
    /// The plan that it carries out, and the talk that it follows.
    var plan = ""
    var again = ""
    /// Whether the form asked for both of the two.
    var isForOthers = false

    /// Nothing typed yet: today, with whoever was suggested.
    init(id: Identifier<Talks.Talk>, partner: String, depth: Talks.Depth, today: Day) {
        (self.id, opener, self.partner, on) = (id.text, "", partner, today.description)
        self.depth = depth.rawValue
    }

    init(_ form: Form) {
        id = form["id"] ?? ""
        opener = form["from"] ?? ""
        partner = form["to"] ?? ""
        on = form["on"] ?? ""
        depth = form["depth"] ?? ""
        occasion = form["occasion"] ?? ""
        topics = Set(form.all("topics"))
        knotUntied = form["knot"] != "tied"
        note = form["note"] ?? ""
        plan = form["plan"] ?? ""
        again = form["again"] ?? ""
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
        let topics = form.choices("topics", of: Talks.Topic.self)
        return Talks.Talk(
            id: form.identifier("id", of: Talks.Talk.self) ?? id, from: opener, to: partner,
            on: try form.requiredDay("on"), depth: depth, occasion: occasion, knotUntied: form["knot"] != "tied",
            note: form.words("note"), topics: topics.isEmpty ? nil : topics,
            plan: form.identifier("plan", of: Talks.Planned.self), again: form.identifier("again", of: Talks.Talk.self))
    }
}

/// A planned talk as it stands in the form: what, with whom, how.
struct TalkPlanEntry {
    var partner = ""
    var topics: Set<String> = []
    var depth = Talks.Depth.broad.rawValue
    var by: String
    var note = ""
    /// Whether the form was just refused, and is drawn again.
    var isTyped = false

    init(partner: String, depth: Talks.Depth, by day: Day) {
        (self.partner, self.depth, by) = (partner, depth.rawValue, day.description)
    }

    init(_ form: Form) {
        partner = form["with"] ?? ""
        topics = Set(form.all("topics"))
        depth = form["how"] ?? ""
        by = form["by"] ?? ""
        note = form["note"] ?? ""
        isTyped = true
    }

    static func planned(
        _ form: Form, by person: Member.ID?, as id: Identifier<Talks.Planned>
    ) throws(IncompleteForm) -> Talks.Planned {
        guard let person, let partner = form.identifier("with", of: Member.self) else { throw .noPerson }
        guard let depth = form.choice("how", of: Talks.Depth.self) else { throw .noChoice }
        return Talks.Planned(
            id: id, from: person, to: partner, topics: form.choices("topics", of: Talks.Topic.self), depth: depth,
            by: try form.requiredDay("by"), note: form.words("note"))
    }
}
