import PartyLife

/// A talk as it stands in the form.
struct TalkForm {
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
    ) throws -> Talks.Talk {
        var answers = Answers(form)
        let opener = form["from"] == nil ? person : answers.identifier("from", of: Member.self)
        let partner = answers.identifier("to", of: Member.self)
        let depth = answers.choice("depth", of: Talks.Depth.self)
        let occasion = answers.choice("occasion", of: Talks.Occasion.self)
        let day = answers.day("on")
        guard let opener, let partner, let depth, let occasion, let day else { throw answers.lacking }
        let topics = form.choices("topics", of: Talks.Topic.self)
        return Talks.Talk(
            id: form.identifier("id", of: Talks.Talk.self) ?? id, from: opener, to: partner,
            on: day, depth: depth, occasion: occasion, knotUntied: form["knot"] != "tied",
            note: form.words("note"), topics: topics.isEmpty ? nil : topics,
            plan: form.identifier("plan", of: Talks.Planned.self), again: form.identifier("again", of: Talks.Talk.self))
    }
}

/// A planned talk as it stands in the form: what, with whom, how.
struct TalkPlanForm {
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
    ) throws -> Talks.Planned {
        guard let person else { throw IncompleteForm.noPerson }
        var answers = Answers(form)
        let partner = answers.identifier("with", of: Member.self)
        let topics = form.choices("topics", of: Talks.Topic.self)
        if topics.isEmpty { answers.lack("topics", Talks.Refused.planIncomplete) }
        let depth = answers.choice("how", of: Talks.Depth.self)
        let day = answers.day("by")
        guard let partner, let depth, let day, answers.lacks.isEmpty else { throw answers.lacking }
        return Talks.Planned(
            id: id, from: person, to: partner, topics: topics, depth: depth, by: day, note: form.words("note"))
    }
}
