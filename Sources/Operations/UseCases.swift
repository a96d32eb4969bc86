import PartyLife
import Records

/// The loop (闭环) as people run it: every use case, over the records of one deployment.
///
/// A use case authorises, loads, decides and writes in one transaction; a refusal leaves nothing behind.
public struct UseCases: Sendable {
    public let records: Records
    public let clock: any Timepiece
    public let identifiers: any IdentifierSource
    let passwords = PasswordLanes()
    let hashCost: HashCost

    public init(
        records: Records, clock: any Timepiece = SystemClock(),
        identifiers: any IdentifierSource = RandomIdentifiers(), hashCost: HashCost = .standard
    ) {
        self.hashCost = hashCost
        (self.records, self.clock, self.identifiers) = (records, clock, identifiers)
    }

    public var today: Day { clock.now.day }

    /// Who a member is now, with the offices held.
    public func actor(_ member: Member.ID) async throws -> ActingPerson {
        guard let actor = try await records.read({ try $0.actor(member) }) else { throw AccessDenied.unknownMember }
        return actor
    }
}

/// A branch (or any organisation) in a campaign.
public struct Place: Hashable, Sendable {
    public let campaign: Campaign.ID
    public let organisation: Organisation.ID

    public init(_ campaign: Campaign.ID, _ organisation: Organisation.ID) {
        (self.campaign, self.organisation) = (campaign, organisation)
    }

    func stream<A: Recorded>(_ type: A.Type) -> Stream { .step(type, campaign, organisation) }
}
