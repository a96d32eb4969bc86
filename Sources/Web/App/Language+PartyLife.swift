import PartyLife

extension Language {
    /// 8月12日（周四）.
    func day(_ day: Day, today: Day) -> String { self.day(day.number, today: today.number) }

    /// 2026年8月12日.
    func fullDay(_ day: Day) -> String { fullDay(day.number) }

    /// 还有 3 天.
    func remaining(until day: Day, today: Day) -> String { remaining(until: day.number, today: today.number) }

    /// Why somebody is exempt: in the branch the reason, above it the kind alone.
    func exemption(_ exemption: BranchMeeting.Exemption, insideBranch: Bool) -> String {
        guard let reason = exemption.reason else { return text("exemption-forgotten") }
        return insideBranch ? word("exemption-reason", reason) : word("exemption-kind", reason.kind)
    }

    /// The word for a code of the model: "plan-state.approved".
    func word(_ group: String, _ code: some RawRepresentable<String>) -> String { text("\(group).\(code.rawValue)") }
}

extension StatusBadge {
    /// The light of a step. What is done is green with its own word.
    init(_ light: PartyLife.Light) {
        switch light {
        case .done, .onTime: self = .onTime
        case .dueSoon(let days): self = .dueSoon(days: days)
        case .overdue(let days): self = .overdue(days: days)
        case .notStarted: self = .notStarted
        }
    }
}
