import PartyLife
import Records

extension UseCases {
    /// Who of a branch shows their self-examination to its members.
    public func shownExaminations(at place: Place, as actor: ActingPerson) async throws -> Set<Member.ID> {
        try await records.read { reader in
            guard Permissions.allows(.readShownExamination, to: actor, on: try reader.scope(of: place.organisation))
            else { return [] }
            return Set(
                try reader.examinations(of: place.campaign, in: place.organisation).keys.filter { member in
                    let stream = Stream.examination(place.campaign, place.organisation, member)
                    let examination = try reader.load(SelfExamination.self, stream)
                    return examination.shownSince != nil && examination.state != .returned
                })
        }
    }
}
