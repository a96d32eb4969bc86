import PartyLife

/// An opinion as it stands in the form.
struct OpinionForm {
    /// How the form names the branch as the one whom an opinion is about.
    static let branch = "branch"

    var id: String
    var channel = ""
    var on: String
    var voices = "1"
    var about = ""
    var text = ""

    init(id: Identifier<Opinions.Opinion>, today: Day) {
        (self.id, on) = (id.text, today.description)
    }

    init(_ form: Form) {
        id = form["id"] ?? ""
        channel = form["channel"] ?? ""
        on = form["on"] ?? ""
        voices = form["voices"] ?? ""
        about = form["about"] ?? ""
        text = form["text"] ?? ""
    }

    /// The opinion that the form speaks of.
    static func opinion(
        _ form: Form, else id: Identifier<Opinions.Opinion>
    ) throws -> Opinions.Opinion {
        var answers = Answers(form)
        let channel = answers.choice("channel", of: OpinionChannel.self, else: IncompleteForm.noChannel)
        let day = answers.day("on")
        let member = form.identifier("about", of: Member.self).map(Opinions.Target.member)
        let target = answers.require("about", form["about"] == branch ? .branch : member, else: IncompleteForm.noPerson)
        let text = answers.words("text")
        guard let channel, let day, let target, let text else { throw answers.lacking }
        return Opinions.Opinion(
            id: form.identifier("id", of: Opinions.Opinion.self) ?? id, channel: channel,
            on: day, voices: form.trimmed("voices").flatMap { Int($0) } ?? 0, target: target,
            text: try text.withoutPastedMarks())
    }
}

extension Words {
    /// Typed words without what a word processor leaves in them.
    func withoutPastedMarks() throws(IncompleteForm) -> Words {
        guard case .plain(let text) = self else { return self }
        guard let words = Words(text.withoutPastedMarks) else { throw .noWords }
        return words
    }
}
