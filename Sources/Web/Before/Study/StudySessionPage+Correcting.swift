import Operations
import PartyLife

extension StudySessionPage {
    /// 更正、撤回 of the session, and what was put right before.
    func corrections(_ html: inout HTML) {
        for past in study.corrections(of: session.id) {
            step.corrected(past.correction, words, before: before(past.before), &html)
        }
        if let form = form("session", .session(as: session)) {
            html.correction(form, in: language) { html in
                html.ask(StudyQuestions.on, session.on, in: language, .max(step.record.today.description))
                html.ask(StudyQuestions.place, session.place, in: language)
                html.ask(StudyQuestions.attended, session.attended, of: step.choices(), in: language)
            }
        }
        if let form = form("withdraw", .sessionWithdrawn(session: session.id)) {
            html.correction(form, in: language)
        }
    }

    /// 撤回 of what the reader wrote.
    func withdrawal(of reflection: Study.Reflection?, _ html: inout HTML) {
        guard reflection != nil,
            let form = form("reflection", .reflectionWithdrawn(session: session.id, author: me))
        else { return }
        html.correction(form, in: language)
    }

    private func form(_ change: String, _ wanted: Study.Amendment) -> CorrectionForm? {
        let kind: Correction.Kind = if case .session = wanted { .corrected } else { .withdrawn }
        return step.correction(
            change, of: session.id.text, at: "study/sessions/\(session.id)/correct", kind,
            study.standing(of: wanted, on: step.record.today, knowing: step.record.facts),
            by: .correct(wanted, reason: .plain("·")), study)
    }

    private func before(_ record: Study.Record) -> String? {
        guard case .session(let old) = record else { return nil }
        return ([step.day(old.on), old.place].filter { !$0.isEmpty } + [language.names(step.names(old.attended))])
            .joined(separator: " · ")
    }

    /// What the form of a correction asks for.
    ///
    /// - Parameter study: what stands now, for what the form leaves as it is.
    static func change(
        _ form: Form, of id: Identifier<Study.Session>, in study: Study, _ branch: Organisation, by member: Member.ID?
    ) throws -> Study.Amendment {
        switch form["change"] {
        case "withdraw": return .sessionWithdrawn(session: id)
        case "reflection":
            guard let member else { throw IncompleteForm.noPerson }
            return .reflectionWithdrawn(session: id, author: member)
        default:
            guard var session = study.sessions.first(where: { $0.id == id }) else { throw Study.Refused.unknownSession }
            let (on, place, attended) = try form.answers(
                StudyQuestions.on, StudyQuestions.place, StudyQuestions.attended)
            (session.on, session.place) = (on, place ?? "")
            // Whoever has left the branch is not among the names to tap, and was there all the same.
            session.attended = attended + session.attended.filter { branch.member($0) == nil }
            return .session(as: session)
        }
    }
}
