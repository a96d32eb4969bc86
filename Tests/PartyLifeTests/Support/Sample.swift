@testable import PartyLife

func day(_ text: String) -> Day { Day(text)! }
func id<Owner>(_ text: String) -> Identifier<Owner> { Identifier(text)! }
func words(_ text: String) -> Words { Words(text)! }

/// A small branch: a secretary, two further committee members and four others; a reviewer and a guidance member above.
enum Sample {
    static let branchID: Organisation.ID = id("branch")
    static let superiorID: Organisation.ID = id("superior")

    static let li: Member.ID = id("li")
    static let wang: Member.ID = id("wang")
    static let zhao: Member.ID = id("zhao")
    static let chen: Member.ID = id("chen")
    static let sun: Member.ID = id("sun")
    static let zhou: Member.ID = id("zhou")
    static let wu: Member.ID = id("wu")
    static let stranger: Member.ID = id("stranger")
    static let roll = [li, wang, zhao, chen, sun, zhou, wu]

    static let secretary = actor(li, .secretary)
    static let organiser = actor(wang, .organisationCommissioner)
    static let discipline = actor(zhao, .disciplineCommissioner)
    static let reviewer = ActingPerson(member: id("gu"), holdings: [.init(.reviewer, at: superiorID)])
    static let guidance = ActingPerson(member: id("he"), holdings: [.init(.guidanceMember, at: superiorID)])

    static func actor(_ member: Member.ID, _ offices: Office...) -> ActingPerson {
        ActingPerson(member: member, home: branchID, holdings: offices.map { .init($0, at: branchID) })
    }

    static func member(
        _ id: Member.ID, rank: MemberProfile.Rank? = nil, _ categories: Set<MemberProfile.Category> = []
    ) -> Member {
        Member(id: id, profile: .init(name: id.text, rank: rank, categories: categories), since: day("2020-01-01"))
    }

    static let branch: Organisation = {
        var branch = Organisation()
        branch.apply(
            .established(
                name: "第一党支部", type: .branch, parent: superiorID, domain: nil, guidanceGroup: nil,
                on: day("2019-07-01")))
        for person in roll {
            let categories: Set<MemberProfile.Category> =
                person == zhou ? [.floating] : person == wu ? [.frail] : []
            branch.apply(.memberAdmitted(member: member(person, categories)))
        }
        let offices: [(Member.ID, Office)] = [
            (li, .secretary), (wang, .organisationCommissioner), (zhao, .disciplineCommissioner),
        ]
        for (person, office) in offices {
            branch.apply(
                .officeTaken(
                    holder: .init(member: person, name: person.text, office: office, since: day("2020-01-01"))))
        }
        return branch
    }()

    static let procedure = Procedure(
        format: 1, version: 1, name: "专题组织生活会", theme: "学党史、悟思想",
        window: .init(opens: day("2026-03-01"), closes: day("2026-03-31")),
        timetable: .init(
            noticeBy: day("2026-01-10"), planBy: day("2026-01-20"), studyBy: day("2026-02-10"),
            opinionsBy: day("2026-02-15"), talksBy: day("2026-02-20"), examinationsBy: day("2026-02-25"),
            listWithinDays: 7, postWithinDays: 15, reconcileBy: day("2026-12-31")),
        study: .init(texts: [.init(id: "speech", title: "讲话"), .init(id: "history", title: "简史")]),
        aspects: [.init(id: "conviction", title: "理想信念"), .init(id: "service", title: "联系群众")],
        opinions: .init(channels: [.letter, .visit, .box], minimumChannels: 2),
        talks: .init(
            secretaryCommittee: .all, committeeCommittee: .all, committeeMember: .each, memberMember: .each),
        review: .init(leadersFrom: .county, examinations: true), gates: Gate.allCases,
        session: .init(leadersFirst: true, everyoneCriticised: false),
        rectification: .init(postingDays: 7, lookBackAfterDays: 90, amberDays: 3, weakWords: ["加强", "进一步"]),
        modes: [.nearestBranch, .pair, .homeVisit, .makeUp])

    static let facts = BranchFacts(
        campaignOpen: true, branchID: branchID, branch: branch, procedure: procedure, noticeReceived: true)

    static let ready = Readiness(conditions: [])
    static let notReady = Readiness(conditions: [.init(gate: .planApproved, due: 1, done: 0, missing: [])])
}

/// Changes a copy.
func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
    var copy = value
    change(&copy)
    return copy
}
