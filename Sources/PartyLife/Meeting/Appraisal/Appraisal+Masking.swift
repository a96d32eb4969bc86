extension Appraisal {
    /// What a member sees: their own, once they were told; how many ballots there were, and no vote.
    public func seen(by member: Member.ID?) -> Appraisal {
        var seen = self
        seen.selfGrades = selfGrades.filter { $0.key == member }
        seen.excused = excused.filter { $0.key == member }
        seen.conclusions = conclusions.filter { $0.key == member && $0.value.told != nil }
        seen.count?.votes = [:]
        seen.count?.team = [:]
        return seen
    }
}
