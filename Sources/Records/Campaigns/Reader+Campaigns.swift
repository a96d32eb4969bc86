import PartyLife
import Storage

extension CampaignRow {
    /// - Throws: ``StorageError`` where the row holds no campaign.
    init(_ row: Row) throws {
        guard let id = Campaign.ID(try row.text("id")), let issuer = Organisation.ID(try row.text("issuer")),
            let issued = Day(try row.text("issued"))
        else { throw StorageError(.corrupt, "a campaign's row") }
        self.init(
            id: id, title: try row.text("title"), issuer: issuer, issued: issued,
            closed: try row.optionalText("closed").flatMap { Day($0) }, amberDays: try row.int("amber_days"))
    }
}

extension CaseRow {
    init(_ row: Row) throws {
        self.init()
        func day(_ column: Column) throws -> Day? { try row.optionalText(column).flatMap { Day($0) } }
        noticeOn = try day("notice_on")
        plan = try row.optionalText("plan_state").flatMap(Plan.State.init) ?? .none
        meeting = try row.optionalText("meeting_state").flatMap(BranchMeeting.State.init) ?? .preparing
        heldOn = try day("held_on")
        pooledOn = try day("pooled_on")
        postedOn = try day("posted_on")
        reconciledOn = try day("reconciled_on")
    }
}

extension Reader {
    public func campaigns() throws -> [CampaignRow] {
        try query("SELECT * FROM campaign WHERE tenant = ? ORDER BY issued DESC, id").map(CampaignRow.init)
    }

    /// The campaigns under way that any of these organisations has issued, the newest first.
    public func openCampaigns(issuedBy issuers: Set<Organisation.ID>) throws -> [CampaignRow] {
        try remembered("campaigns/" + issuers.map(\.text).sorted().joined(separator: "/"), from: .tree) {
            try $0.query(
                "SELECT * FROM campaign WHERE tenant = ? AND closed IS NULL AND issuer IN", anyOf: issuers.map(\.text)
            ).map(CampaignRow.init).sorted { ($1.issued, $0.id) < ($0.issued, $1.id) }
        }
    }

    public func campaign(_ id: Campaign.ID) throws -> CampaignRow? {
        try remembered("campaign/\(id)", from: .tree) {
            try $0.first("SELECT * FROM campaign WHERE tenant = ? AND id = ?", .id(id)).map(CampaignRow.init)
        }
    }

    /// Whether any organisation has opened its meeting in a campaign.
    public func hasMeetings(in campaign: Campaign.ID) throws -> Bool {
        try first(
            """
            SELECT 1 FROM branch_case
            WHERE tenant = ? AND campaign = ? AND meeting_state IN ('inSession', 'heldMakeUp', 'held') LIMIT 1
            """, .id(campaign)) != nil
    }

    /// Where an organisation and each below it is in a campaign.
    public func cases(of campaign: Campaign.ID, below id: Organisation.ID) throws -> [Organisation.ID: CaseRow] {
        guard let path = try path(of: id) else { return [:] }
        return try cases(
            query(
                """
                SELECT c.* FROM branch_case c JOIN organisation o ON o.tenant = c.tenant AND o.id = c.organisation
                WHERE c.tenant = ? AND c.campaign = ? AND o.path >= ? AND o.path < ?
                """, .id(campaign), .text(path), .text(path.prefixEnd)))
    }

    /// Where each of these organisations is in a campaign.
    public func cases(of campaign: Campaign.ID, at ids: [Organisation.ID]) throws -> [Organisation.ID: CaseRow] {
        try cases(
            query(
                "SELECT * FROM branch_case WHERE tenant = ? AND campaign = ? AND organisation IN", .id(campaign),
                anyOf: ids.map(\.text)))
    }

    private func cases(_ rows: [Row]) throws -> [Organisation.ID: CaseRow] {
        try rows.reduce(into: [:]) { cases, row in
            if let organisation = Organisation.ID(try row.text("organisation")) {
                cases[organisation] = try CaseRow(row)
            }
        }
    }

    /// How far the self-examinations of a branch are.
    public func examinations(
        of campaign: Campaign.ID, in branch: Organisation.ID
    ) throws -> [Member.ID: SelfExamination.State] {
        var states: [Member.ID: SelfExamination.State] = [:]
        let rows = try query(
            "SELECT member, state FROM examination WHERE tenant = ? AND campaign = ? AND branch = ?", .id(campaign),
            .id(branch))
        for row in rows {
            if let member = Member.ID(try row.text("member")) {
                states[member] = SelfExamination.State(rawValue: try row.text("state"))
            }
        }
        return states
    }
}
