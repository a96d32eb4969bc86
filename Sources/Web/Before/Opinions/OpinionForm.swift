import PartyLife

/// What the forms of opinions ask.
enum OpinionQuestions {
    static let id = Question<Identifier<Opinions.Opinion>?>.carried("id")
    static let channel = Question<OpinionChannel>.choice(
        "channel", "opinions.channel", "opinion-channel", about: ["opinions.channelNotUsed"],
        missing: IncompleteForm.noChannel)
    static let on = Question.day("on", "opinions.on", about: ["opinions.inFuture"])
    static let voices = Question.number(
        "voices", "opinions.voices", 1...1_000_000, help: "opinions.voices-help", about: ["opinions.noVoice"],
        missing: Opinions.Refused.noVoice)
    static let about = target("about", "opinions.about")
    static let text = words("text", "opinions.text", help: "opinions.text-help")

    /// What a member gives.
    static let whom = target("whom", "give-opinion.about")
    static let named = Question.either(
        "named", "give-opinion.name", yes: .init(code: "yes", word: "give-opinion.named"),
        no: .init(code: "no", word: "give-opinion.unnamed"))
    static let givenText = words("opinion-text", "give-opinion.text")

    /// What a resident leaves; the rule says itself how long it may be.
    static let residentText = words("text", "residents.text", rows: 6, limit: Opinions.residentLength.upperBound)

    static let opinion = Question<Identifier<Opinions.Opinion>>.subject("opinion", missing: Opinions.Refused.unknown)
    static let into = Question<Identifier<Opinions.Opinion>>.one(
        "into", "opinions.merge-into", .oneLine,
        about: ["opinions.mergedWithItself", "opinions.differentTargets", "opinions.mergedAlready"],
        missing: IncompleteForm.noChoice)
    static let to = target("to", "opinions.about")
    static let answer = words("answer", "opinions.answer", rows: 3)
    static let correctedAnswer = words("text", "opinions.answer", rows: 3)

    /// How forms name the branch as the one whom an opinion is about.
    static let branch = "branch"

    private static func target(_ name: String, _ label: String) -> Question<Opinions.Target> {
        Question(
            AskedField(name, label, .select, about: ["opinions.notMembers", "opinions.aboutOneself"]),
            missing: IncompleteForm.noPerson,
            read: { sent in
                sent.first == branch ? .branch : sent.first.flatMap { Member.ID($0) }.map { .member($0) }
            }, write: { [$0.member?.text ?? branch] })
    }

    private static func words(
        _ name: String, _ label: String, rows: Int = 4, limit: Int = Words.limit, help: String? = nil
    ) -> Question<Words> {
        Question.words(
            name, label, rows: rows, limit: limit, help: help,
            about: ["opinions.tooShort", "opinions.tooLong", "residents.tooFast"]
        ).withoutPastedMarks
    }
}

extension Form {
    /// The opinion that the form speaks of.
    func opinion(else id: Identifier<Opinions.Opinion>) throws -> Opinions.Opinion {
        typealias Ask = OpinionQuestions
        let (sent, channel, on, voices, target, text) = try answers(
            Ask.id, Ask.channel, Ask.on, Ask.voices.or(0), Ask.about, Ask.text)
        return Opinions.Opinion(
            id: sent ?? id, channel: channel, on: on, voices: voices, target: target, text: text)
    }

    /// The opinion that a member gives, and whether with the name.
    func givenOpinion(
        else id: Identifier<Opinions.Opinion>, on today: Day
    ) throws -> (opinion: Opinions.Opinion, named: Bool) {
        typealias Ask = OpinionQuestions
        let (sent, target, isNamed, text) = try answers(Ask.id, Ask.whom, Ask.named, Ask.givenText)
        let opinion = Opinions.Opinion(id: sent ?? id, channel: .letter, on: today, target: target, text: text)
        return (opinion, isNamed)
    }
}
