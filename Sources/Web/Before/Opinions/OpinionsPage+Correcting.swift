import Operations
import PartyLife

/// 更正、撤回、取消合并 of opinions.
extension OpinionsPage {
    /// What may be done to an opinion, and what was put right of it.
    func corrections(of opinion: Opinions.Opinion, _ html: inout HTML) {
        for past in opinions.corrections(of: opinion.id) {
            step.corrected(past.correction, words, before: words[past.before.text], &html)
        }
        if let form = form("opinion", .opinion(as: opinion)) {
            html.correction(form, in: language) { html in
                typealias Ask = OpinionQuestions
                html.ask(Ask.text, text: words[opinion.text], in: language)
                guard opinion.isNotedDown else { return }
                html.ask(Ask.on, opinion.on, in: language, .max(step.record.today.description))
                html.ask(
                    Ask.channel, opinion.channel,
                    of: channels.map { Choice($0.rawValue, language.word("opinion-channel", $0)) }, in: language)
                html.ask(Ask.voices, opinion.voices, in: language)
            }
        }
        if let form = form("withdraw", .opinionWithdrawn(opinion: opinion.id)) { html.correction(form, in: language) }
    }

    /// An opinion that was merged by mistake stands on its own again.
    func unmerging(_ opinion: Opinions.Opinion, _ html: inout HTML) {
        guard var form = form("unmerge", .unmerged(opinion: opinion.id)) else { return }
        (form.opener, form.button) = (language.text("correct.unmerge"), language.text("correct.unmerge-button"))
        html.correction(form, in: language)
    }

    /// 更正 of an answer by who gave it.
    func answerCorrection(_ opinion: Opinions.Opinion, _ answer: String, _ html: inout HTML) {
        guard let form = form("answer", .answer(to: opinion.id, as: .plain(answer))) else { return }
        html.correction(form, in: language) { html in
            html.ask(OpinionQuestions.correctedAnswer, text: answer, in: language)
        }
    }

    /// What was taken back, for those who sort opinions.
    func withdrawn(_ html: inout HTML) {
        for past in opinions.withdrawn {
            step.corrected(past.correction, words, before: words[past.before.text], &html)
        }
    }

    private func form(_ change: String, _ wanted: Opinions.Amendment) -> CorrectionForm? {
        let kind: Correction.Kind = if case .opinionWithdrawn = wanted { .withdrawn } else { .corrected }
        return step.correction(
            change, of: wanted.opinion.text, at: "opinions/correct", kind,
            opinions.standing(of: wanted, on: step.record.today, knowing: step.record.facts),
            by: .correct(wanted, reason: .plain("·")), opinions)
    }

    /// What the form of a correction asks for.
    static func change(_ form: Form, in opinions: Opinions) throws -> Opinions.Amendment {
        guard let id = form.identifier("record", of: Opinions.Opinion.self), var opinion = opinions.opinion(id) else {
            throw Opinions.Refused.unknown
        }
        switch form["change"] {
        case "withdraw": return .opinionWithdrawn(opinion: id)
        case "unmerge": return .unmerged(opinion: id)
        case "answer": return .answer(to: id, as: try OpinionQuestions.correctedAnswer.answer(in: form))
        default:
            typealias Ask = OpinionQuestions
            (opinion.text, opinion.on, opinion.voices, opinion.channel) = try form.answers(
                Ask.text, Ask.on.or(opinion.on), Ask.voices.or(opinion.voices), Ask.channel.or(opinion.channel))
            return .opinion(as: opinion)
        }
    }
}
