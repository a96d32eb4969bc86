extension Study {
    /// 随机抽点发言和提问: one name from a list, by a seed that was fixed before the list was.
    public struct Draw: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<Draw>
        public var session: Identifier<Session>
        /// SHA-256 of the seed, in hexadecimal: what was published first.
        public var fingerprint: String
        /// Sealed until the draw.
        public var seed: Words
        public var committed: Instant
        /// The names in their order; empty before the draw.
        public internal(set) var list: [Member.ID] = []
        public internal(set) var result: Result?
        public internal(set) var outcome: Outcome?

        public struct Result: Codable, Equatable, Sendable {
            /// Which way of drawing: ``FairDraw/version``.
            public var version: Int
            public var seed: String
            /// From 0.
            public var place: Int
            public var at: Instant
        }

        /// 已回答, 留待补答: a fact, never a mark.
        public enum Outcome: String, Codable, Sendable, CaseIterable { case answered, toMakeUp }

        public var drawn: Member.ID? { result.flatMap { list.indices.contains($0.place) ? list[$0.place] : nil } }
    }

    /// Who can be drawn next: those who are there and were not drawn yet; everyone once each had a turn.
    public func drawList(of id: Identifier<Session>) -> [Member.ID] {
        let attended = sessions.first { $0.id == id }?.attended ?? []
        let counts = draws.filter { $0.session == id }.compactMap(\.drawn).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let least = attended.map { counts[$0] ?? 0 }.min()
        return attended.filter { counts[$0] ?? 0 == least }.sorted()
    }

    /// The seed that waits for the next draw of a session.
    public func waitingDraw(of id: Identifier<Session>) -> Draw? {
        draws.first { $0.session == id && $0.result == nil }
    }

    func decideDraw(_ command: Command, at now: Instant) throws(Refused) -> [Event] {
        switch command {
        case .commitSeed(let id, let session, let fingerprint, let seed):
            guard try self.session(session).on == now.day else { throw .notToday }
            guard waitingDraw(of: session) == nil else { throw .seedWaiting }
            guard !draws.contains(where: { $0.id == id }) else { throw .drawExists }
            return [.seedCommitted(draw: id, session: session, fingerprint: fingerprint, seed: seed, at: now)]
        case .draw(let id, let seed, let place):
            guard let draw = draws.first(where: { $0.id == id }) else { throw .unknownDraw }
            guard draw.result == nil else { throw .seedMissing }
            guard try session(draw.session).on == now.day else { throw .notToday }
            let list = drawList(of: draw.session)
            guard list.indices.contains(place) else { throw .nobodyToDraw }
            return [
                .drawn(
                    draw: id, list: list,
                    result: .init(version: FairDraw.version, seed: seed, place: place, at: now))
            ]
        case .answer(let id, let outcome):
            guard let draw = draws.first(where: { $0.id == id }) else { throw .unknownDraw }
            guard draw.result != nil else { throw .notDrawn }
            return draw.outcome == outcome ? [] : [.answered(draw: id, outcome: outcome, on: now.day)]
        default: return []
        }
    }
}

/// How a seed leads to a place in a list: every place equally often, and the same for whoever reckons it again.
public enum FairDraw {
    /// Stored with each draw; a new way gets a new number.
    public static let version = 1

    /// The first of the numbers that lies below the greatest multiple of `count`, modulo `count`: without that, the
    /// first places would come up more often.
    ///
    /// - Parameter number: the seed's number for 0, 1, 2…, evenly spread over all of `UInt64`.
    public static func place(among count: Int, number: (Int) -> UInt64) -> Int? {
        guard count > 0 else { return nil }
        let size = UInt64(count)
        // 2^64 mod size, without 2^64.
        let surplus = (UInt64.max % size + 1) % size
        for turn in 0..<256 {
            let number = number(turn)
            if number <= UInt64.max - surplus { return Int(number % size) }
        }
        return nil
    }
}
