extension BranchMeeting {
    public enum Command: Equatable, Sendable {
        case arrange(Member.ID, Arrangement)
        /// 对接: the receiving side agreed; a contact is named where it is no unit of the tree.
        case confirmArrangement(Member.ID, contact: String, on: Day)
        case planVisits([LeaderVisit])
        case dropVisit(Member.ID)
        case exempt(Member.ID, reason: ExemptionReason)
        case liftExemption(Member.ID)
        /// The superior lets the meeting go ahead with unmet gates.
        case overrideReadiness(reason: String)
        case declareReady
        case open(on: Day, place: String)
        case recordAttendance([Member.ID: Attendance])
        case observe(name: String)
        case order([Member.ID])
        case giveFloor(Member.ID)
        case speak(Speech)
        case criticise(Criticism)
        case respond(Identifier<Criticism>, Response, Words?)
        case remark(Remark)
        case restate(Member.ID, Words?)
        case note(Outcome)
        case dropNote(Identifier<Outcome>)
        case close(Words?)
        case cover(Member.ID, mode: CoverMode, on: Day)
        /// The unit that took the member in says that they took part.
        case confirmCame(Member.ID, on: Day)
        /// 更正, 撤回.
        case correct(Amendment, reason: Words?)
    }

    public struct Facts: Sendable {
        public var branch: BranchFacts
        public var readiness: Readiness
        /// The units that the command or an arrangement names, and that exist.
        public var hosts: [Organisation.ID: Host]
        /// The meeting with its reasons opened; nil where they stand open.
        public var opened: BranchMeeting?

        public init(
            branch: BranchFacts, readiness: Readiness, hosts: [Organisation.ID: Host] = [:],
            opened: BranchMeeting? = nil
        ) {
            (self.branch, self.readiness, self.hosts, self.opened) = (branch, readiness, hosts, opened)
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
        case tooManyOutcomes(limit: Int)
        case outcomeNeedsPerson
        case outcomeNeedsHelper
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
        case hostUnfit
        case hostClosed(until: Day)
        case onlyHostConfirms
        case notArranged(member: Member.ID)
        case contactMissing
        case partnerUnfit(member: Member.ID)
        case tooLong(limit: Int)
        case visitOutsideWindow(from: Day, to: Day)
        case visitUnplanned
        case observerFromElsewhere(member: Member.ID)
        case correction(Correction.Refused)
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard facts.branch.phase.takes(.during) else { throw .campaignNotOpen }
        guard let member = actor.member else { throw .needsMember }
        switch command {
        case .arrange, .confirmArrangement, .planVisits, .dropVisit:
            return try provide(command, by: actor, member, at: now, knowing: facts)
        case .exempt, .liftExemption, .overrideReadiness, .declareReady:
            return try prepare(command, by: actor, member, at: now, knowing: facts)
        case .open(let day, let place): return try open(on: day, place, chair: member, at: now, knowing: facts)
        case .order(let speakers):
            guard state == .inSession else { throw .notInSession }
            return try arrange(order: speakers, facts)
        case .giveFloor(let speaker):
            guard state == .inSession else { throw .notInSession }
            return try give(floorTo: speaker, at: now, facts)
        case .recordAttendance, .observe, .speak, .criticise, .respond, .remark, .restate, .note, .dropNote:
            guard state == .inSession else { throw .notInSession }
            return try discuss(command, by: actor, member, knowing: facts)
        case .close(let words): return try close(words, knowing: facts)
        case .cover(let absent, let mode, let day):
            return try cover(absent, mode, on: day, by: member, at: now, knowing: facts)
        case .confirmCame(let guest, let day): return try came(guest, on: day, by: actor, at: now, knowing: facts)
        case .correct(let change, let reason):
            return try correct(change, because: reason, by: actor, on: now.day, facts)
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
        return [.closed(words: words, missing: missingAtClosing(facts.branch), on: heldOn)]
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
    func completion(after event: Event, on day: Day, _ facts: Facts) -> [Event] {
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
