extension Study {
    public enum Command: Equatable, Sendable {
        case hold(Session)
        /// 开始签到: the session is on now; people sign themselves in until it is ended.
        case open(Session, secret: String)
        /// The actor has come.
        case checkIn(Identifier<Session>, Presence)
        /// Who has come and has no phone at hand, as the organiser sees it.
        case admit(Identifier<Session>, [Member.ID])
        case endCheckIn(Identifier<Session>)
        /// 补学: these members have caught up on the session.
        case catchUp(session: Identifier<Session>, members: [Member.ID], on: Day)
        case studyAlone(SelfStudy)
        case reflect(Reflection)
        /// The seed of the next draw is fixed before the list is: its fingerprint for all to see, itself sealed.
        case commitSeed(Identifier<Draw>, session: Identifier<Session>, fingerprint: String, seed: Words)
        /// 随机抽点: the seed is shown, and leads to this place in the list.
        case draw(Identifier<Draw>, seed: String, place: Int)
        case answer(Identifier<Draw>, Draw.Outcome)
        /// 更正, 撤回.
        case correct(Amendment, reason: Words?)
    }

    public enum Event: DomainEvent {
        case held(session: Session)
        case caughtUp(session: Identifier<Session>, members: [Member.ID], on: Day)
        case checkInOpened(session: Session, secret: String)
        case arrived(session: Identifier<Session>, arrival: Arrival)
        case checkInEnded(session: Identifier<Session>, at: Instant)
        case studiedAlone(study: SelfStudy)
        case reflected(reflection: Reflection)
        case seedCommitted(
            draw: Identifier<Draw>, session: Identifier<Session>, fingerprint: String, seed: Words, at: Instant)
        case drawn(draw: Identifier<Draw>, list: [Member.ID], result: Draw.Result)
        case answered(draw: Identifier<Draw>, outcome: Draw.Outcome, on: Day)
        case corrected(change: Amendment, correction: Correction)

        public var happened: Day? {
            switch self {
            case .held(let session), .checkInOpened(let session, _): session.on
            case .caughtUp(_, _, let day), .answered(_, _, let day): day
            case .studiedAlone(let study): study.on
            case .corrected(_, let correction): correction.on
            case .arrived, .checkInEnded, .reflected, .seedCommitted, .drawn: nil
            }
        }
    }

    public enum Refused: Refusal {
        public static let area = "study"
        case campaignNotOpen
        case noticeNotReceived
        case inFuture
        case nobody
        case noText
        case unknownText(id: String)
        case notMembers(members: [Member.ID])
        case unknownSession
        case sessionExists
        case beforeSession(day: Day)
        case tooLong(limit: Int)
        case tooMany(limit: Int)
        case noSuchDuration
        case notAttended
        case onlyOneself
        case nothingWritten
        case checkInOver
        case wrongCode
        case notToday
        case seedMissing
        case seedWaiting
        case drawExists
        case unknownDraw
        case nobodyToDraw
        case notDrawn
        case correction(Correction.Refused)
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .held(let session): sessions.append(session)
        case .caughtUp(let id, let members, let day):
            guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
            sessions[index].catchUps.append(CatchUp(count: members.count, on: day, members: members))
            sessions[index].attended = Set(sessions[index].attended + members).sorted()
        case .checkInOpened(let session, let secret):
            sessions.append(session)
            checkIns.append(CheckIn(session: session.id, secret: secret))
        case .arrived(let id, let arrival):
            if let index = checkIns.firstIndex(where: { $0.session == id }) { checkIns[index].arrivals.append(arrival) }
            guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
            sessions[index].attended = Set(sessions[index].attended + [arrival.member]).sorted()
            guard arrival.how == .online else { return }
            sessions[index].online = Set((sessions[index].online ?? []) + [arrival.member]).sorted()
        case .checkInEnded(let id, let moment):
            if let index = checkIns.firstIndex(where: { $0.session == id }) { checkIns[index].ended = moment }
        case .studiedAlone(let study): alone.append(study)
        case .reflected(let reflection):
            reflections.removeAll { $0.session == reflection.session && $0.author == reflection.author }
            reflections.append(reflection)
        case .seedCommitted(let id, let session, let fingerprint, let seed, let moment):
            draws.append(Draw(id: id, session: session, fingerprint: fingerprint, seed: seed, committed: moment))
        case .drawn(let id, let list, let result):
            guard let index = draws.firstIndex(where: { $0.id == id }) else { return }
            (draws[index].list, draws[index].result) = (list, result)
        case .answered(let id, let outcome, _):
            if let index = draws.firstIndex(where: { $0.id == id }) { draws[index].outcome = outcome }
        case .corrected(let change, let correction): apply(change, correction)
        }
    }
}
