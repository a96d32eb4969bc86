import PartyLife

/// Where the events of one aggregate stand: its kind, and the campaign, organisation and item that it belongs to.
///
/// Written as "plan/2021-history/MJ-Z01" or "problem/2021-history/MJ-Z01/p12".
public struct Stream: Hashable, Sendable {
    public let kind: String
    public let campaign: Campaign.ID?
    public let organisation: Organisation.ID?
    public let item: String?

    private init(
        _ kind: String, campaign: Campaign.ID? = nil, organisation: Organisation.ID? = nil, item: String? = nil
    ) {
        (self.kind, self.campaign, self.organisation, self.item) = (kind, campaign, organisation, item)
    }

    public static func organisation(_ id: Organisation.ID) -> Stream {
        Stream(Organisation.kind, organisation: id)
    }

    public static func campaign(_ id: Campaign.ID) -> Stream { Stream(Campaign.kind, campaign: id) }

    /// The stream of the campaign that an organisation is still writing.
    public static func draft(of issuer: Organisation.ID) -> Stream {
        Stream(CampaignDraft.kind, organisation: issuer)
    }

    /// The stream of a step of one organisation in one campaign: notice, plan, study, talks, opinions, meeting, list.
    public static func step<A: Aggregate>(_: A.Type, _ campaign: Campaign.ID, _ organisation: Organisation.ID) -> Stream
    {
        Stream(A.kind, campaign: campaign, organisation: organisation)
    }

    public static func examination(_ campaign: Campaign.ID, _ branch: Organisation.ID, _ member: Member.ID) -> Stream {
        Stream(SelfExamination.kind, campaign: campaign, organisation: branch, item: member.text)
    }

    public static func problem(_ campaign: Campaign.ID, _ branch: Organisation.ID, _ problem: Problem.ID) -> Stream {
        Stream(Problem.kind, campaign: campaign, organisation: branch, item: problem.text)
    }

    public var text: String {
        ([kind] + [campaign?.text, organisation?.text, item].compactMap(\.self)).joined(separator: "/")
    }

    /// Nil when the text does not name a stream.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let kind = parts.first else { return nil }
        switch (kind, parts.count) {
        case (Organisation.kind, 2):
            guard let id = Organisation.ID(parts[1]) else { return nil }
            self = .organisation(id)
        case (CampaignDraft.kind, 2):
            guard let id = Organisation.ID(parts[1]) else { return nil }
            self = .draft(of: id)
        case (Campaign.kind, 2):
            guard let id = Campaign.ID(parts[1]) else { return nil }
            self = .campaign(id)
        case (_, 3), (_, 4):
            guard let campaign = Campaign.ID(parts[1]), let organisation = Organisation.ID(parts[2]) else { return nil }
            self.init(kind, campaign: campaign, organisation: organisation, item: parts.count == 4 ? parts[3] : nil)
        default: return nil
        }
    }

    /// The key that seals the words of this stream: one per organisation and campaign, or per roster.
    var keyID: String? {
        organisation.map { [$0.text, campaign?.text].compactMap(\.self).joined(separator: "/") }
    }
}
