extension BranchMeeting {
    public enum Command: Equatable, Sendable {
        case arrange(Member.ID, Arrangement)
        case exempt(Member.ID, reason: ExemptionReason)
        case liftExemption(Member.ID)
        /// The superior lets the meeting go ahead with unmet gates.
        case overrideReadiness(reason: String)
        case declareReady
        case open(on: Day, place: String)
        case recordAttendance([Member.ID: Attendance])
        case observe(name: String)
        case speak(Speech)
        case criticise(Criticism)
        case respond(Identifier<Criticism>, Response, Words?)
        case remark(Remark)
        case restate(Member.ID, Words?)
        case close(Words?)
        case cover(Member.ID, mode: CoverMode, on: Day)
    }

    public struct Facts: Sendable {
        public var branch: BranchFacts
        public var readiness: Readiness

        public init(branch: BranchFacts, readiness: Readiness) {
            (self.branch, self.readiness) = (branch, readiness)
        }
    }

    public enum Refused: Refusal {
        public static let area = "meeting"
        case campaignNotOpen
        case needsMember
        case notMember(member: Member.ID)
        case notMembers(members: [Member.ID])
        case modeNotAllowed
        case alreadyHeld
        case notHeld
        case gatesUnmet(gates: [String])
        case nothingToOverride
        case reasonMissing
        case onlySuperior
        case alreadyReady
        case notReady
        case placeMissing
        case outsideWindow(from: Day)
        case inFuture
        case notInSession
        case notPresent(member: Member.ID)
        case alreadySpoke(member: Member.ID)
        case leadersFirst(members: [Member.ID])
        case ofOneself
        case targetHasNotSpoken(member: Member.ID)
        case criticisedMayNotRecord
        case criticismExists
        case unknownCriticism
        case onlyCriticisedResponds
        case onlyObserver
        case alreadyObserving
        case restatementNeedsSpeaker
        case nothingToRestate(member: Member.ID)
        case onlySpeakerOrRecorder
        case attendanceMissing(members: [Member.ID])
        case notSpoken(members: [Member.ID])
        case noCriticism
        case notCriticised(members: [Member.ID])
        case restatementOpen(members: [Member.ID])
        case alreadyCovered(member: Member.ID)
        case ownCover
        case wasPresent(member: Member.ID)
        case notExempt(member: Member.ID)
        case nameMissing
        case ownExemption
        case beforeReady(day: Day)
    }

    public func decide(
        _ command: Command, by actor: Actor, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard facts.branch.campaignOpen else { throw .campaignNotOpen }
        guard let member = actor.member else { throw .needsMember }
        switch command {
        case .arrange, .exempt, .liftExemption, .overrideReadiness, .declareReady:
            return try prepare(command, by: actor, member, at: now, knowing: facts)
        case .open(let day, let place): return try open(on: day, place, chair: member, at: now, knowing: facts)
        case .recordAttendance, .observe, .speak, .criticise, .respond, .remark, .restate:
            guard state == .inSession else { throw .notInSession }
            return try discuss(command, by: actor, member, knowing: facts)
        case .close(let words): return try close(words, knowing: facts)
        case .cover(let absent, let mode, let day):
            return try cover(absent, mode, on: day, by: member, at: now, knowing: facts)
        }
    }

