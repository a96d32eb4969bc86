/// What happens in the room: who came, who spoke, who criticised whom, what the observer said.
extension BranchMeeting {
    func discuss(
        _ command: Command, by actor: ActingPerson, _ member: Member.ID, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        switch command {
        case .recordAttendance(let new):
            try requireOwn(new.keys.sorted(), facts)
            let active = new.filter { !$0.value.isPresent && hasTakenPart($0.key) }.keys.min()
            if let active { throw .alreadySpoke(member: active) }
            let known = known(facts).attendance
            let changed = new.filter { known[$0.key] != $0.value }
            return changed.isEmpty ? [] : [.attended(attendance: changed.mapValues(\.closed))]
        case .observe(let name):
            guard facts.branch.branch.member(member) == nil else { throw .onlyObserver }
            guard !name.trimmed.isEmpty else { throw .nameMissing }
            guard !observers.contains(where: { $0.member == member }) else { throw .alreadyObserving }
            return [.observed(observer: Observer(member: member, name: name.trimmed))]
        case .speak(let speech): return try speak(speech, by: actor, member, facts)
        case .criticise(let criticism): return try criticise(criticism, by: actor, member, facts)
        case .respond(let id, let response, let text):
            guard let criticism = criticisms.first(where: { $0.id == id }) else { throw .unknownCriticism }
            guard member == criticism.to || isRecorder(actor, facts) else { throw .onlyCriticisedResponds }
            return [.responded(criticism: id, response: response, text: text)]
        case .remark(let remark):
            let observes = observers.contains { $0.member == member }
            guard remark.by == member, observes || member == chair else { throw .onlyObserver }
            guard remark.about != member else { throw .ofOneself }
            guard !remark.restate || remark.about != nil else { throw .restatementNeedsSpeaker }
            if let about = remark.about {
                guard hasSpoken(about) else { throw .targetHasNotSpoken(member: about) }
            }
            return [.remarked(remark: remark)]
        case .restate(let speaker, let text):
            guard toRestate.contains(speaker) else { throw .nothingToRestate(member: speaker) }
            guard member == speaker || isRecorder(actor, facts) else { throw .onlySpeakerOrRecorder }
            return [.restated(speaker: speaker, text: text)]
        case .note(let outcome): return try note(outcome, by: actor, member, facts)
        case .dropNote(let id): return try drop(id, by: actor, member, facts)
        default: return []
        }
    }

    private func speak(
        _ speech: Speech, by actor: ActingPerson, _ member: Member.ID, _ facts: Facts
    ) throws(Refused) -> [Event] {
        guard member == speech.speaker || isRecorder(actor, facts) else { throw .onlySpeakerOrRecorder }
        guard attendance[speech.speaker] == .present else { throw .notPresent(member: speech.speaker) }
        guard !hasSpoken(speech.speaker) else { throw .alreadySpoke(member: speech.speaker) }
        try requireLeadersFirst(speech.speaker, facts)
        return [.spoke(speech: speech)]
    }

    private func criticise(
        _ criticism: Criticism, by actor: ActingPerson, _ member: Member.ID, _ facts: Facts
    ) throws(Refused) -> [Event] {
        guard criticism.from != criticism.to else { throw .ofOneself }
        // Whoever is criticised does not write the criticism down.
        guard member != criticism.to else { throw .criticisedMayNotRecord }
        guard member == criticism.from || isRecorder(actor, facts) else { throw .onlySpeakerOrRecorder }
        for person in [criticism.from, criticism.to] {
            guard attendance[person] == .present else { throw .notPresent(member: person) }
        }
        guard hasSpoken(criticism.to) else { throw .targetHasNotSpoken(member: criticism.to) }
        guard !criticisms.contains(where: { $0.id == criticism.id }) else { throw .criticismExists }
        // The answer is the other's, and has its own command.
        return [
            .criticised(
                criticism: Criticism(
                    id: criticism.id, from: criticism.from, to: criticism.to, text: criticism.text,
                    blindSpot: criticism.blindSpot))
        ]
    }

    func hasTakenPart(_ member: Member.ID) -> Bool {
        hasSpoken(member) || criticisms.contains { $0.from == member }
    }

    /// The committee keeps the record.
    func isRecorder(_ actor: ActingPerson, _ facts: Facts) -> Bool { actor.isCommittee(of: facts.branch.branchID) }
}
