import PartyLife
import Records

extension UseCases {
    /// The notes of the actor's own talks, held and planned; nobody else's.
    public func wordsOfTalks(at place: Place, as actor: ActingPerson) async throws -> OpenedWords {
        try await records.read { reader in
            let stream = place.stream(Talks.self)
            let talks = try reader.load(Talks.self, stream)
            func isOwn(_ between: [Member.ID]) -> Bool { actor.member.map(between.contains) ?? false }
            let own = talks.held.filter { isOwn($0.between) }
            let ids = Set(own.map(\.id))
            var words = OpenedWords()
            try words.open(own.map(\.note), of: stream, by: reader)
            try words.open(talks.confirmations.filter { ids.contains($0.talk) }.map(\.note), of: stream, by: reader)
            try words.open(talks.denials.filter { ids.contains($0.talk) }.map(\.word), of: stream, by: reader)
            let corrections = talks.corrections.filter { isOwn($0.before.between) }
            try words.open(corrections.flatMap { [$0.correction.reason, $0.before.note] }, of: stream, by: reader)
            try words.open(talks.planned.filter { isOwn($0.between) }.map(\.note), of: stream, by: reader)
            return words
        }
    }
}
