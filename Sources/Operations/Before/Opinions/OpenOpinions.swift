import PartyLife
import Records

/// What has become of a branch's opinions.
public struct OpinionStanding: Sendable {
    /// 未办结: neither answered nor taken up in a self-examination.
    public let open: Set<Identifier<Opinions.Opinion>>
    /// Taken up in a self-examination that was submitted.
    public let takenUp: Set<Identifier<Opinions.Opinion>>
    /// Distinct opinions, the denominator of both.
    public let distinct: Int
}

extension UseCases {
    /// Which opinions are still open; no words, so for everyone who may see how far the branch is.
    public func opinionStanding(at place: Place, as actor: ActingPerson) async throws -> OpinionStanding {
        try await records.read { reader in
            try reader.authorise(.viewBranch, to: actor, on: place.organisation)
            let opinions = try reader.load(Opinions.self, place.stream(Opinions.self))
            let facts = try reader.branchFacts(place)
            var named: Set<Identifier<Opinions.Opinion>> = []
            for member in facts.branch.members {
                let stream = Stream.examination(place.campaign, place.organisation, member.id)
                let examination = try reader.load(SelfExamination.self, stream)
                guard examination.versions > 0 else { continue }
                named.formUnion(examination.problems.compactMap(\.origin?.opinion))
            }
            return OpinionStanding(
                open: Set(opinions.open(takenUp: named).map(\.id)),
                takenUp: Set(named.compactMap { opinions.opinion($0) }.map { $0.mergedInto ?? $0.id }),
                distinct: opinions.distinct.count)
        }
    }
}
