import PartyLife
import Records

extension UseCases {
    /// Gives a person an office, or ends it. Roles in the product come from offices and end with them.
    public func appoint(
        _ member: Member.ID, _ office: Office, group: String? = nil, at organisation: Organisation.ID,
        on day: Day? = nil,
        as actor: ActingPerson
    ) async throws {
        let since = day ?? today
        try await change(organisation, as: actor) { reader in
            guard let name = try reader.member(member)?.name else { throw AccessDenied.unknownMember }
            let holder = Organisation.Holder(member: member, name: name, office: office, group: group, since: since)
            let elsewhere = try reader.offices(of: member, otherThanAt: organisation)
            return (.appoint(holder), Organisation.Facts(id: organisation, heldElsewhere: elsewhere))
        }
    }

    public func relieve(
        _ member: Member.ID, of office: Office, at organisation: Organisation.ID, as actor: ActingPerson
    ) async throws {
        let day = today
        try await change(organisation, as: actor) { _ in
            (.relieve(member, office: office, on: day), Organisation.Facts(id: organisation))
        }
    }

    private func change(
        _ organisation: Organisation.ID, as actor: ActingPerson,
        _ prepare: @escaping @Sendable (Reader) throws -> (Organisation.Command, Organisation.Facts)
    ) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.appoint, to: actor, on: organisation)
            let (command, facts) = try prepare(commit.reader)
            try commit.perform(command, on: Organisation.self, .organisation(organisation), knowing: facts)
        }
    }
}
