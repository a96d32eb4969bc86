import PartyLife

/// The campaign that every organisation of the country is in.
public enum Campaigning {
    public static let id: Campaign.ID = Identifiers.make("campaign-", 2026, digits: 4)

    public static let procedure = Procedure(
        format: 1, version: 1, name: "专题组织生活会", theme: "学党史、悟思想、办实事、开新局",
        window: .init(opens: Calendar.meetings, closes: Calendar.meetings + Calendar.meetingDays),
        timetable: .init(
            noticeBy: Calendar.issued + 10, planBy: Calendar.issued + 20, studyBy: Calendar.issued + 30,
            opinionsBy: Calendar.issued + 30, talksBy: Calendar.issued + 32, examinationsBy: Calendar.issued + 34,
            listWithinDays: 7, postWithinDays: 15, reconcileBy: Calendar.day(2026, 12, 31)),
        study: .init(texts: [.init(id: "speech", title: "重要讲话")]),
        aspects: [.init(id: "service", title: "联系服务群众")],
        opinions: .init(channels: [.letter, .visit], minimumChannels: 2),
        talks: .init(
            secretaryCommittee: .all, committeeCommittee: .all, committeeMember: .each, memberMember: .each),
        review: .init(leadersFrom: .county, examinations: true), gates: Gate.allCases,
        session: .init(leadersFirst: true, everyoneCriticised: false),
        rectification: .init(postingDays: 7, lookBackAfterDays: 90, amberDays: 3, weakWords: ["加强", "进一步"]),
        modes: [.nearestBranch, .pair, .homeVisit, .makeUp])

    static func issued(by root: Organisation.ID) throws -> (state: Campaign, events: Int) {
        let events = try Campaign().decide(
            .issue(title: procedure.name, issuer: root, procedure: procedure),
            by: ActingPerson(member: Identifiers.member(0)), at: Instant(Calendar.issued, hour: 9),
            knowing: .init(issuerExists: true))
        return (Campaign().applying(events), events.count)
    }
}

/// A stream as it is played: decided and applied, as the loop does it.
struct Played<A: Aggregate> {
    var state = A()
    var version = 0

    /// - Parameter closing: closes the words of what was decided, where the rules ask for them open.
    mutating func does(
        _ command: A.Command, by actor: ActingPerson, on day: Day, _ facts: A.Facts,
        closing: (A.Event) throws -> A.Event = { $0 }
    ) throws {
        let events = try state.decide(command, by: actor, at: Instant(day, hour: 9), knowing: facts).map(closing)
        for event in events { state.apply(event) }
        version += events.count
    }
}
