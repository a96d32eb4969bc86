extension Study {
    /// The prescribed texts that a member has not studied yet, together or alone.
    public func missing(for member: Member.ID, of procedure: Procedure) -> [Procedure.Study.Text] {
        let studied = studiedTexts(by: member)
        return procedure.study.texts.filter { !studied.contains($0.id) }
    }

    private func studiedTexts(by member: Member.ID) -> Set<String> {
        Set(sessions.filter { $0.attended.contains(member) }.flatMap(\.texts))
            .union(alone.filter { $0.member == member }.flatMap(\.texts))
    }

    /// Whether a member has done what the procedure asks: its texts, and its hours where it counts hours.
    public func isCovered(_ member: Member.ID, by procedure: Procedure) -> Bool {
        guard missing(for: member, of: procedure).isEmpty else { return false }
        return procedure.study.hours.map { minutes(of: member) >= $0 * 60 } ?? true
    }

    /// Minutes that were noted for a member.
    public func minutes(of member: Member.ID) -> Int {
        sessions.filter { $0.attended.contains(member) }.reduce(0) { $0 + ($1.minutes ?? 0) }
            + alone.filter { $0.member == member }.reduce(0) { $0 + ($1.minutes ?? 0) }
    }

    /// 集体学习和个人学习相结合: what of the two a member has.
    public func ways(of member: Member.ID) -> (together: Bool, alone: Bool) {
        let own = sessions.filter { $0.attended.contains(member) }
        return (
            own.contains { $0.form.isCollective },
            own.contains { $0.form == .alone } || alone.contains { $0.member == member }
        )
    }
}
