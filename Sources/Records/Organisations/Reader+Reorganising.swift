import PartyLife
import Storage

/// What must be known before organisations are moved, merged or split.
extension Reader {
    /// Since when an organisation has stood where it stands, or the tree has; nil where there is no such organisation.
    public func placedSince(_ id: Organisation.ID) throws -> Day? {
        let tables = Tables(session: session, tenant: tenant)
        guard let place = try tables.everyPlace(of: id).last else { return nil }
        if let moved = place.since { return moved }
        let root = place.path.split(separator: "/").first.map(String.init) ?? id.text
        return try first("SELECT established FROM organisation WHERE tenant = ? AND id = ?", .text(root))
            .flatMap { Day(try $0.text("established")) }
    }

    /// What nobody would look after any more if an organisation were dissolved now.
    public func unfinished(at id: Organisation.ID) throws -> Organisation.Facts.Unfinished {
        let problems = try first(
            """
            SELECT COUNT(*) AS n FROM problem WHERE tenant = ?
                AND campaign IN (SELECT id FROM campaign WHERE tenant = ?) AND branch = ? AND open = 1
            """, .text(tenant), .id(id))
        let meetings = try first(
            """
            SELECT COUNT(*) AS n FROM branch_case WHERE tenant = ?
                AND campaign IN (SELECT id FROM campaign WHERE tenant = ? AND closed IS NULL) AND organisation = ?
                AND meeting_state NOT IN (?, ?) AND pooled_on IS NULL
            """, .text(tenant), .id(id), .name(BranchMeeting.State.preparing), .name(BranchMeeting.State.ready))
        return .init(openProblems: try problems?.int("n") ?? 0, unpooledMeetings: try meetings?.int("n") ?? 0)
    }
}
