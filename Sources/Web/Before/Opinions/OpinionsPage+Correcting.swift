import Operations
import PartyLife

/// 更正、撤回、取消合并 of opinions.
extension OpinionsPage {
    /// What may be done to an opinion, and what was put right of it.
    func corrections(of opinion: Opinions.Opinion, _ html: inout HTML) {
        for past in opinions.corrections(of: opinion.id) {
            step.corrected(past.correction, words, before: words[past.before.text], &html)
        }
        guard isOpen else { return }
        if opinion.isNotedDown || opinion.givenBy == me, let form = form("opinion", .opinion(as: opinion)) {
            html.correction(form, in: language) { html in
                html.correctedText(
                    "text", form, label: language.text("opinions.text"), value: words[opinion.text] ?? "")
                guard opinion.isNotedDown else { return }
                html.correctedDay(
                    form, label: language.text("opinions.on"), value: opinion.on, until: step.record.today)
                html.correctedChoice(
                    "channel", form, label: language.text("opinions.channel"), value: opinion.channel.rawValue,
                    channels.map { Choice($0.rawValue, language.word("opinion-channel", $0)) })
                html.correctedText(
                    "voices", form, label: language.text("opinions.voices"), value: String(opinion.voices))
            }
        }
        if let form = form("withdraw", .opinionWithdrawn(opinion: opinion.id)) { html.correction(form, in: language) }
    }

    /// An opinion that was merged by mistake stands on its own again.
    func unmerging(_ opinion: Opinions.Opinion, _ html: inout HTML) {
        guard isOpen, var form = form("unmerge", .unmerged(opinion: opinion.id)) else { return }
        (form.opener, form.button) = (language.text("correct.unmerge"), language.text("correct.unmerge-button"))
        html.correction(form, in: language)
    }

    /// 更正 of an answer by who gave it.
    func answerCorrection(_ opinion: Opinions.Opinion, _ answer: String, _ html: inout HTML) {
        guard isOpen,
            let form = form("answer", .answer(to: opinion.id, as: .plain(answer)), keeps: opinion.target == .branch)
        else { return }
        html.correction(form, in: language) { html in
            html.correctedText("text", form, label: language.text("opinions.answer"), value: answer)
        }
    }

    /// What was taken back, for those who sort opinions.
    func withdrawn(_ html: inout HTML) {
        for past in opinions.withdrawn {
            step.corrected(past.correction, words, before: words[past.before.text], &html)
        }
    }

    private func form(_ change: String, _ wanted: Opinions.Amendment, keeps: Bool = false) -> CorrectionForm? {
        let kind: Correction.Kind = if case .opinionWithdrawn = wanted { .withdrawn } else { .corrected }
        let place = step.record.place.organisation
        let isAnswer = change == "answer"
        return step.correction(
            change, of: wanted.opinion.text, at: "opinions/correct", kind,
            opinions.standing(of: wanted, on: step.record.today, knowing: step.record.facts), by: .correctOpinion,
            keeps: isAnswer
                ? keeps && step.person.actor.isCommittee(of: place) : step.person.actor.keepsOpinions(of: place),
            typed: typed)
    }

    /// What the form of a correction asks for.
    static func change(_ form: Form, in opinions: Opinions) throws -> Opinions.Amendment {
        guard let id = form.identifier("record", of: Opinions.Opinion.self), var opinion = opinions.opinion(id) else {
            throw Opinions.Refused.unknown
        }
        switch form["change"] {
        case "withdraw": return .opinionWithdrawn(opinion: id)
        case "unmerge": return .unmerged(opinion: id)
        case "answer": return .answer(to: id, as: try form.requiredWords("text").withoutPastedMarks())
        default:
            opinion.text = try form.requiredWords("text").withoutPastedMarks()
            if form["on"] != nil { opinion.on = try form.requiredDay("on") }
            if let voices = form.trimmed("voices") { opinion.voices = Int(voices) ?? 0 }
            opinion.channel = form.choice("channel", of: OpinionChannel.self) ?? opinion.channel
            return .opinion(as: opinion)
        }
    }
}
