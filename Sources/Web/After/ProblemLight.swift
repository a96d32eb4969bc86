import PartyLife

extension Problem {
    /// How the work stands against its deadline.
    func light(on today: Day, amberDays: Int) -> Light {
        switch state {
        case .verified, .accepted, .writtenOff: .onTime
        case .none, .merged: .notStarted
        default: plan?.deadline.light(on: today, amberDays: amberDays) ?? (immediate ? .onTime : .notStarted)
        }
    }
}

extension HTML {
    /// A problem's light; where its deadline no longer matters, with its state as the word.
    mutating func light(of problem: Problem, today: Day, amberDays: Int, in language: Language) {
        let isPast = [.verified, .accepted, .writtenOff, .merged].contains(problem.state)
        light(
            problem.light(on: today, amberDays: amberDays),
            word: isPast ? language.word("problem-state", problem.state) : nil, in: language)
    }
}
