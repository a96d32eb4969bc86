/// The study (学习) before the meeting: sessions, who took part, and who caught up.
public struct Study: Aggregate {
    public static let kind = "study"

    public internal(set) var sessions: [Session] = []

    public init() {}

    public struct Session: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<Session>
        /// Prescribed texts that were studied.
        public var texts: [String]
        public var form: Form
        public var on: Day
        public var place: String
        /// Who studied, in the session or by catching up on it.
        public var attended: [Member.ID]
        /// How many of these caught up later, and when.
        public internal(set) var catchUps: [CatchUp] = []

        public init(
            id: Identifier<Session>, texts: [String], form: Form, on: Day, place: String = "", attended: [Member.ID]
        ) {
            (self.id, self.texts, self.form, self.on) = (id, texts, form, on)
            (self.place, self.attended) = (place, attended)
        }
    }

    public struct CatchUp: Codable, Equatable, Sendable {
        public var count: Int
        public var on: Day
    }

    /// 集中学习, 个人自学, 专题研讨, 主题党日, 线上学习, 宣讲, 党课, 送学上门.
    public enum Form: String, Codable, Sendable, CaseIterable {
        case together, alone, seminar, themeDay, online, lecture, partyClass, homeDelivery
    }

    public enum Command: Equatable, Sendable {
        case hold(Session)
        /// 补学: these members have caught up on the session.
        case catchUp(session: Identifier<Session>, members: [Member.ID], on: Day)
    }

    public enum Event: DomainEvent {
        case held(session: Session)
        case caughtUp(session: Identifier<Session>, members: [Member.ID], on: Day)

        public var happened: Day? {
            switch self {
            case .held(let session): session.on
            case .caughtUp(_, _, let day): day
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
    }

    public func decide(
        _ command: Command, by actor: Actor, at now: Instant, knowing facts: BranchFacts
    ) throws(Refused) -> [Event] {
        guard facts.campaignOpen else { throw .campaignNotOpen }
        guard facts.noticeReceived else { throw .noticeNotReceived }
        switch command {
        case .hold(var session):
            guard session.on <= now.day else { throw .inFuture }
            guard !session.texts.isEmpty else { throw .noText }
            let known = Set(facts.procedure.study.texts.map(\.id))
            if let unknown = session.texts.first(where: { !known.contains($0) }) { throw .unknownText(id: unknown) }
            guard !sessions.contains(where: { $0.id == session.id }) else { throw .sessionExists }
            session.attended = try own(session.attended, facts)
            return [.held(session: session)]
        case .catchUp(let id, let members, let day):
            guard let session = sessions.first(where: { $0.id == id }) else { throw .unknownSession }
            guard day <= now.day else { throw .inFuture }
            guard day >= session.on else { throw .beforeSession(day: session.on) }
            let new = try own(members, facts).filter { !session.attended.contains($0) }
            return new.isEmpty ? [] : [.caughtUp(session: id, members: new, on: day)]
        }
    }

    private func own(_ members: [Member.ID], _ facts: BranchFacts) throws(Refused) -> [Member.ID] {
        guard !members.isEmpty else { throw .nobody }
        let strangers = facts.strangers(among: members)
        guard strangers.isEmpty else { throw .notMembers(members: strangers) }
        return Set(members).sorted()
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .held(let session): sessions.append(session)
        case .caughtUp(let id, let members, let day):
            guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
            sessions[index].catchUps.append(CatchUp(count: members.count, on: day))
            sessions[index].attended = Set(sessions[index].attended + members).sorted()
        }
    }

    /// The prescribed texts that a member has not studied yet.
    public func missing(for member: Member.ID, of procedure: Procedure) -> [Procedure.Study.Text] {
        let studied = Set(sessions.filter { $0.attended.contains(member) }.flatMap(\.texts))
        return procedure.study.texts.filter { !studied.contains($0.id) }
    }
}
