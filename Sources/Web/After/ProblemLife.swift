import PartyLife

/// 整改全过程: what has happened to a problem, what it waits for, and what is still to come.
struct ProblemLife: Equatable {
    enum Kind: String, CaseIterable {
        case found, analysed, claimed, measured, extended, committed, posted, progress, done, verified, sentBack
        case accepted, declined, writtenOff, lookedBack, cameBack, carriedOver, merged, corrected, withdrawn
    }

    struct Milestone: Equatable {
        let kind: Kind
        var happenings: [Happening] = []
        /// For what is still to come: the day by which it should.
        var due: Day?
    }

    /// One event of a milestone; progress has several.
    struct Happening: Equatable {
        let event: Problem.Event
        let on: Day
        let by: Member.ID?
    }

    private(set) var past: [Milestone] = []
    let coming: [Milestone]

    init(_ events: [Happening], of problem: Problem, procedure: Procedure) {
        for happening in events {
            let kind = Kind(happening.event)
            if kind == .progress, past.last?.kind == .progress {
                past[past.count - 1].happenings.append(happening)
            } else {
                past.append(Milestone(kind: kind, happenings: [happening]))
            }
        }
        coming = Self.kinds(after: problem).map { kind in
            let due: Day? =
                switch kind {
                case .done: problem.plan?.deadline
                case .writtenOff: procedure.timetable.reconcileBy
                case .lookedBack: problem.lookBackDue(by: procedure)
                default: nil
                }
            return Milestone(kind: kind, due: due)
        }
    }

    private static func kinds(after problem: Problem) -> [Kind] {
        let way: [Kind] = [
            .claimed, .measured, .committed, .posted, .progress, .done, .verified, .accepted, .writtenOff, .lookedBack,
        ]
        let passed: Int? =
            switch problem.state {
            case .none, .merged, .withdrawn: nil
            case .found: 0
            case .claimed: 1
            case .listed: 2
            case .committed: 3
            case .posted: problem.progress.isEmpty ? 4 : 5
            case .done: 6
            case .verified: 7
            case .accepted: 8
            case .writtenOff: problem.round?.lookBacks.isEmpty == false ? nil : 9
            }
        return passed.map { Array(way.dropFirst($0)) } ?? []
    }
}

extension ProblemLife.Kind {
    init(_ event: Problem.Event) {
        self =
            switch event {
            case .found, .fixedAtOnce: .found
            case .merged: .merged
            case .analysed: .analysed
            case .claimed: .claimed
            case .listed: .measured
            case .extended: .extended
            case .committed: .committed
            case .posted: .posted
            case .progressed: .progress
            case .done: .done
            case .verified: .verified
            case .sentBack: .sentBack
            case .accepted: .accepted
            case .declined: .declined
            case .writtenOff: .writtenOff
            case .lookedBack(let lookBack): lookBack.stands ? .lookedBack : .cameBack
            case .carriedOver: .carriedOver
            case .corrected(_, let correction): correction.kind == .withdrawn ? .withdrawn : .corrected
            }
    }
}
