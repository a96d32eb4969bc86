import Operations
import PartyLife

extension PreparationStep {
    /// The form by which the reader puts a record right or takes it back; nil where the rules would not take it.
    ///
    /// - Parameter command: the correction, tried with a reason.
    func correction<A: Aggregate>(
        _ change: String, of record: String, at path: String, _ kind: Correction.Kind, _ standing: Correction.Standing?,
        by command: A.Command, _ aggregate: A
    ) -> CorrectionForm? where A.Command: ActionTaking, A.Facts == BranchFacts {
        guard let standing, can(command, aggregate).isOpen else { return nil }
        return CorrectionForm(
            path: self.path(path), token: shell.formToken, change: change, record: record, kind: kind,
            needsReason: standing.needsReason(of: person.actor))
    }

    /// That a record was put right, where that is to be seen.
    func corrected(_ correction: Correction, _ words: OpenedWords, before: String?, _ html: inout HTML) {
        html.corrected(
            correction, by: record.name(correction.by), reason: words[correction.reason], before: before,
            in: language)
    }
}
