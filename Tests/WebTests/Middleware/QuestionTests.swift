import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("A field of a form is said once")
struct QuestionTests {
    static let forms: [(name: String, fields: [AskedField])] = [
        ("talks", TalkQuestions.all), ("study", StudyQuestions.all), ("opinions", OpinionQuestions.all),
        ("plan", PlanQuestions.all), ("arrangements", ArrangementQuestions.all), ("problem", ProblemQuestions.all),
        ("list", ListQuestions.all), ("campaign", CampaignQuestions.all), ("review", ReviewQuestions.all),
        ("sign-in", [SignInRoutes.login.field, SignInRoutes.password.field]), ("roster", [RosterPage.shortName.field]),
        ("correction", Correction.Kind.allCases.map { CorrectionForm.why($0, isRequired: true).field }),
    ]

    private let day = Question.day("on", "talks.on", about: ["talks.inFuture"])
    private let note = Question.words("note", "talks.note", limit: 5)
    private let who = Question<[Member.ID]>.several("who", "study.attended", missing: Study.Refused.nobody)

    private func form(_ fields: (String, String)...) -> Form {
        Form(fields: fields.map { .init(name: $0.0, value: $0.1) })
    }

    @Test("Everything that is wrong is said at once, each at its field")
    func all() throws {
        let sent = form(("on", "昨天"), ("note", "一二三四五六"))
        let lacking = #expect(throws: LackingAnswers.self) { try sent.answers(day, note, who) }
        #expect(lacking?.lacks.map(\.field) == ["on", "note", "who"])
        #expect(
            lacking?.lacks.map(\.refusal.code) == ["preparation.noDay", "text.tooLong", "study.nobody"])
        let more = LackingAnswers.Lack(field: "x", refusal: IncompleteForm.noChoice)
        let other = #expect(throws: LackingAnswers.self) {
            try form(("on", "2021-07-01")).answers(day, lacking: [more])
        }
        #expect(other?.lacks.map(\.field) == ["x"])
    }

    @Test("Sound answers are read as what they are; the limit is in characters, without white space around")
    func sound() throws {
        let sent = form(("on", " 2021-07-01 "), ("note", "  一二三四🌾 "), ("who", "m1"), ("who", "m2"))
        let (on, words, people) = try sent.answers(day, note, who)
        #expect(on == Day("2021-07-01") && words == .plain("一二三四🌾") && people.map(\.text) == ["m1", "m2"])
    }

    @Test("What may stay open stays open, and is refused where it is no answer")
    func optional() throws {
        let (blank, absent): (Day?, Day?) = (
            try form(("on", " ")).answers(day.optional), try Form().answers(day.optional)
        )
        #expect(blank == nil && absent == nil)
        #expect(throws: LackingAnswers.self) { try form(("on", "x")).answers(day.optional) }
        let later = try #require(Day("2021-07-02"))
        let unasked: Day = try Form().answers(day.or(later))
        #expect(unasked == later)
        #expect(throws: LackingAnswers.self) { try form(("on", "")).answers(day.or(later)) }
        let row: Words = try form(("note[m1]", "话")).answers(note.of("m1"))
        #expect(row == .plain("话"))
    }

    @Test("A field is drawn with its name, its limit and its help, and with what stands in it")
    func drawn() throws {
        let language = try Catalogue.bundled().standard
        var html = HTML()
        html.ask(TalkQuestions.note, .plain("写的<字>"), in: language)
        html.ask(TalkQuestions.depth, .deep, in: language)
        html.ask(TalkQuestions.talk, Identifier("t1"), in: language)
        html.ask(day, Day("2021-07-01"), in: language)
        html.ask(day, Day("2021-07-02"), in: language)
        let text = html.string
        #expect(text.contains("name=\"note\"") && text.contains("maxlength=\"\(Talks.noteLimit)\""))
        #expect(text.contains("class=\"sealed\"") && text.contains("写的&lt;字&gt;</textarea>"))
        #expect(text.contains("value=\"deep\" checked"))
        #expect(text.contains("type=\"hidden\" name=\"talk\" value=\"t1\""))
        #expect(text.contains("id=\"field-on\"") && text.contains("id=\"field-on-2\""), "each has a place of its own")
    }

    @Test("A refusal of the rules stands at the field that declares it; of many rows, at those whom it names")
    func verdict() throws {
        let language = try Catalogue.bundled().standard
        func drawn(_ code: String, _ people: [String], _ content: HTML.Content) -> HTML {
            var sent = form(("on", "2030-01-01"))
            sent.action = "/a"
            var html = HTML()
            html.drawAgain(RefusedForm(sent, verdict: .init(code: code, text: "晚了", people: people)))
            html.postForm(to: "/a", token: "t", content: content)
            return html
        }
        let once = drawn("talks.inFuture", []) { html in
            html.ask(day, in: language)
            html.ask(day, in: language)
        }
        #expect(once.placed == [.init("on", "晚了")] && once.string.contains("value=\"2030-01-01\""))
        #expect(once.string.matches(of: #/class="field-error"/#).count == 1)
        #expect(drawn("talks.tooLong", []) { $0.ask(day, in: language) }.placed.isEmpty)
        let mode = ArrangementQuestions.mode
        let rows = drawn("meeting.modeNotAllowed", ["m2", "m3"]) { html in
            for id in ["m1", "m2", "m3"] { html.ask(mode.of(id), of: [], in: language) }
        }
        #expect(rows.placed.map(\.field) == ["mode[m2]", "mode[m3]"])
    }

    @Test("What names a new record comes back as it was sent; what names the form tells it from others")
    func unseen() throws {
        let language = try Catalogue.bundled().standard
        var sent = form(("id", "t7"), ("talk", "t1"), ("word", "话"))
        sent.action = "/a"
        var html = HTML()
        html.drawAgain(RefusedForm(sent))
        for talk in ["t1", "t2"] {
            html.postForm(to: "/a", token: "t") { html in
                html.ask(TalkQuestions.id, Identifier("new"), in: language)
                html.ask(TalkQuestions.talk, Identifier(talk), in: language)
                html.ask(TalkQuestions.denialWord, in: language)
            }
        }
        #expect(html.string.contains("name=\"id\" value=\"t7\""))
        #expect(html.string.matches(of: #/话<\/textarea>/#).count == 1)
    }

    @Test("Every declared field has its words in both languages, and is about refusals that have a sentence")
    func words() throws {
        let languages = try Catalogue.bundled().languages
        #expect(languages.count == 2)
        for (name, fields) in Self.forms {
            for field in fields {
                let unseen = [AskedField.Control.subject, .carried].contains(field.control)
                let keys = [field.label, field.help, field.seenBy].compactMap(\.self) + field.options.map(\.word)
                for language in languages {
                    for key in keys where !unseen { #expect(language.has(key), "\(name): \(key)") }
                    for code in field.about { #expect(language.has("refusal.\(code)"), "\(name): \(code)") }
                }
            }
        }
    }

    @Test(
        "What the rules say of an answer is about a declared field",
        arguments: [
            ("talks", ["withOneself", "needsTwo", "inFuture", "notMembers", "beforeTalk", "tooLong", "otherPair"]),
            ("talks", ["planIncomplete", "planInPast", "denialNeedsWord"]),
            ("study", ["inFuture", "nobody", "noText", "unknownText", "notMembers", "beforeSession", "tooLong"]),
            ("study", ["tooMany", "noSuchDuration", "nothingWritten", "notToday"]),
            ("opinions", ["inFuture", "channelNotUsed", "noVoice", "notMembers", "mergedWithItself", "mergedAlready"]),
            ("opinions", ["differentTargets", "tooShort", "tooLong", "aboutOneself"]),
            ("plan", ["leaderNotOfBranch", "meetingOutsideWindow", "meetingInPast", "returnNeedsReason"]),
            ("plan", ["returnNeedsRemark", "criteriaNotMet", "qualitiesNotMet", "reasonMissing"]),
            ("meeting", ["modeNotAllowed", "hostUnfit", "partnerUnfit", "contactMissing", "visitOutsideWindow"]),
            ("problem", ["notMember", "responsibleMissing", "deadlineInPast", "deadlineNotLater", "reasonMissing"]),
            ("problem", ["mergeTargetUnknown", "nobodyAsked", "agreedImpossible", "claimForAnother"]),
            ("problem", ["lookBackTooEarly", "causeMissing"]),
        ])
    func covered(area: String, names: [String]) {
        let about = Set(Self.forms.flatMap(\.fields).flatMap(\.about))
        for name in names { #expect(about.contains("\(area).\(name)"), "\(area).\(name)") }
    }
}
