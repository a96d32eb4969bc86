import PartyLife
import Storage

extension Campaign: Recorded {
    /// What it may do rests on whether any branch below has begun its meeting, so campaigns change in turn.
    public static var readsWhatItWrites: Bool { true }

    public static func project(_ change: Change<Campaign>, into tables: Tables) throws {
        guard let id = change.stream.campaign, let procedure = change.after.procedure else { return }
        try tables.upsert(
            "campaign", key: [("id", .id(id))],
            [
                ("title", .text(change.after.title)), ("issuer", Value(change.after.issuer)),
                ("issued", Value(change.after.issued)),
                ("closed", Value(change.after.closed ?? change.after.withdrawn?.on)),
                ("opens", Value(procedure.window.opens)), ("closes", Value(procedure.window.closes)),
            ] + change.after.ledgerColumns)
    }
}

/// Where each organisation is in each campaign, in one row, for the pages of those above.
extension Tables {
    fileprivate func writeCase(_ stream: Stream, _ columns: [(String, Value)]) throws {
        guard let campaign = stream.campaign, let organisation = stream.organisation else { return }
        try upsert("branch_case", key: [("campaign", .id(campaign)), ("organisation", .id(organisation))], columns)
    }
}

extension Notice: Recorded {
    public static func project(_ change: Change<Notice>, into tables: Tables) throws {
        try tables.writeCase(change.stream, [("notice_on", Value(change.after.received))])
    }
}

extension Plan: Recorded {
    public static func project(_ change: Change<Plan>, into tables: Tables) throws {
        try tables.writeCase(change.stream, [("plan_state", .name(change.after.state))])
    }
}

extension BranchMeeting: Recorded {
    public static func project(_ change: Change<BranchMeeting>, into tables: Tables) throws {
        try tables.writeCase(
            change.stream,
            [
                ("meeting_state", .name(change.after.state)),
                ("held_on", Value(change.after.isHeld ? change.after.heldOn : nil)),
            ])
        try tables.writeGuests(change)
    }
}

extension ProblemList: Recorded {
    public static func project(_ change: Change<ProblemList>, into tables: Tables) throws {
        try tables.writeCase(
            change.stream,
            [
                ("pooled_on", Value(change.after.pooled)), ("posted_on", Value(change.after.posted)),
                ("reconciled_on", Value(change.after.reconciled)),
            ])
    }
}

extension SelfExamination: Recorded {
    public static func project(_ change: Change<SelfExamination>, into tables: Tables) throws {
        guard let campaign = change.stream.campaign, let branch = change.stream.organisation,
            let member = change.stream.item
        else { return }
        try tables.upsert(
            "examination", key: [("campaign", .id(campaign)), ("branch", .id(branch)), ("member", .text(member))],
            [("state", .name(change.after.state))])
    }
}
