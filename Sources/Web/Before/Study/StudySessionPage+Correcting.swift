import Operations
import PartyLife

extension StudySessionPage {
    /// 更正、撤回 of the session, and what was put right before.
    func corrections(_ html: inout HTML) {
        for past in study.corrections(of: session.id) {
            step.corrected(past.correction, words, before: before(past.before), &html)
        }
        guard step.studyClosed == nil else { return }
        if let form = form("session", .session(as: session)) {
            html.correction(form, in: language) { html in
                html.correctedDay(
                    form, label: language.text("correct.day"), value: session.on, until: step.record.today)
                html.correctedText(
                    "place", form, label: language.text("correct.place"), value: session.place, isRequired: false)
                let known = step.record.facts.branch.members
                let chosen = form.isRefused ? Set(form.typed?.all("attended") ?? []) : Set(session.attended.map(\.text))
                html.people("attended", language.text("correct.attended"), known, chosen: chosen)
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
            study.standing(of: wanted, on: step.record.today, knowing: step.record.facts), by: .correctStudy,
            typed: typed)
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
            session.on = try form.requiredDay("on")
            session.place = form.trimmed("place") ?? ""
            // Whoever has left the branch is not among the names to tap, and was there all the same.
            let gone = session.attended.filter { branch.member($0) == nil }
            session.attended = form.identifiers("attended", of: Member.self) + gone
            return .session(as: session)
        }
    }
}
