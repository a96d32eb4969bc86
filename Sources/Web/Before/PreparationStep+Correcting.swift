import Operations
import PartyLife

extension PreparationStep {
    /// The form by which the reader puts a record right or takes it back; nil where that is not theirs to do.
    ///
    /// - Parameter keeps: whether the reader keeps such records; the branch committee does where nothing is said.
    func correction(
        _ change: String, of record: String, at path: String, _ kind: Correction.Kind, _ standing: Correction.Standing?,
        by action: Action, keeps: Bool? = nil, typed: Form?
    ) -> CorrectionForm? {
        guard let standing, self.record.facts.campaignOpen, allows(action),
            standing.allows(person.actor, keeps: keeps ?? self.record.facts.keeps(person.actor))
        else { return nil }
        return CorrectionForm(
            path: self.path(path), token: shell.formToken, change: change, record: record, kind: kind,
            needsReason: standing.needsReason(of: person.actor), typed: typed)
    }

    /// That a record was put right, where that is to be seen.
    func corrected(_ correction: Correction, _ words: OpenedWords, before: String?, _ html: inout HTML) {
        html.corrected(
            correction, by: record.name(correction.by), reason: words[correction.reason], before: before,
            in: language)
    }
}
