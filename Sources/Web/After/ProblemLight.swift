import PartyLife

extension Problem.State {
    /// How the work stands against its deadline.
    func light(by deadline: Day?, immediate: Bool, on today: Day, amberDays: Int) -> StatusBadge {
        switch self {
        case .verified, .accepted, .writtenOff: .onTime
        case .none, .merged, .withdrawn: .notStarted
        default: deadline?.light(on: today, amberDays: amberDays) ?? (immediate ? .onTime : .notStarted)
        }
    }

    /// Whether its deadline no longer matters.
    fileprivate var isPast: Bool { [.verified, .accepted, .writtenOff, .merged, .withdrawn].contains(self) }
}

extension Problem {
    func light(on today: Day, amberDays: Int) -> StatusBadge {
        state.light(by: plan?.deadline, immediate: immediate, on: today, amberDays: amberDays)
    }
}

extension HTML {
    /// A problem's light; where its deadline no longer matters, with its state as the word.
    mutating func light(of problem: Problem, today: Day, amberDays: Int, in language: Language) {
        light(problem.light(on: today, amberDays: amberDays), of: problem.state, in: language)
    }

    mutating func light(of line: LedgerLine, today: Day, amberDays: Int, in language: Language) {
        let light = line.state.light(by: line.deadline, immediate: line.immediate, on: today, amberDays: amberDays)
        self.light(light, of: line.state, in: language)
    }

    private mutating func light(_ light: StatusBadge, of state: Problem.State, in language: Language) {
        self.light(light, word: state.isPast ? language.word("problem-state", state) : nil, in: language)
    }
}