    private func prepare(
        _ command: Command, by actor: Actor, _ member: Member.ID, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        switch command {
        case .arrange(let person, let arrangement):
            try requireOwn([person], facts)
            guard !isHeld else { throw .alreadyHeld }
            if let mode = arrangement.mode, !facts.branch.procedure.modes.contains(mode) { throw .modeNotAllowed }
            guard arrangements[person] != arrangement else { return [] }
            return [.arranged(member: person, arrangement: arrangement, on: now.day)]
        case .exempt(let person, let reason):
            try requireOwn([person], facts)
            guard person != member else { throw .ownExemption }
            guard attendance[person] != .present else { throw .wasPresent(member: person) }
            guard covered[person] == nil else { throw .alreadyCovered(member: person) }
            guard exemptions[person]?.reason != reason else { return [] }
            let event = Event.exempted(member: person, reason: reason, on: now.day)
            return [event] + completion(after: event, on: now.day, facts)
        case .liftExemption(let person):
            guard exemptions[person] != nil else { throw .notExempt(member: person) }
            guard !isHeld else { throw .alreadyHeld }
            return [.exemptionLifted(member: person, on: now.day)]
        case .overrideReadiness(let reason):
            guard state == .preparing else { throw .alreadyReady }
            guard actor.home != facts.branch.branchID, !actor.isCommittee(of: facts.branch.branchID) else {
                throw .onlySuperior
            }
            guard !reason.trimmed.isEmpty else { throw .reasonMissing }
            let unmet = facts.readiness.unmet.map(\.gate)
            guard !unmet.isEmpty else { throw .nothingToOverride }
            return [
                .readinessOverridden(
                    decision: Override(reason: reason.trimmed, by: member, unmet: unmet, on: now.day))
            ]
        case .declareReady:
            guard state == .preparing else { throw .alreadyReady }
            let excused = Set(readinessOverride?.unmet ?? [])
            let unmet = facts.readiness.unmet.map(\.gate).filter { !excused.contains($0) }
            guard unmet.isEmpty else { throw .gatesUnmet(gates: unmet.map(\.rawValue)) }
            return [.declaredReady(on: now.day)]
        default: return []
        }
    }

    private func open(
        on day: Day, _ place: String, chair: Member.ID, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard !isHeld, state != .inSession else { throw .alreadyHeld }
        guard state == .ready else { throw .notReady }
        try requireOwn([chair], facts)
        guard !place.trimmed.isEmpty else { throw .placeMissing }
        guard day <= now.day else { throw .inFuture }
        let opens = facts.branch.procedure.window.opens
        guard day >= opens else { throw .outsideWindow(from: opens) }
        if let readyOn, day < readyOn { throw .beforeReady(day: readyOn) }
        return [.opened(on: day, place: place.trimmed, chair: chair)]
    }

    private func close(_ words: Words?, knowing facts: Facts) throws(Refused) -> [Event] {
        guard state == .inSession, let heldOn else { throw .notInSession }
        if let obstacle = obstaclesToClosing(knowing: facts.branch).first { throw obstacle }
        let missing = facts.branch.branch.roll(on: heldOn).filter {
            attendance[$0] != .present && covered[$0] == nil && exemptions[$0] == nil
        }
        return [.closed(words: words, missing: missing, on: heldOn)]
    }

    private func cover(
        _ absent: Member.ID, _ mode: CoverMode, on day: Day, by member: Member.ID, at now: Instant,
        knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard isHeld else { throw .notHeld }
        try requireOwn([absent], facts)
        guard facts.branch.procedure.modes.contains(mode) else { throw .modeNotAllowed }
        guard day <= now.day else { throw .inFuture }
        guard day >= facts.branch.procedure.window.opens else {
            throw .outsideWindow(from: facts.branch.procedure.window.opens)
        }
        guard attendance[absent] != .present else { throw .wasPresent(member: absent) }
        guard covered[absent] == nil else { throw .alreadyCovered(member: absent) }
        guard absent != member else { throw .ownCover }
        let event = Event.covered(member: absent, mode: mode, confirmedBy: member, on: day)
        return [event] + completion(after: event, on: day, facts)
    }

    /// The meeting is complete once nobody of the roll is left to be covered.
    private func completion(after event: Event, on day: Day, _ facts: Facts) -> [Event] {
        guard state == .heldMakeUp else { return [] }
        let next = applying([event])
        let left = facts.branch.branch.roll(on: heldOn ?? day).contains { next.participation(of: $0) == .toBeCovered }
        let last = next.covered.values.map(\.on).reduce(max(day, heldOn ?? day), max)
        return left ? [] : [.completed(on: last)]
    }

    func requireOwn(_ members: [Member.ID], _ facts: Facts) throws(Refused) {
        let strangers = facts.branch.strangers(among: members)
        if strangers.count == 1 { throw .notMember(member: strangers[0]) }
        guard strangers.isEmpty else { throw .notMembers(members: strangers.sorted()) }
    }
}
