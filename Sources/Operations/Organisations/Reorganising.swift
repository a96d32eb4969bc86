import PartyLife
import Records

/// What is taken out of an organisation to stand on its own (分设).
public struct NewOrganisation: Sendable {
    public let id: Organisation.ID
    public let name: String
    public let type: Organisation.Kind
    public let members: [Member.ID]
    public let subordinates: [Organisation.ID]

    public init(
        id: Organisation.ID, name: String, type: Organisation.Kind, members: [Member.ID] = [],
        subordinates: [Organisation.ID] = []
    ) {
        (self.id, self.name, self.type, self.members, self.subordinates) = (id, name, type, members, subordinates)
    }
}

/// Moving, merging and splitting: from a day on; figures of earlier days stay as they were under the old tree.
extension UseCases {
    /// 调整隶属关系: moves an organisation, with all below it, to another superior.
    public func moveOrganisation(
        _ id: Organisation.ID, to parent: Organisation.ID, on day: Day? = nil, as actor: ActingPerson
    ) async throws {
        try await reorganise(on: day, as: actor) { work in
            try work.authorise(over: id)
            try work.authorise(at: parent)
            try work.move(id, to: parent)
        }
    }

    /// 合并: the target takes over members and subordinates of each source; the sources are dissolved with it as their
    /// successor. All of it or nothing.
    public func mergeOrganisations(
        _ sources: [Organisation.ID], into target: Organisation.ID, on day: Day? = nil, as actor: ActingPerson
    ) async throws {
        try await reorganise(on: day, as: actor) { work in
            for id in sources + [target] { try work.authorise(over: id) }
            for source in sources { try work.merge(source, into: target) }
        }
    }

    /// 分设: founds organisations beside an existing one and gives them some of its members and subordinates.
    public func splitOrganisation(
        _ source: Organisation.ID, into parts: [NewOrganisation], on day: Day? = nil, as actor: ActingPerson
    ) async throws {
        try await reorganise(on: day, as: actor) { work in
            try work.authorise(over: source)
            for part in parts { try work.split(part, from: source) }
        }
    }

    /// Gives an organisation its short name (简称); an empty one leaves what follows from its name.
    public func nameShort(_ id: Organisation.ID, _ name: String, as actor: ActingPerson) async throws {
        let day = today
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.reorganise, to: actor, on: id)
            try commit.perform(
                .nameShort(name, on: day), on: Organisation.self, .organisation(id),
                knowing: Organisation.Facts(id: id))
        }
    }

    private func reorganise(
        on day: Day?, as actor: ActingPerson, _ body: @escaping @Sendable (Reorganisation) throws -> Void
    ) async throws {
        let day = day ?? today
        try await records.commit(by: actor, at: clock.now) { try body(Reorganisation(commit: $0, day: day)) }
    }
}
