import PartyLife
import Records

extension Study.Command: ActionTaking {
    public var action: Action {
        switch self {
        case .hold, .open, .admit, .endCheckIn, .catchUp: .recordStudy
        case .checkIn, .studyAlone, .reflect: .takePartInStudy
        case .commitSeed, .draw, .answer: .drawInStudy
        case .correct: .correctStudy
        }
    }
}

extension UseCases {
    /// Records study: sessions, who caught up, what was studied alone, reflections, answers to draws.
    ///
    /// Signing in and drawing have use cases of their own, since codes and seeds are not the caller's to choose.
    public func study(_ command: Study.Command, at place: Place, as actor: ActingPerson) async throws {
        switch command {
        case .checkIn, .commitSeed, .draw: throw AccessDenied.notAllowed(action: command.action.rawValue)
        case .hold, .open, .admit, .endCheckIn, .catchUp, .studyAlone, .reflect, .answer, .correct: break
        }
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.act(command, on: Study.self, at: place, as: actor)
        }
    }

    /// Begins a session at which people sign themselves in.
    public func openStudy(_ session: Study.Session, at place: Place, as actor: ActingPerson) async throws {
        try await study(.open(session, secret: identifiers.next() + identifiers.next()), at: place, as: actor)
    }

    /// The code to show for a session now; nil where nobody can sign in.
    public func checkInCode(
        of session: Identifier<Study.Session>, at place: Place, as actor: ActingPerson
    ) async throws -> CheckInCode? {
        let now = clock.now
        return try await records.read { reader in
            try reader.authorise(.recordStudy, to: actor, on: place.organisation)
            let study = try reader.load(Study.self, place.stream(Study.self))
            guard study.isCheckInOpen(session, on: now.day),
                let secret = study.checkIns.first(where: { $0.session == session })?.secret
            else { return nil }
            return CheckInCode(session, secret: secret, at: now)
        }
    }

    /// 签到: the actor has come, and shows it by the code from the wall.
    public func checkIn(
        to session: Identifier<Study.Session>, code: String, _ presence: Study.Presence, at place: Place,
        as actor: ActingPerson
    ) async throws {
        let now = clock.now
        try await records.commit(by: actor, at: now) { commit in
            try commit.reader.authorise(.takePartInStudy, to: actor, on: place.organisation)
            let study = try commit.load(Study.self, place.stream(Study.self))
            let secret = study.checkIns.first { $0.session == session }?.secret
            guard let secret, CheckInCode.isCode(code, of: session, secret: secret, at: now) else {
                throw Study.Refused.wrongCode
            }
            try commit.act(.checkIn(session, presence), on: Study.self, at: place, as: actor)
        }
    }

    /// Fixes the seed of a session's next draw.
    public func prepareDraw(in session: Identifier<Study.Session>, at place: Place, as actor: ActingPerson) async throws
    {
        let command = freshSeed(for: session)
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.act(command, on: Study.self, at: place, as: actor)
        }
    }

    /// 随机抽点: shows the seed that was fixed, and fixes the next one, so that it is there before the next list is.
    public func draw(in session: Identifier<Study.Session>, at place: Place, as actor: ActingPerson) async throws {
        let next = freshSeed(for: session)
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.drawInStudy, to: actor, on: place.organisation)
            let stream = place.stream(Study.self)
            let study = try commit.load(Study.self, stream)
            guard let waiting = study.waitingDraw(of: session),
                let text = try commit.reader.open(waiting.seed, of: stream)
            else { throw Study.Refused.seedMissing }
            guard let found = Seed(text: text).place(among: study.drawList(of: session).count) else {
                throw Study.Refused.nobodyToDraw
            }
            try commit.act(.draw(waiting.id, seed: text, place: found), on: Study.self, at: place, as: actor)
            try commit.act(next, on: Study.self, at: place, as: actor)
        }
    }

    private func freshSeed(for session: Identifier<Study.Session>) -> Study.Command {
        let seed = Seed(text: identifiers.next() + identifiers.next())
        return .commitSeed(
            identifiers.make(), session: session, fingerprint: seed.fingerprint, seed: .plain(seed.text))
    }

    /// Reflections that the actor may read: their own, and in their branch what was shared.
    public func wordsOfStudy(at place: Place, as actor: ActingPerson) async throws -> OpenedWords {
        try await records.read { reader in
            let stream = place.stream(Study.self)
            let isInside = Permissions.allows(.readWords, to: actor, on: try reader.scope(of: place.organisation))
            let study = try reader.load(Study.self, stream)
            let readable = study.reflections.filter { reflection in
                reflection.author == actor.member || (isInside && reflection.isShared)
            }
            var words = OpenedWords()
            try words.open(readable.flatMap(\.words), of: stream, by: reader)
            if isInside { try words.open(study.corrections.map(\.correction.reason), of: stream, by: reader) }
            return words
        }
    }
}
