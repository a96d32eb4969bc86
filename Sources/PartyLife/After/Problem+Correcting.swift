/// 更正、撤回 of what was entered about a problem.
extension Problem {
    /// How a record is to stand. Steps are told apart by their place in ``steps``.
    public enum Amendment: Codable, Equatable, Sendable {
        case step(at: Int, as: Words)
        case stepWithdrawn(at: Int)
        case result(as: Words)
        case resultWithdrawn
        case verificationWithdrawn
        case acceptanceWithdrawn
        /// 误列: the problem itself, before it is posted.
        case problemWithdrawn
        /// 取消合并.
        case unmerged

        var kind: Correction.Kind {
            switch self {
            case .step, .result, .unmerged: .corrected
            case .stepWithdrawn, .resultWithdrawn, .verificationWithdrawn, .acceptanceWithdrawn, .problemWithdrawn:
                .withdrawn
            }
        }
    }

    /// What stood before.
    public enum Record: Codable, Equatable, Sendable {
        case step(at: Int, was: Step)
        case round(at: Int, was: Round)
        case problem(was: State)
    }

    /// What was put right or taken back, in order.
    public var corrections: [Corrected<Record>] { corrected ?? [] }

    /// The reports of progress that stand.
    public var progress: [Step] { steps.filter { $0.kind == .progress && $0.isWithdrawn != true } }

    /// What the rule for corrections must know of what is to be changed; nil where there is nothing of the kind.
    public func standing(of change: Amendment) -> Correction.Standing? {
        let isVerified = round?.verified != nil
        switch change {
        case .step(let place, _), .stepWithdrawn(let place):
            guard steps.indices.contains(place), steps[place].isWithdrawn != true else { return nil }
            let isProgress = steps[place].kind == .progress
            if case .stepWithdrawn = change, !isProgress { return nil }
            return .init(by: [steps[place].by], isSettled: isVerified || !isProgress, isCommon: isProgress)
        case .result:
            return round.map { .init(by: [$0.doneBy], isSettled: isVerified) }
        case .resultWithdrawn:
            return state == .done ? round.map { .init(by: [$0.doneBy]) } : nil
        case .verificationWithdrawn:
            return state == .verified ? .init(by: [round?.verifier], isSettled: true, isCommon: false) : nil
        case .acceptanceWithdrawn:
            guard state == .accepted else { return nil }
            let maker = round?.acceptance?.by
            return .init(by: [maker], isSettled: true, isCommon: maker == nil)
        case .problemWithdrawn:
            return [.found, .claimed, .listed, .committed].contains(state)
                ? .init(by: [], against: subject, isSettled: true) : nil
        case .unmerged: return state == .merged ? .init(by: [], against: subject, isSettled: true) : nil
        }
    }

    func correct(
        _ change: Amendment, because reason: Words?, by actor: ActingPerson, _ member: Member.ID, on today: Day,
        _ facts: Facts
    ) throws(Refused) -> [Event] {
        guard state != .none else { throw .unknown }
        let correction: Correction
        do throws(Correction.Refused) {
            guard let standing = standing(of: change) else { throw Correction.Refused.unknownRecord }
            correction = try standing.correction(
                change.kind, by: actor, keeps: facts.branch.keeps(actor), on: today, because: reason)
            let isHeld =
                switch change {
                case .problemWithdrawn: facts.standsForOthers
                case .unmerged: facts.mergedIntoPosted
                default: false
                }
            guard !isHeld else { throw Correction.Refused.restedUpon }
        } catch {
            throw .correction(error)
        }
        switch change {
        case .verificationWithdrawn, .acceptanceWithdrawn: try requireDisinterested(member)
        default: break
        }
        return [.corrected(change: change, correction: correction)]
    }

    mutating func apply(_ change: Amendment, _ correction: Correction) {
        func keep(_ record: Record) { corrected = corrections + [Corrected(record, correction)] }
        switch change {
        case .step(let place, _), .stepWithdrawn(let place):
            guard steps.indices.contains(place) else { return }
            keep(.step(at: place, was: steps[place]))
            if case .step(_, let note) = change { steps[place].note = note } else { steps[place].isWithdrawn = true }
        case .result, .resultWithdrawn, .verificationWithdrawn, .acceptanceWithdrawn:
            guard let last = rounds.last else { return }
            keep(.round(at: rounds.count - 1, was: last))
            takeBack(change)
        case .problemWithdrawn:
            keep(.problem(was: state))
            state = .withdrawn
        case .unmerged:
            keep(.problem(was: state))
            (mergedInto, mergedOn) = (nil, nil)
            state = claim == nil ? .found : .claimed
        }
    }

    private mutating func takeBack(_ change: Amendment) {
        switch change {
        case .result(let words): changeRound { $0.result = words }
        case .resultWithdrawn:
            // It ends on the day on which it began, so that it counts on none.
            changeRound { ($0.isWithdrawn, $0.reopened) = (true, $0.done) }
            immediate = false
            state = workingState
        case .verificationWithdrawn:
            changeRound { ($0.verified, $0.verifier, $0.verification) = (nil, nil, nil) }
            state = .done
        case .acceptanceWithdrawn:
            changeRound { ($0.accepted, $0.acceptance) = (nil, nil) }
            state = .verified
        default: break
        }
    }
}
