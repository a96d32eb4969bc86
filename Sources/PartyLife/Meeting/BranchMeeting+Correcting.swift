/// 更正、撤回 of what the record of a meeting says.
extension BranchMeeting {
    /// How a record is to stand. Speeches are told apart by their place in ``speeches``.
    public enum Amendment: Codable, Equatable, Sendable {
        /// After the meeting: while it is in session, attendance is simply recorded again.
        case attendance(as: [Member.ID: Attendance])
        case exemptionWithdrawn(member: Member.ID)
        case coverWithdrawn(member: Member.ID)
        case speech(at: Int, speaker: Member.ID, as: Words)
        case speechWithdrawn(at: Int, speaker: Member.ID)
        case criticism(criticism: Identifier<Criticism>, as: Words)
        case criticismWithdrawn(criticism: Identifier<Criticism>)
        case response(criticism: Identifier<Criticism>, as: Response, text: Words?)
        case remark(remark: Identifier<Remark>, as: Words)
        case remarkWithdrawn(remark: Identifier<Remark>)

        var kind: Correction.Kind {
            switch self {
            case .attendance, .speech, .criticism, .response, .remark: .corrected
            case .exemptionWithdrawn, .coverWithdrawn, .speechWithdrawn, .criticismWithdrawn, .remarkWithdrawn:
                .withdrawn
            }
        }

        /// Whether it changes who took part.
        fileprivate var isOfPresence: Bool {
            switch self {
            case .attendance, .exemptionWithdrawn, .coverWithdrawn: true
            default: false
            }
        }
    }

    /// What stood before.
    public enum Record: Codable, Equatable, Sendable {
        case attendance(member: Member.ID, was: Attendance?)
        case exemption(member: Member.ID, was: Exemption)
        case cover(member: Member.ID, was: Covered)
        case speech(was: Speech)
        case criticism(was: Criticism)
        case remark(was: Remark)
    }

    /// What was put right or taken back, in order.
    public var corrections: [Corrected<Record>] { corrected ?? [] }

    public func corrections(where isOf: (Record) -> Bool) -> [Corrected<Record>] {
        corrections.filter { isOf($0.before) }
    }

    /// What the rule for corrections must know of what is to be changed; nil for what is not there.
    public func standing(of change: Amendment) -> Correction.Standing? {
        func criticism(_ id: Identifier<Criticism>) -> Criticism? { criticisms.first { $0.id == id } }
        func remark(_ id: Identifier<Remark>) -> Correction.Standing? {
            remarks.first { $0.id == id }.map { .init(by: [$0.by], isSettled: isHeld, isCommon: false) }
        }
        switch change {
        case .attendance: return .init(by: [], isSettled: true)
        case .exemptionWithdrawn(let member):
            return exemptions[member].map { _ in .init(by: [], against: member, isSettled: true) }
        case .coverWithdrawn(let member):
            return covered[member].map { .init(by: [$0.confirmedBy], against: member, isSettled: state == .held) }
        case .speech(let place, let speaker, _), .speechWithdrawn(let place, let speaker):
            guard speeches.indices.contains(place), speeches[place].speaker == speaker else { return nil }
            return .init(by: [speaker], isSettled: isHeld)
        case .criticism(let id, _), .criticismWithdrawn(let id):
            return criticism(id).map {
                .init(by: [$0.from], against: $0.to, isSettled: isHeld || $0.response != nil)
            }
        case .response(let id, _, _):
            return criticism(id).flatMap { one in
                one.response.map { _ in .init(by: [one.to], against: one.from, isSettled: isHeld) }
            }
        case .remark(let id, _), .remarkWithdrawn(let id): return remark(id)
        }
    }

