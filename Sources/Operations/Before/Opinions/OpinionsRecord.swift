import PartyLife
import Records

extension UseCases {
    /// The words of opinions: all for those who sort them, of the others only what was handed to them.
    public func wordsOfOpinions(at place: Place, as actor: ActingPerson) async throws -> OpenedWords {
        try await records.read { reader in
            let scope = try reader.scope(of: place.organisation, subjects: [actor.member].compactMap(\.self))
            let stream = place.stream(Opinions.self)
            let opinions = try reader.load(Opinions.self, stream)
            let readsAll = Permissions.allows(.readAllOpinions, to: actor, on: scope)
            func isReadable(_ opinion: Opinions.Opinion) -> Bool {
                let isOwn = opinion.givenBy != nil && opinion.givenBy == actor.member
                return readsAll || isOwn || (opinion.target.member == actor.member && opinion.delivered != nil)
            }
            let readable = opinions.received.filter(isReadable)
            let corrections = opinions.corrections.filter { isReadable($0.before) }
            var words = OpenedWords()
            try words.open(
                corrections.flatMap { [$0.before.text, $0.before.answer, $0.correction.reason] }, of: stream, by: reader
            )
            try words.open(readable.flatMap { [$0.text, $0.answer] }, of: stream, by: reader)
            return words
        }
    }
}
