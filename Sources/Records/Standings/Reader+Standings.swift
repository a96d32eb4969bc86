import PartyLife

/// How organisations stand in a campaign.
public struct Standings: Sendable {
    /// Branches that have done something in it.
    public internal(set) var branches: [Organisation.ID: Standing] = [:]
    /// Of all below those above them.
    public internal(set) var sums: [Organisation.ID: StandingSum] = [:]
    /// False while much that has happened is still to be taken in.
    public internal(set) var isCurrent = true
}

extension Reader {
    /// Steps of the log that a reader waits for.
    private static let patience = 4

    /// How these organisations stand: a few statements, however many are below them.
    public func standings(in campaign: Campaign.ID, at organisations: [OrganisationRow]) throws -> Standings {
        var standings = Standings()
        standings.isCurrent = try followStandings()
        let ids = organisations.map(\.id)
        var rows: [Organisation.ID: String?] = try standingRows(campaign, at: ids).mapValues { .some($0) }
        rows.merge(memory.standings.rows(in: campaign, at: ids)) { $1 }
        for organisation in organisations {
            guard let text = rows[organisation.id].flatMap(\.self) else { continue }
            if organisation.type.holdsMeeting {
                standings.branches[organisation.id] = Standing(text)
            } else {
                standings.sums[organisation.id] = StandingSum(text)
            }
        }
        return standings
    }

    private func followStandings() throws -> Bool {
        for _ in 0..<Self.patience where try memory.standings.follow(self) { return true }
        return false
    }
}