    func correct(
        _ change: Amendment, because reason: Words?, by actor: ActingPerson, on today: Day, _ facts: Facts
    ) throws(Refused) -> [Event] {
        try requireOpen(change)
        let correction: Correction
        do throws(Correction.Refused) {
            guard let standing = standing(of: change) else { throw Correction.Refused.unknownRecord }
            // A leader's exemption may be decided above: the permission for it says who decides.
            let keeps = if case .exemptionWithdrawn = change { true } else { isRecorder(actor, facts) }
            correction = try standing.correction(change.kind, by: actor, keeps: keeps, on: today, because: reason)
            guard !isRestedUpon(change) else { throw Correction.Refused.restedUpon }
        } catch {
            throw .correction(error)
        }
        var change = change
        if case .attendance(let new) = change {
            let changed = try correctable(new, facts)
            guard !changed.isEmpty else { return [] }
            change = .attendance(as: changed.mapValues(\.closed))
        }
        guard change.isOfPresence, isHeld else {
            return [.corrected(change: change, missing: nil, correction: correction)]
        }
        var next = self
        next.apply(change, correction)
        let roll = facts.branch.branch.roll(on: heldOn ?? today)
        let missing = roll.filter { next.participation(of: $0) == .toBeCovered }
        return [.corrected(change: change, missing: missing, correction: correction)]
    }

    /// Nothing that was said is put right before it was said; what the room heard is not taken back after the meeting.
    private func requireOpen(_ change: Amendment) throws(Refused) {
        switch change {
        case .attendance, .exemptionWithdrawn: guard isHeld else { throw .notHeld }
        case .coverWithdrawn: break
        case .criticismWithdrawn: guard state == .inSession else { throw .notInSession }
        case .speech, .speechWithdrawn, .criticism, .response, .remark, .remarkWithdrawn:
            guard isHeld || state == .inSession else { throw .notInSession }
        }
    }

    /// Whoever was criticised, or remarked upon, had spoken.
    private func isRestedUpon(_ change: Amendment) -> Bool {
        guard case .speechWithdrawn(_, let speaker) = change, speeches.count(where: { $0.speaker == speaker }) == 1
        else { return false }
        return criticisms.contains { $0.to == speaker } || remarks.contains { $0.about == speaker }
    }

    /// What of it changes something, where it agrees with what was said in the room.
    private func correctable(
        _ new: [Member.ID: Attendance], _ facts: Facts
    ) throws(Refused) -> [Member.ID: Attendance] {
        try requireOwn(new.keys.filter { attendance[$0] == nil }.sorted(), facts)
        let known = known(facts).attendance
        let changed = new.filter { known[$0.key] != $0.value }
        let absent = changed.filter { !$0.value.isPresent }.keys.sorted()
        if let active = absent.first(where: hasTakenPart) { throw .alreadySpoke(member: active) }
        if let chair, absent.contains(chair) { throw .notPresent(member: chair) }
        return changed
    }

    mutating func apply(_ change: Amendment, _ correction: Correction) {
        func keep(_ record: Record) { corrected = corrections + [Corrected(record, correction)] }
        switch change {
        case .attendance(let new):
            for member in new.keys.sorted() { keep(.attendance(member: member, was: attendance[member])) }
            attendance.merge(new) { $1 }
        case .exemptionWithdrawn(let member):
            if let old = exemptions.removeValue(forKey: member) { keep(.exemption(member: member, was: old)) }
        case .coverWithdrawn(let member):
            if let old = covered.removeValue(forKey: member) { keep(.cover(member: member, was: old)) }
        case .speech(let place, _, let text):
            guard speeches.indices.contains(place) else { return }
            keep(.speech(was: speeches[place]))
            speeches[place].text = text
        case .speechWithdrawn(let place, _):
            if speeches.indices.contains(place) { keep(.speech(was: speeches.remove(at: place))) }
        case .criticism(let id, _), .criticismWithdrawn(let id), .response(let id, _, _):
            guard let index = criticisms.firstIndex(where: { $0.id == id }) else { return }
            keep(.criticism(was: criticisms[index]))
            switch change {
            case .criticism(_, let text): criticisms[index].text = text
            case .response(_, let response, let text):
                (criticisms[index].response, criticisms[index].responseText) = (response, text)
            default: criticisms.remove(at: index)
            }
        case .remark(let id, let text):
            guard let index = remarks.firstIndex(where: { $0.id == id }) else { return }
            keep(.remark(was: remarks[index]))
            remarks[index].text = text
        case .remarkWithdrawn(let id):
            guard let index = remarks.firstIndex(where: { $0.id == id }) else { return }
            let old = remarks.remove(at: index)
            keep(.remark(was: old))
            guard old.restate, let speaker = old.about else { return }
            if !remarks.contains(where: { $0.restate && $0.about == speaker }) { toRestate.removeAll { $0 == speaker } }
        }
    }
}
