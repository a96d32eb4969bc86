import Operations
import PartyLife

/// What the forms of arrangements ask.
enum ArrangementQuestions {
    /// The way in which a member takes part; nil for those who come as everyone does.
    static let mode = Question<CoverMode?>(
        AskedField("mode", "arrangements.mode", .select, about: ["meeting.modeNotAllowed"]),
        missing: IncompleteForm.noChoice,
        read: { sent in
            sent.first == comes ? .some(nil) : sent.first.flatMap { CoverMode(rawValue: $0) }.map { .some($0) }
        },
        write: { [$0?.rawValue ?? comes] })
    static let partner = Question<Member.ID>.one("partner", "arrangements.partner", about: ["meeting.partnerUnfit"])
        .optional
    static let host = Question<Organisation.ID>.one(
        "host", "arrangements.host", about: ["meeting.hostUnfit"], missing: IncompleteForm.noChoice
    ).optional
    static let detail = Question.text(
        "detail", "arrangements.detail", .line(limit: BranchMeeting.longestText), help: "arrangements.detail-help"
    ).optional
    static let contact = Question.text(
        "contact", "arrangements.contact", .line(limit: BranchMeeting.longestText), about: ["meeting.contactMissing"],
        missing: BranchMeeting.Refused.contactMissing)

    static let member = Question<Member.ID>.one("member", "arrangements.member", about: ["meeting.ownExemption"])
    static let reason = Question<BranchMeeting.ExemptionReason>.choice(
        "reason", "arrangements.reason", "exemption-reason", .select)

    static let visitOn = Question.day("on", "leaders.on", about: ["meeting.visitOutsideWindow"])
    /// Leaders of the branch itself, and those from above.
    static let ordinary = Question<[Member.ID]>.several("ordinaryMember", "leaders.who")
    static let observers = Question<[Member.ID]>.several("observer", "leaders.who")

    static let unitName = Question.text(
        "name", "units.name", .line(limit: 80), about: ["organisation.nameMissing"],
        missing: Organisation.Refused.nameMissing)
    static let unitLeader = Question<Member.ID>.one("leader", "units.leader", about: ["setUp.leaderElsewhere"])
    static let unitUntil = Question.day("until", "units.until", about: ["setUp.untilMissing"]).optional

    static let overrideReason = Question.text(
        "reason", "branch.override-reason", .area(rows: 3, limit: BranchMeeting.longestText),
        about: ["meeting.reasonMissing"], missing: BranchMeeting.Refused.reasonMissing)

    /// How forms name the way of those who come as everyone does.
    static let comes = "comes"
}

extension Form {
    /// What was chosen for each member; who has no choice is left as they are.
    func arrangements() throws -> [Member.ID: BranchMeeting.Arrangement] {
        typealias Ask = ArrangementQuestions
        var chosen: [Member.ID: BranchMeeting.Arrangement] = [:]
        for (key, _) in indexed(Ask.mode.name) {
            guard let member = Member.ID(key), let mode = Ask.mode.read(all(Ask.mode.of(key).name)) else { continue }
            let (detail, partner, host) = try answers(Ask.detail.of(key), Ask.partner.of(key), Ask.host.of(key))
            chosen[member] = BranchMeeting.Arrangement(
                mode: mode, detail: detail ?? "", partner: mode == nil ? nil : partner,
                host: mode?.isAtUnit == true ? host : nil)
        }
        return chosen
    }

    /// Those who were ticked, on the day that was named; names come from the records.
    func leaderVisits(_ record: ArrangementsRecord) throws -> [BranchMeeting.LeaderVisit] {
        typealias Ask = ArrangementQuestions
        let (day, ordinary, observers) = try answers(Ask.visitOn, Ask.ordinary, Ask.observers)
        let own = ordinary.map {
            BranchMeeting.LeaderVisit(leader: $0, name: record.branch.name($0), on: day, capacity: .ordinaryMember)
        }
        return own
            + observers.compactMap { id in
                record.observers.first { $0.member == id }.map {
                    BranchMeeting.LeaderVisit(leader: id, name: $0.name, on: day, capacity: .observer)
                }
            }
    }
}

extension CoverMode {
    /// Whether a unit of the tree takes the member in.
    fileprivate var isAtUnit: Bool { [.nearestBranch, .temporaryBranch, .partyGroup].contains(self) }
}
