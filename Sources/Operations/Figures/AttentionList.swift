import PartyLife
import Records

/// Branches that need attention (重点关注), whoever is latest first.
public struct AttentionList: Sendable {
    public internal(set) var rows: [Row] = []
    /// How many follow these; nil where there are more than were counted.
    public internal(set) var more: Int? = 0
    /// False while much that has happened is still to be taken in.
    public internal(set) var isCurrent = true

    public init() {}

    public struct Row: Sendable, Identifiable {
        public let organisation: OrganisationRow
        /// The organisation directly above it.
        public let superior: String
        public let standing: Standing
        public internal(set) var problemsOverdue = 0
        public var id: Organisation.ID { organisation.id }

        /// What is late, the latest first: one step of a stage.
        public func late(on day: Day) -> [Standing.Open] {
            Step.Stage.allCases.compactMap { standing[$0].worst }.filter { $0.daysLate(on: day) > 0 }
                .sorted { $0.daysLate(on: day) > $1.daysLate(on: day) }
        }

        public var lacksNotice: Bool { standing.before.worst?.step == .notice }
    }
}

/// Which part of the list is asked for.
public struct AttentionPage: Sendable {
    public var number: Int
    public var size: Int
    /// How many entries beyond it are counted at most.
    public var counting: Int

    public init(number: Int = 1, size: Int = 20, counting: Int = 2_000) {
        (self.number, self.size, self.counting) = (max(number, 1), size, counting)
    }
}

/// The list as a page of its own.
public struct AttentionRecord: Sendable {
    public let organisation: OrganisationRow
    public let campaign: CampaignRow
    public let list: AttentionList
    public let page: AttentionPage
    public let today: Day
}

extension UseCases {
    /// Every branch below an organisation that is late, waits for a superior or has not received its notice.
    public func attention(
        of organisation: Organisation.ID, in campaign: Campaign.ID, page: AttentionPage, as actor: ActingPerson
    ) async throws -> AttentionRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.viewTree, to: actor, on: organisation)
            let (row, campaignRow) = try reader.rows(of: Place(campaign, organisation))
            var walk = AttentionWalk(
                campaign: campaignRow, procedure: try reader.load(Campaign.self, .campaign(campaign)), today: today,
                for: actor, reader: reader)
            return AttentionRecord(
                organisation: row, campaign: campaignRow, list: try walk.list(below: row, page), page: page,
                today: today)
        }
    }
}
