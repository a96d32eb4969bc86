import PartyLife

/// What the forms of talks ask.
enum TalkQuestions {
    static let id = Question<Identifier<Talks.Talk>?>.carried("id")
    /// The plan that it carries out, and the talk that it follows.
    static let plan = Question<Identifier<Talks.Planned>?>.carried("plan")
    static let again = Question<Identifier<Talks.Talk>?>.carried("again")
    static let from = Question<Member.ID>.one("from", "talks.from")
    static let with = Question<Member.ID>.one("to", "talks.with", .oneCell, about: pair)
    /// The other of two whose talk is noted for them.
    static let to = Question<Member.ID>.one("to", "talks.to", about: pair)
    static let on = Question.day("on", "talks.on", about: ["talks.inFuture", "talks.beforeTalk"])
    static let depth = Question<Talks.Depth>.choice("depth", "talks.depth", "talk-depth")
    static let occasion = Question<Talks.Occasion>.choice("occasion", "talks.occasion", "talk-occasion")
    static let topics = Question<[Talks.Topic]>.choices("topics", "talks.topics", "talk-topic")
    static let knot = Question.either(
        "knot", "talks.knot", yes: .init(code: "untied", word: "talks.untied"),
        no: .init(code: "tied", word: "talks.tied")
    ).or(true)
    static let note = Question.words(
        "note", "talks.note", limit: Talks.noteLimit, help: "talks.note-help", seenBy: "talks.seen-by-two",
        about: ["talks.tooLong"]
    ).optional

    static let planWith = Question<Member.ID>.one("with", "talks.plan-with", .oneCell, about: pair)
    static let planTopics = Question<[Talks.Topic]>.choices(
        "topics", "talks.plan-topics", "talk-topic", about: ["talks.planIncomplete"],
        missing: Talks.Refused.planIncomplete)
    static let planDepth = Question<Talks.Depth>.choice("how", "talks.plan-how", "talk-depth")
    static let planDay = Question.day("by", "talks.plan-day", about: ["talks.planInPast"])
    static let planNote = Question.words(
        "note", "talks.note", rows: 2, limit: Talks.noteLimit, seenBy: "talks.seen-by-two", about: ["talks.tooLong"]
    ).optional

    static let talk = Question<Identifier<Talks.Talk>>.subject("talk", missing: Talks.Refused.unknownTalk)
    static let planned = Question<Identifier<Talks.Planned>>.subject("plan", missing: Talks.Refused.unknownPlan)
    static let denial = Question<Talks.Denial.Kind>.choice("kind", "deny.kind", "denial-kind")
    static let denialWord = Question.words(
        "word", "deny.word", rows: 2, limit: Talks.noteLimit, help: "deny.word-help",
        about: ["talks.denialNeedsWord", "talks.tooLong"]
    ).optional

    private static let pair = [
        "talks.withOneself", "talks.needsTwo", "talks.notMembers", "talks.otherPair", "talks.onlyThoseWhoTalked",
    ]
}

/// What stands in the form of a talk before anything is typed.
struct TalkEntry {
    var partner: Member.ID?
    var depth: Talks.Depth
    var topics: [Talks.Topic] = []
    var plan: Identifier<Talks.Planned>?
    var again: Identifier<Talks.Talk>?
}

extension Form {
    /// The talk that the form speaks of; whoever sends it opened the talk unless the form asks for both.
    func talk(by person: Member.ID?, else id: Identifier<Talks.Talk>) throws -> Talks.Talk {
        typealias Ask = TalkQuestions
        let (from, to, depth, occasion, on, topics, knotUntied, note, sent, plan, again) = try answers(
            person.map(Ask.from.or) ?? Ask.from, Ask.to, Ask.depth, Ask.occasion, Ask.on, Ask.topics, Ask.knot,
            Ask.note, Ask.id, Ask.plan, Ask.again)
        return Talks.Talk(
            id: sent ?? id, from: from, to: to, on: on, depth: depth, occasion: occasion, knotUntied: knotUntied,
            note: note, topics: topics.isEmpty ? nil : topics, plan: plan, again: again)
    }

    /// The talk that is planned.
    func plannedTalk(by person: Member.ID?, as id: Identifier<Talks.Planned>) throws -> Talks.Planned {
        guard let person else { throw IncompleteForm.noPerson }
        typealias Ask = TalkQuestions
        let (to, topics, depth, day, note) = try answers(
            Ask.planWith, Ask.planTopics, Ask.planDepth, Ask.planDay, Ask.planNote)
        return Talks.Planned(id: id, from: person, to: to, topics: topics, depth: depth, by: day, note: note)
    }
}
