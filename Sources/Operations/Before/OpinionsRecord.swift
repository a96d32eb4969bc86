import PartyLife
import Records

extension Loop {
    /// The words of opinions: all for those who sort them, of the others only what was handed to them.
    public func wordsOfOpinions(at place: Place, as actor: Actor) async throws -> OpenedWords {
        try await records.read { reader in
            let scope = try reader.scope(of: place.organisation, subjects: [actor.member].compactMap(\.self))
            let stream = place.stream(Opinions.self)
            var readable = try reader.load(Opinions.self, stream).received
            if !Permissions.allows(.readAllOpinions, to: actor, on: scope) {
                readable = readable.filter { $0.target.member == actor.member && $0.delivered != nil }
            }
            var words = OpenedWords()
            try words.open(readable.flatMap { [$0.text, $0.answer] }, of: stream, by: reader)
            return words
        }
    }
}
