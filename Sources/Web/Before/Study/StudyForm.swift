import PartyLife

/// What the forms of study ask.
enum StudyQuestions {
    static let id = Question<Identifier<Study.Session>?>.carried("id")
    static let texts = Question<[String]>.codes("texts", "study.texts", about: ["study.noText", "study.unknownText"])
    static let ownTexts = Question<[String]>.titles(
        "own-texts", "study.own-texts", limit: Study.ownTextLimit * (Study.lineLimit + 1),
        help: "study.own-texts-help", about: ["study.tooMany", "study.tooLong"])
    static let form = Question<Study.Form>.choice(
        "form", "study.form", "study-form", .select, missing: IncompleteForm.noForm)
    static let on = Question.day("on", "study.on", about: ["study.inFuture", "study.notToday", "study.beforeSession"])
    static let place = line("place")
    static let lecturer = line("lecturer")
    static let organiser = line("organiser")
    static let minutes = Question.number(
        "minutes", "study.minutes", 1...1440, about: ["study.noSuchDuration"], missing: Study.Refused.noSuchDuration
    ).optional
    static let attended = Question<[Member.ID]>.several(
        "attended", "study.attended", help: "study.attended-help", about: ["study.nobody", "study.notMembers"])
    static let online = Question<[Member.ID]>.several("online", "study.who-online")

    static let session = Question<Identifier<Study.Session>>.subject(
        "session", missing: Study.Refused.unknownSession)
    static let caughtUp = Question<[Member.ID]>.several(
        "members", "study.who-caught-up", about: ["study.nobody", "study.notMembers"])
    static let caughtUpOn = Question.day(
        "on", "study.caught-up-on", about: ["study.inFuture", "study.beforeSession"])
    static let admitted = Question<[Member.ID]>.several(
        "members", "study.who-came", about: ["study.nobody", "study.notMembers"])

    /// 学有所思、学有所悟、学有所得, and what follows for the work.
    static let thought = reflection("thought")
    static let insight = reflection("insight")
    static let gain = reflection("gain")
    static let work = reflection("work")
    static let share = Question.tick("share", "reflection.share")

    static let draw = Question<Identifier<Study.Draw>>.subject("draw", missing: Study.Refused.unknownDraw)

    private static func line(_ name: String) -> Question<String?> {
        Question.text(name, "study.\(name)", .line(limit: Study.lineLimit)).optional
    }

    private static func reflection(_ name: String) -> Question<Words?> {
        Question.words(
            name, "reflection.\(name)", rows: 2, limit: Study.reflectionLimit, about: ["study.nothingWritten"]
        ).optional
    }
}

/// What stands in the form of a session before anything is typed.
struct StudyEntry {
    let id: Identifier<Study.Session>
    var texts: [String]
    var form = Study.Form.together
    var attended: [Member.ID]
}

extension Form {
    /// The session that the form speaks of.
    func studySession(else id: Identifier<Study.Session>) throws -> Study.Session {
        typealias Ask = StudyQuestions
        let (sent, texts, own, form, on, place, lecturer, organiser, minutes, attended, online) = try answers(
            Ask.id, Ask.texts, Ask.ownTexts, Ask.form, Ask.on, Ask.place, Ask.lecturer, Ask.organiser, Ask.minutes,
            Ask.attended, Ask.online, lacking: lackingText)
        return Study.Session(
            id: sent ?? id, texts: texts, form: form, on: on, place: place ?? "", attended: attended, ownTexts: own,
            lecturer: lecturer, organiser: organiser, online: online, minutes: minutes)
    }

    /// What one studied alone.
    func selfStudy(by person: Member.ID?) throws -> Study.SelfStudy {
        guard let person else { throw IncompleteForm.noPerson }
        typealias Ask = StudyQuestions
        let (texts, own, on, minutes) = try answers(
            Ask.texts, Ask.ownTexts, Ask.on, Ask.minutes, lacking: lackingText)
        return Study.SelfStudy(member: person, texts: texts, ownTexts: own, on: on, minutes: minutes)
    }

    /// A text is chosen from the list or named.
    private var lackingText: [LackingAnswers.Lack] {
        let isNamed = !all("texts").isEmpty || trimmed("own-texts") != nil
        return isNamed ? [] : [.init(field: "texts", refusal: Study.Refused.noText)]
    }
}
