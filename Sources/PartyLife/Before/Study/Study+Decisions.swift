extension Study {
    /// Longest place, name or title, in characters.
    public static let lineLimit = 80
    /// Most texts that one session names beside the prescribed ones.
    public static let ownTextLimit = 10
    /// Longest answer to a prompt of a reflection, in characters.
    public static let reflectionLimit = 500

    /// Why nothing about study can be recorded now, whatever it is; nil where it can.
    public static func closed(_ facts: BranchFacts) -> Refused? {
        guard facts.phase.takes(.before) else { return .campaignNotOpen }
        return facts.noticeReceived ? nil : .noticeNotReceived
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: BranchFacts
    ) throws(Refused) -> [Event] {
        if let closed = Self.closed(facts) { throw closed }
        switch command {
        // What was taken back is recorded anew, not once more: signing in and corrections go by its identifier.
        case .hold(let session), .open(let session, _):
            guard corrections(of: session.id).isEmpty else { throw .sessionExists }
            return try begin(command, by: actor, at: now, facts)
        case .checkIn(let id, let how):
            let session = try session(id)
            guard let member = actor.member, facts.strangers(among: [member]).isEmpty else {
                throw .notMembers(members: [actor.member].compactMap(\.self))
            }
            guard isCheckInOpen(id, on: now.day) else { throw .checkInOver }
            guard !session.attended.contains(member) else { return [] }
            return [.arrived(session: id, arrival: Arrival(member: member, how: how, at: now))]
        case .admit(let id, let members):
            let session = try session(id)
            guard isCheckInOpen(id, on: now.day) else { throw .checkInOver }
            guard !members.isEmpty else { throw .nobody }
            let new = try own(members, facts).filter { !session.attended.contains($0) }
            return new.map { .arrived(session: id, arrival: Arrival(member: $0, how: .onSite, at: now)) }
        case .endCheckIn(let id):
            _ = try session(id)
            return isCheckInOpen(id, on: now.day) ? [.checkInEnded(session: id, at: now)] : []
        case .catchUp(let id, let members, let day):
            let session = try session(id)
            guard day <= now.day else { throw .inFuture }
            guard day >= session.on else { throw .beforeSession(day: session.on) }
            guard !members.isEmpty else { throw .nobody }
            let new = try own(members, facts).filter { !session.attended.contains($0) }
            return new.isEmpty ? [] : [.caughtUp(session: id, members: new, on: day)]
        case .studyAlone(let study):
            let study = try sound(study, by: actor, now, facts)
            return alone.contains(study) ? [] : [.studiedAlone(study: study)]
        case .reflect(let reflection):
            return try reflect(reflection, by: actor)
        case .commitSeed, .draw, .answer:
            return try decideDraw(command, at: now)
        case .correct(let change, let reason): return try correct(change, because: reason, by: actor, at: now, facts)
        }
    }

    private func begin(
        _ command: Command, by actor: ActingPerson, at now: Instant, _ facts: BranchFacts
    ) throws(Refused) -> [Event] {
        switch command {
        case .hold(let session):
            var session = try sound(session, now, facts)
            guard !session.attended.isEmpty else { throw .nobody }
            session.recordedBy = actor.member
            return [.held(session: session)]
        case .open(let session, let secret):
            guard session.on == now.day else { throw .notToday }
            var opened = try sound(session, now, facts)
            opened.recordedBy = actor.member
            return [.checkInOpened(session: opened, secret: secret)]
        default: return []
        }
    }

    /// Whether people can sign themselves in to this session.
    public func isCheckInOpen(_ id: Identifier<Session>, on day: Day) -> Bool {
        guard let session = sessions.first(where: { $0.id == id }), session.on == day else { return false }
        return checkIns.contains { $0.session == id && $0.ended == nil }
    }

    func session(_ id: Identifier<Session>) throws(Refused) -> Session {
        guard let session = sessions.first(where: { $0.id == id }) else { throw .unknownSession }
        return session
    }

    /// - Parameter known: who stands in the session already, and needs not be a member any more.
    func sound(
        _ session: Session, _ now: Instant, _ facts: BranchFacts, knowing known: [Member.ID] = []
    ) throws(Refused) -> Session {
        var session = session
        guard session.on <= now.day else { throw .inFuture }
        guard !sessions.contains(where: { $0.id == session.id }) else { throw .sessionExists }
        session.ownTexts = try texts(session.texts, session.ownTexts ?? [], facts)
        session.texts = prescribed(session.texts, facts)
        for line in [session.place, session.lecturer, session.organiser].compactMap(\.self) {
            guard line.count <= Self.lineLimit else { throw .tooLong(limit: Self.lineLimit) }
        }
        try duration(session.minutes)
        let new = try own(session.attended.filter { !known.contains($0) }, facts)
        session.attended = Set(session.attended.filter(known.contains) + new).sorted()
        let online = session.form == .online ? session.attended : session.online ?? []
        let isThere = Set(session.attended)
        session.online = Set(online).intersection(isThere).sorted()
        if session.online?.isEmpty == true { session.online = nil }
        return session
    }

    private func sound(
        _ study: SelfStudy, by actor: ActingPerson, _ now: Instant, _ facts: BranchFacts
    ) throws(Refused) -> SelfStudy {
        var study = study
        guard actor.member == study.member else { throw .onlyOneself }
        _ = try own([study.member], facts)
        guard study.on <= now.day else { throw .inFuture }
        study.ownTexts = try texts(study.texts, study.ownTexts, facts) ?? []
        study.texts = prescribed(study.texts, facts)
        try duration(study.minutes)
        return study
    }

    /// The titles of one's own choice without blanks; nil for none.
    private func texts(
        _ prescribed: [String], _ own: [String], _ facts: BranchFacts
    ) throws(Refused) -> [String]? {
        let own = own.map(\.trimmed).filter { !$0.isEmpty }
        guard !prescribed.isEmpty || !own.isEmpty else { throw .noText }
        let known = Set(facts.procedure.study.texts.map(\.id))
        if let unknown = prescribed.first(where: { !known.contains($0) }) { throw .unknownText(id: unknown) }
        guard own.count <= Self.ownTextLimit else { throw .tooMany(limit: Self.ownTextLimit) }
        guard own.allSatisfy({ $0.count <= Self.lineLimit }) else { throw .tooLong(limit: Self.lineLimit) }
        return own.isEmpty ? nil : own
    }

    /// Each once, in the procedure's order.
    private func prescribed(_ texts: [String], _ facts: BranchFacts) -> [String] {
        facts.procedure.study.texts.map(\.id).filter(Set(texts).contains)
    }

    private func duration(_ minutes: Int?) throws(Refused) {
        guard let minutes else { return }
        guard (1...1440).contains(minutes) else { throw .noSuchDuration }
    }

    private func own(_ members: [Member.ID], _ facts: BranchFacts) throws(Refused) -> [Member.ID] {
        let strangers = facts.strangers(among: members)
        guard strangers.isEmpty else { throw .notMembers(members: strangers) }
        return Set(members).sorted()
    }

    private func reflect(_ reflection: Reflection, by actor: ActingPerson) throws(Refused) -> [Event] {
        guard actor.member == reflection.author else { throw .onlyOneself }
        guard try session(reflection.session).attended.contains(reflection.author) else { throw .notAttended }
        guard !reflection.words.isEmpty else { throw .nothingWritten }
        for case .plain(let text) in reflection.words where text.count > Self.reflectionLimit {
            throw .tooLong(limit: Self.reflectionLimit)
        }
        return reflections.contains(reflection) ? [] : [.reflected(reflection: reflection)]
    }
}
