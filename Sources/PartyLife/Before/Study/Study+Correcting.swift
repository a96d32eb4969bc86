/// 更正和撤回 of what was recorded about study.
extension Study {
    /// How a record is to stand.
    public enum Amendment: Codable, Equatable, Sendable {
        case session(as: Session)
        case sessionWithdrawn(session: Identifier<Session>)
        case selfStudyWithdrawn(study: SelfStudy)
        case reflectionWithdrawn(session: Identifier<Session>, author: Member.ID)

        var kind: Correction.Kind { if case .session = self { .corrected } else { .withdrawn } }
    }

    /// What stood before.
    public enum Record: Codable, Equatable, Sendable {
        case session(was: Session)
        case selfStudy(was: SelfStudy)
        case reflection(was: Reflection)
    }

    /// The sessions that were put right or taken back, in order.
    public func corrections(of session: Identifier<Session>) -> [Corrected<Record>] {
        corrections.filter { if case .session(let was) = $0.before { was.id == session } else { false } }
    }

    /// What the rule for corrections must know of what is to be changed; nil for what is not there.
    public func standing(of change: Amendment, on today: Day, knowing facts: BranchFacts) -> Correction.Standing? {
        switch change {
        case .session(let session): standing(of: session.id, on: today, facts)
        case .sessionWithdrawn(let id): standing(of: id, on: today, facts)
        case .selfStudyWithdrawn(let study):
            alone.contains(study)
                ? .init(by: [study.member], isSettled: today > facts.procedure.timetable.studyBy) : nil
        case .reflectionWithdrawn(let session, let author):
            reflections.contains { $0.session == session && $0.author == author }
                ? .init(by: [author], isCommon: false) : nil
        }
    }

    /// Others have acted on a session once they signed in, wrote what they made of it, or were drawn.
    private func standing(
        of id: Identifier<Session>, on today: Day, _ facts: BranchFacts
    ) -> Correction.Standing? {
        guard let session = sessions.first(where: { $0.id == id }) else { return nil }
        let builtUpon =
            checkIns.contains { $0.session == id && !$0.arrivals.isEmpty }
            || reflections.contains { $0.session == id && $0.author != session.recordedBy }
            || draws.contains { $0.session == id && $0.result != nil }
        return .init(by: [session.recordedBy], isSettled: builtUpon || today > facts.procedure.timetable.studyBy)
    }

    func correct(
        _ change: Amendment, because reason: Words?, by actor: ActingPerson, at now: Instant, _ facts: BranchFacts
    ) throws(Refused) -> [Event] {
        let (kind, correction): (Correction.Kind, Correction)
        kind = change.kind
        do throws(Correction.Refused) {
            guard let standing = standing(of: change, on: now.day, knowing: facts) else {
                throw Correction.Refused.unknownRecord
            }
            correction = try standing.correction(
                kind, by: actor, keeps: facts.keeps(actor), on: now.day, because: reason)
        } catch {
            throw .correction(error)
        }
        guard case .session(let wanted) = change else { return [.corrected(change: change, correction: correction)] }
        let (old, new) = (try session(wanted.id), try corrected(wanted, now, facts))
        return old == new ? [] : [.corrected(change: .session(as: new), correction: correction)]
    }

    /// A session as it is to stand: who was there before may be a member of another branch by now.
    private func corrected(_ wanted: Session, _ now: Instant, _ facts: BranchFacts) throws(Refused) -> Session {
        let old = try session(wanted.id)
        let signsIn = checkIns.contains { $0.session == old.id }
        var rest = self
        rest.sessions.removeAll { $0.id == old.id }
        var new = try rest.sound(wanted, now, facts, knowing: old.attended)
        guard signsIn || !new.attended.isEmpty else { throw .nobody }
        // Signing in goes by the day.
        if signsIn { new.on = old.on }
        new.recordedBy = old.recordedBy
        new.catchUps = old.catchUps(leaving: Set(old.attended).subtracting(new.attended))
        if let first = new.catchUps.map(\.on).min(), first < new.on { throw .beforeSession(day: new.on) }
        return new
    }

    mutating func apply(_ change: Amendment, _ correction: Correction) {
        func keep(_ record: Record) { corrections.append(Corrected(record, correction)) }
        switch change {
        case .session(let new):
            guard let index = sessions.firstIndex(where: { $0.id == new.id }) else { return }
            keep(.session(was: sessions[index]))
            sessions[index] = new
            guard let checkIn = checkIns.firstIndex(where: { $0.session == new.id }) else { return }
            checkIns[checkIn].arrivals.removeAll { !new.attended.contains($0.member) }
        case .sessionWithdrawn(let id):
            guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
            keep(.session(was: sessions.remove(at: index)))
        case .selfStudyWithdrawn(let study):
            guard let index = alone.firstIndex(of: study) else { return }
            keep(.selfStudy(was: alone.remove(at: index)))
        case .reflectionWithdrawn(let session, let author):
            guard let index = reflections.firstIndex(where: { $0.session == session && $0.author == author }) else {
                return
            }
            keep(.reflection(was: reflections.remove(at: index)))
        }
    }
}

extension Study.Session {
    /// Who caught up, without these: first those who are known to have caught up, then whoever came on time.
    fileprivate func catchUps(leaving removed: Set<Member.ID>) -> [Study.CatchUp] {
        var catchUps = catchUps
        var others = 0
        for member in removed.sorted() {
            guard let index = catchUps.firstIndex(where: { $0.members?.contains(member) == true }) else {
                others += 1
                continue
            }
            catchUps[index].members?.removeAll { $0 == member }
            catchUps[index].count -= 1
        }
        // Of what was recorded before names were kept, nobody is taken off twice.
        let onTime = attended.count - self.catchUps.reduce(0) { $0 + $1.count }
        var rest = max(0, others - onTime)
        for index in catchUps.indices.reversed() where catchUps[index].members == nil {
            let taken = min(rest, catchUps[index].count)
            (catchUps[index].count, rest) = (catchUps[index].count - taken, rest - taken)
        }
        return catchUps.filter { $0.count > 0 }
    }
}

extension BranchFacts {
    /// Whether the actor keeps the branch's records (支委).
    public func keeps(_ actor: ActingPerson) -> Bool { actor.isCommittee(of: branchID) }
}
