extension BranchMeeting {
    public enum Event: DomainEvent {
        case arranged(member: Member.ID, arrangement: Arrangement, on: Day)
        case arrangementConfirmed(member: Member.ID, confirmation: Confirmation)
        case visitsPlanned(visits: [LeaderVisit])
        case visitDropped(leader: Member.ID)
        /// The reason says something of health, so it is sealed; it stands open in events of older releases.
        case exempted(member: Member.ID, reason: ExemptionReason? = nil, on: Day, sealed: Words? = nil)
        case exemptionLifted(member: Member.ID, on: Day)
        case readinessOverridden(decision: Override)
        case declaredReady(on: Day)
        case opened(on: Day, place: String, chair: Member.ID)
        case attended(attendance: [Member.ID: Attendance])
        case observed(observer: Observer)
        case ordered(speakers: [Member.ID])
        case gaveFloor(floor: Floor)
        case spoke(speech: Speech)
        case criticised(criticism: Criticism)
        case responded(criticism: Identifier<Criticism>, response: Response, text: Words?)
        case remarked(remark: Remark)
        case restated(speaker: Member.ID, text: Words?)
        case noted(outcome: Outcome)
        case noteDropped(outcome: Identifier<Outcome>)
        /// `missing`: members who were neither there nor are covered or exempt.
        case closed(words: Words?, missing: [Member.ID], on: Day)
        case covered(member: Member.ID, mode: CoverMode, confirmedBy: Member.ID, on: Day)
        /// Taken part elsewhere in the tree, by the word of those there; it may be before the own meeting.
        case coveredAt(member: Member.ID, cover: Covered)
        /// Every member is covered or exempt.
        case completed(on: Day)
        /// `missing`: after a change of who took part, the members who are to be covered; nil where that stays as it is.
        case corrected(change: Amendment, missing: [Member.ID]?, correction: Correction)

        public var happened: Day? {
            switch self {
            case .arranged(_, _, let day), .exempted(_, _, let day, _), .exemptionLifted(_, let day),
                .declaredReady(let day), .opened(let day, _, _), .closed(_, _, let day), .covered(_, _, _, let day),
                .completed(let day):
                day
            case .readinessOverridden(let decision): decision.on
            case .arrangementConfirmed(_, let confirmation): confirmation.on
            case .coveredAt(_, let cover): cover.on
            case .corrected(_, _, let correction): correction.on
            case .visitsPlanned, .visitDropped, .attended, .observed, .ordered, .gaveFloor, .spoke, .criticised,
                .responded,
                .remarked, .restated, .noted, .noteDropped:
                nil
            }
        }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .arranged(let member, let arrangement, _): arrangements[member] = arrangement
        case .arrangementConfirmed(let member, let confirmation):
            arrangements[member]?.confirmed = confirmation
        case .visitsPlanned(let visits):
            plannedVisits = leaderVisits.filter { known in !visits.contains { $0.leader == known.leader } } + visits
        case .visitDropped(let leader): plannedVisits?.removeAll { $0.leader == leader }
        case .exempted(let member, let reason, let day, let sealed):
            exemptions[member] = Exemption(reason: reason, sealed: sealed, on: day)
        case .exemptionLifted(let member, _): exemptions[member] = nil
        case .readinessOverridden(let decision): readinessOverride = decision
        case .declaredReady(let day): (state, readyOn) = (.ready, day)
        case .opened(let day, let place, let chair):
            (state, heldOn, self.place, self.chair) = (.inSession, day, place, chair)
        case .attended(let new): attendance.merge(new) { $1 }
        case .observed(let observer): observers.append(observer)
        case .ordered(let speakers): order = speakers
        case .gaveFloor(let new): floor = new
        case .spoke(let speech): speeches.append(speech)
        case .criticised(let criticism): criticisms.append(criticism)
        case .responded(let id, let response, let text):
            guard let index = criticisms.firstIndex(where: { $0.id == id }) else { return }
            (criticisms[index].response, criticisms[index].responseText) = (response, text)
        case .remarked(let remark):
            remarks.append(remark)
            if remark.restate, let speaker = remark.about, !toRestate.contains(speaker) { toRestate.append(speaker) }
        case .restated(let speaker, let text):
            toRestate.removeAll { $0 == speaker }
            if let text { speeches.append(Speech(speaker: speaker, text: text)) }
        case .noted(let outcome): noted = outcomes + [outcome]
        case .noteDropped(let id): noted?.removeAll { $0.id == id }
        case .closed(let words, let missing, _):
            (closing, state, floor) = (words, missing.isEmpty ? .held : .heldMakeUp, nil)
        case .covered(let member, let mode, let confirmer, let day):
            covered[member] = Covered(mode: mode, on: day, confirmedBy: confirmer)
        case .coveredAt(let member, let cover): covered[member] = cover
        case .completed: state = .held
        case .corrected(let change, let missing, let correction):
            apply(change, correction)
            if let missing { state = missing.isEmpty ? .held : .heldMakeUp }
        }
    }
}
