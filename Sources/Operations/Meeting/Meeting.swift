import PartyLife
import Records

extension BranchMeeting.Command: ActionTaking {
    public var action: Action {
        switch self {
        case .arrange, .confirmArrangement: .arrangeMembers
        case .planVisits, .dropVisit: .planLeaders
        case .confirmCame: .hostGuests
        case .exempt, .liftExemption: .exemptMember
        case .overrideReadiness: .overrideReadiness
        case .declareReady: .declareReady
        case .open: .openMeeting
        case .recordAttendance: .recordAttendance
        case .observe: .observe
        case .order, .giveFloor: .leadMeeting
        case .speak, .restate: .speak
        case .note(let outcome): outcome.kind == .reflection ? .speak : .recordAttendance
        case .dropNote: .speak
        case .criticise: .criticise
        case .respond: .respond
        case .remark: .remark
        case .close: .closeMeeting
        case .cover: .coverMember
        case .correct(let change, _): change.action
        }
    }
}

extension BranchMeeting.Amendment {
    fileprivate var action: Action {
        switch self {
        case .attendance, .coverWithdrawn: .correctAttendance
        case .exemptionWithdrawn: .withdrawExemption
        case .remark, .remarkWithdrawn: .correctRemark
        case .speech, .speechWithdrawn, .criticism, .criticismWithdrawn, .response: .correctMeeting
        }
    }
}

extension UseCases {
    /// Prepares, opens, records, closes the meeting of a branch, or covers who could not come.
    public func meeting(_ command: BranchMeeting.Command, at place: Place, as actor: ActingPerson) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(command.action, to: actor, on: place.organisation)
            try commit.meeting(command, at: place)
        }
    }

    /// Says as the unit that takes a member in that it agrees, or that the member came: recorded, and counted, at home.
    public func host(
        _ command: BranchMeeting.Command, from home: Place, at host: Organisation.ID, as actor: ActingPerson
    ) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.hostGuests, to: actor, on: host)
            let guests = try commit.reader.guests(of: home.campaign, at: host)
            guard let member = command.guest,
                guests.contains(where: { $0.home == home.organisation && $0.id == member })
            else { throw AccessDenied.unknownMember }
            try commit.meeting(command, at: home)
        }
    }
}

extension BranchMeeting.Command {
    /// Whom a unit that takes members in speaks of.
    fileprivate var guest: Member.ID? {
        switch self {
        case .confirmArrangement(let member, _, _), .confirmCame(let member, _): member
        default: nil
        }
    }
}

extension Commit {
    func meeting(_ command: BranchMeeting.Command, at place: Place) throws {
        let branch = try branchFacts(place)
        let source = CommitSource(commit: self)
        let facts = BranchMeeting.Facts(
            branch: branch, readiness: try source.readiness(place, branch, reader),
            hosts: try hosts(of: command, at: place),
            opened: try source.meeting(of: place.organisation, in: place.campaign))
        try perform(command, on: BranchMeeting.self, place.stream(BranchMeeting.self), knowing: facts)
    }

    private func hosts(
        of command: BranchMeeting.Command, at place: Place
    ) throws -> [Organisation.ID: BranchMeeting.Host] {
        let host: Organisation.ID?
        switch command {
        case .arrange(_, let arrangement): host = arrangement.host
        case .confirmCame(let guest, _):
            host = try load(BranchMeeting.self, place.stream(BranchMeeting.self)).arrangements[guest]?.host
        default: host = nil
        }
        guard let host, try reader.organisation(host) != nil else { return [:] }
        let unit = try load(Organisation.self, .organisation(host))
        return unit.exists ? [host: BranchMeeting.Host(kind: unit.type, until: unit.until)] : [:]
    }
}

extension StateSource {
    func readiness(_ place: Place, _ branch: BranchFacts, _ reader: Reader) throws -> Readiness {
        Readiness(
            facts: branch, plan: try load(Plan.self, place.stream(Plan.self)),
            study: try load(Study.self, place.stream(Study.self)),
            opinions: try load(Opinions.self, place.stream(Opinions.self)),
            talks: try load(Talks.self, place.stream(Talks.self)),
            meeting: try load(BranchMeeting.self, place.stream(BranchMeeting.self)),
            examinations: try reader.examinations(of: place.campaign, in: place.organisation))
    }
}
