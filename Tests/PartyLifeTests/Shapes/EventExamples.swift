import Foundation

@testable import PartyLife

/// One example of every event, with every optional part filled in, so that its whole shape shows.
enum EventExamples {
    private static let on = day("2026-03-10")
    private static let li = Sample.li
    private static let chen = Sample.chen
    private static let text = words("走访少")

    /// By "kind.case"; parts that were added later stand in a second example, "kind.case+".
    static func encoded() throws -> [String: Data] {
        var all: [String: Data] = [:]
        func add<A: Aggregate>(_: A.Type, _ events: [A.Event], _ variant: String = "") throws {
            for event in events {
                let bytes = try Coding.bytes(event)
                let back = try JSONDecoder().decode(A.Event.self, from: bytes)
                guard try Coding.bytes(back) == bytes else { throw Unstable(event: "\(event)") }
                all["\(A.kind).\(caseName(event))\(variant)"] = bytes
            }
        }
        /// The first under the event's name, the others numbered.
        func addChanges<A: Aggregate>(_: A.Type, _ events: [A.Event]) throws {
            for (index, event) in events.enumerated() {
                try add(A.self, [event], String(repeating: "+", count: index))
            }
        }
        try add(Organisation.self, organisations)
        try add(Organisation.self, laterOrganisations, "+")
        try add(Campaign.self, campaigns)
        try add(Campaign.self, laterCampaigns, "+")
        try add(CampaignDraft.self, drafts)
        try add(Notice.self, notices)
        try add(Plan.self, plans)
        try add(Plan.self, laterPlans, "+")
        try add(Study.self, studies)
        try addChanges(Study.self, studyChanges.map { .corrected(change: $0, correction: correction) })
        try add(Opinions.self, opinions)
        try add(Opinions.self, laterOpinions, "+")
        try addChanges(Opinions.self, opinionChanges.map { .corrected(change: $0, correction: correction) })
        try add(Talks.self, talks)
        try addChanges(Talks.self, talkChanges.map { .corrected(change: $0, correction: correction) })
        try add(SelfExamination.self, examinations)
        try add(BranchMeeting.self, meetings)
        try add(Appraisal.self, appraisals)
        try addChanges(
            BranchMeeting.self,
            meetingChanges.map { .corrected(change: $0, missing: [chen], correction: correction) })
        try add(BranchMeeting.self, laterMeetings, "+")
        try add(Problem.self, problems)
        try add(Problem.self, laterProblems, "+")
        try addChanges(Problem.self, problemChanges.map { .corrected(change: $0, correction: correction) })
        try add(ProblemList.self, lists)
        return all
    }

    /// Reads what was stored once, and writes it again.
    static func reread(_ bytes: Data, as name: String) throws -> Data {
        func again<Event: DomainEvent>(_: Event.Type) throws -> Data {
            try Coding.bytes(JSONDecoder().decode(Event.self, from: bytes))
        }
        switch name.prefix(while: { $0 != "." }) {
        case Organisation.kind: return try again(Organisation.Event.self)
        case Campaign.kind: return try again(Campaign.Event.self)
        case CampaignDraft.kind: return try again(CampaignDraft.Event.self)
        case Notice.kind: return try again(Notice.Event.self)
        case Plan.kind: return try again(Plan.Event.self)
        case Study.kind: return try again(Study.Event.self)
        case Opinions.kind: return try again(Opinions.Event.self)
        case Talks.kind: return try again(Talks.Event.self)
        case SelfExamination.kind: return try again(SelfExamination.Event.self)
        case BranchMeeting.kind: return try again(BranchMeeting.Event.self)
        case Appraisal.kind: return try again(Appraisal.Event.self)
        case Problem.kind: return try again(Problem.Event.self)
        case ProblemList.kind: return try again(ProblemList.Event.self)
        default: throw Unstable(event: name)
        }
    }

    private static let correction = Correction(kind: .corrected, by: li, on: on, reason: text)
    private static let studyChanges: [Study.Amendment] = [
        .session(
            as: with(.init(id: id("s1"), texts: ["speech"], form: .together, on: on, attended: [li])) {
                $0.recordedBy = li
                $0.catchUps = [.init(count: 1, on: on, members: [li])]
            }), .sessionWithdrawn(session: id("s1")),
        .selfStudyWithdrawn(study: .init(member: chen, texts: ["speech"], on: on)),
        .reflectionWithdrawn(session: id("s1"), author: chen),
    ]
    private static let talkChanges: [Talks.Amendment] = [
        .talk(as: with(.init(id: id("t1"), from: li, to: chen, on: on)) { $0.recordedBy = li }),
        .talkWithdrawn(talk: id("t1")),
    ]
    private static let fullOpinion: Opinions.Opinion = with(
        .init(id: id("o1"), channel: .letter, on: on, target: .branch, text: text)
    ) { ($0.enteredBy, $0.givenBy, $0.isFromMember, $0.answeredBy) = (li, chen, true, li) }
    private static let laterOpinions: [Opinions.Event] = [.received(opinion: fullOpinion)]
    private static let opinionChanges: [Opinions.Amendment] = [
        .opinion(as: fullOpinion), .opinionWithdrawn(opinion: id("o1")), .unmerged(opinion: id("o1")),
        .answer(to: id("o1"), as: text),
    ]
    private static let meetingChanges: [BranchMeeting.Amendment] = [
        .attendance(as: [chen: .absent(reason: .away)]), .exemptionWithdrawn(member: chen),
        .coverWithdrawn(member: chen), .speech(at: 1, speaker: li, as: text), .speechWithdrawn(at: 1, speaker: li),
        .criticism(criticism: id("c1"), as: text), .criticismWithdrawn(criticism: id("c1")),
        .response(criticism: id("c1"), as: .accepts, text: text), .remark(remark: id("r1"), as: text),
        .remarkWithdrawn(remark: id("r1")),
    ]
    private static let problemChanges: [Problem.Amendment] = [
        .step(at: 1, as: text), .stepWithdrawn(at: 1), .result(as: text), .resultWithdrawn, .verificationWithdrawn,
        .acceptanceWithdrawn, .problemWithdrawn, .unmerged,
    ]

    struct Unstable: Error { var event: String }

    private static let profile = MemberProfile(
        name: "陈", sex: .female, ethnicity: "汉族", born: day("1980-02-03"), standing: .probationary,
        admitted: day("2025-07-01"), confirmed: day("2026-07-01"), rank: .county, categories: [.frail, .youth],
        receivingOrganisation: "流入地支部")
    private static let member = Member(id: chen, profile: profile, phone: text, remark: text, since: on)

    private static let organisations: [Organisation.Event] = [
        .established(
            name: "第一党支部", type: .jointBranch, parent: Sample.superiorID, domain: "机关", guidanceGroup: "一组", on: on),
        .renamed(name: "机关党支部", on: on), .described(domain: "社区", guidanceGroup: "二组"),
        .shortNamed(name: "机关支部", on: on),
        .moved(from: Sample.superiorID, to: id("other"), on: on), .dissolved(on: on), .timeBoxed(until: on),
        .merged(into: id("other"), on: on),
        .memberAdmitted(member: member), .memberTransferredIn(member: member, from: id("other")),
        .memberTransferredOut(member: chen, to: id("other"), on: on),
        .memberLeft(member: chen, reason: .absentFromRoster, on: on),
        .memberCorrected(member: chen, profile: profile, phone: text, remark: text),
        .officeTaken(holder: .init(member: li, name: "李", office: .guidanceMember, group: "一组", since: on)),
        .officeLeft(member: li, office: .secretary, on: on),
    ]

    /// With what only those who may see it open sealed in one text.
    private static let sealedProfile = with(profile) {
        $0 = $0.closed
        ($0.particulars, $0.transferred) = (text, on)
    }
    private static let sealedMember = with(member) { $0.profile = sealedProfile }
    private static let laterOrganisations: [Organisation.Event] = [
        .memberAdmitted(member: sealedMember), .memberTransferredIn(member: sealedMember, from: id("other")),
        .memberCorrected(member: chen, profile: sealedProfile, phone: text, remark: text),
    ]

    private static let procedure = with(Sample.procedure) {
        $0.aspects[0].hint = "哪一件事？"
        $0.gates = Gate.allCases.filter { ![.effectReviewed, .leadersPlanned].contains($0) }
    }
    private static let campaigns: [Campaign.Event] = [
        .issued(title: "专题", issuer: Sample.superiorID, procedure: procedure, on: on),
        .revised(procedure: procedure, on: on), .withdrawn(reason: "主题写错", on: on), .closed(on: on),
        .reopened(reason: "误点", on: on),
    ]
    private static let fullProcedure = with(procedure) {
        $0.programme = "乡村振兴"
        $0.requirements = ["study": "读原著"]
        ($0.study.goals, $0.study.further) = (["学史明理"], [.init(id: "f", title: "党章")])
        $0.study.texts[0].core = true
        $0.aspects[0].standard = "对党忠诚"
    }
    private static let laterCampaigns: [Campaign.Event] = [
        .issued(title: "专题", issuer: Sample.superiorID, procedure: fullProcedure, on: on),
        .revised(procedure: fullProcedure, on: on, title: "新标题"), .closed(on: on, reason: "只差一个支部"),
    ]
    private static let drafts: [CampaignDraft.Event] = [
        .saved(title: "草稿", procedure: fullProcedure, by: li), .discarded(by: li),
    ]

    private static let tightening = Tightening(
        planBy: on, studyBy: on, opinionsBy: on, talksBy: on, examinationsBy: on, meetingBy: on,
        addedTexts: [.init(id: "local", title: "本地")], addedAspects: [.init(id: "duty", title: "担当", hint: "哪一件？")],
        addedGates: [.talksCovered])
    private static let notices: [Notice.Event] = [
        .received(by: li, on: on), .tightened(change: tightening, by: li, on: on),
        .trained(training: .init(topic: "怎样开好会", people: [li, chen], on: on), by: li),
        .guided(guidance: .init(title: "能否视频参加", text: "应当面对面", on: on), by: li),
    ]

    private static let plan = Plan.Text(
        goals: "目标", content: "内容", problems: "问题", form: "形式", place: "会议室", meetingDay: on, startsAt: 540, means: "经费"
    )
    private static let fullPlan = with(plan) { ($0.leader, $0.frequency, $0.people) = (li, "一次", "全体党员") }
    private static let plans: [Plan.Event] = [
        .drafted(text: plan, by: li), .submitted(text: plan, by: li, on: on),
        .returned(reasons: [.untrue, .incomplete], remark: "改", by: chen, on: on, notes: nil),
        .approved(remark: "同意", by: chen, on: on, qualities: nil),
        .dateChanged(to: on, reason: "汛期", by: li, on: on),
        .effectChecked(check: .init(passed: false, remark: "补学两篇", by: chen, on: on)),
    ]
    /// With the parts that were added later.
    private static let laterPlans: [Plan.Event] = [
        .drafted(text: fullPlan, by: li), .submitted(text: fullPlan, by: li, on: on),
        .returned(
            reasons: [.unclearProcedure], remark: "", by: chen, on: on, notes: [.init(.people, "写明列席人员")]),
        .approved(remark: "同意", by: chen, on: on, qualities: Plan.Quality.allCases),
    ]

    private static let studies: [Study.Event] = [
        .held(
            session: .init(
                id: id("s1"), texts: ["speech"], form: .together, on: on, place: "会议室", attended: [chen, li])),
        .caughtUp(session: id("s1"), members: [chen], on: on),
        .checkInOpened(
            session: .init(
                id: id("s2"), texts: ["speech"], form: .visit, on: on, place: "红楼", attended: [chen, li],
                ownTexts: ["信仰"], lecturer: "李", organiser: "宣传部", online: [chen], minutes: 90),
            secret: "5ec2e7"),
        .arrived(session: id("s2"), arrival: .init(member: chen, how: .online, at: Instant(on, hour: 9))),
        .checkInEnded(session: id("s2"), at: Instant(on, hour: 10)),
        .studiedAlone(study: .init(member: chen, texts: ["speech"], ownTexts: ["信仰"], on: on, minutes: 45)),
        .reflected(
            reflection: .init(
                session: id("s2"), author: chen, thought: text, insight: text, gain: text, work: text, isShared: true)),
        .seedCommitted(
            draw: id("d1"), session: id("s2"), fingerprint: "f1", seed: text, at: Instant(on, hour: 9)),
        .drawn(
            draw: id("d1"), list: [chen, li],
            result: .init(version: 1, seed: "00ff", place: 1, at: Instant(on, hour: 10))),
        .answered(draw: id("d1"), outcome: .toMakeUp, on: on),
    ]

    private static let opinions: [Opinions.Event] = [
        .received(
            opinion: .init(id: id("o1"), channel: .visit, on: on, voices: 3, target: .member(chen), text: text)),
        .merged(opinion: id("o1"), into: id("o2"), on: on), .delivered(opinions: [id("o1")], on: on),
        .answered(opinion: id("o1"), answer: text, by: chen, on: on),
        .addressed(opinion: id("o1"), to: .member(chen), by: li, on: on),
        .doorOpened(token: "abcdefgh23", by: li, on: on), .doorClosed(by: li, on: on),
    ]

    private static let talks: [Talks.Event] = [
        .recorded(
            talk: .init(
                id: id("t1"), from: li, to: chen, on: on, depth: .focused, occasion: .everyday, knotUntied: false,
                note: text)), .untied(talk: id("t1"), on: on),
        .confirmed(confirmation: .init(talk: id("t1"), by: chen, on: on, note: text)),
        .planned(
            talks: [
                .init(
                    id: id("n1"), from: li, to: chen, topics: [.thoughts, .reminder], depth: .deep, by: on, note: text)
            ]), .planDropped(plan: id("n1")),
        .denied(denial: .init(talk: id("t1"), by: chen, on: on, kind: .differs, word: text)),
    ]

    private static let examined = SelfExamination.Text(
        gains: text,
        answers: [
            .init(aspect: "conviction", none: text),
            .init(
                aspect: "service",
                problems: [
                    .init(
                        id: id("q1"), text: text, source: .talks, cause: text, direction: text,
                        origin: .talk(id("t1")), causeKind: .conduct, measure: text)
                ]),
        ], prompts: [.init(prompt: .duties, words: text)],
        earlier: [.init(problem: id("p1"), outcome: .notYet, words: text)])
    private static let examinations: [SelfExamination.Event] = [
        .saved(text: examined, setAside: true), .submitted(text: examined, on: on),
        .returned(
            reasons: [.shallow, .copied], remark: text, by: li, on: on,
            places: [.init(aspect: "service", problem: id("q1"), words: text)]), .accepted(by: li, on: on),
        .rated(rating: text), .shown(on: on), .hidden(on: on),
        .entered(text: examined, by: li, from: .paper, witness: chen, on: on),
        .entryConfirmed(by: chen, how: .signed, on: on),
    ]

    private static let appraisals: [Appraisal.Event] = [
        .opened(on: on), .selfGraded(member: chen, grade: .qualified),
        .excused(member: li, reason: text, on: on), .excuseLifted(member: li, on: on),
        .counted(
            count: .init(
                issued: 6, returned: 6, valid: 5, votes: [chen: [.excellent: 2]], team: [.good: 5],
                counters: [chen, li]), on: on), .countWithdrawn(reason: text, by: li, on: on),
        .concluded(grades: [chen: .excellent], by: li, on: on, overLimit: 1), .told(member: chen, on: on),
        .corrected(member: chen, grade: .basic, reason: text, by: li, on: on),
    ]

    private static let meetings: [BranchMeeting.Event] = [
        .arranged(member: chen, arrangement: .init(mode: .pair, detail: "一包一"), on: on),
        .arrangementConfirmed(member: chen, confirmation: .init(by: li, contact: "临江支部 吴书记", on: on)),
        .visitsPlanned(visits: [.init(leader: li, name: "李", on: on, capacity: .ordinaryMember)]),
        .visitDropped(leader: li),
        .coveredAt(member: chen, cover: .init(mode: .temporaryBranch, on: on, confirmedBy: li, at: id("temp"))),
        .exempted(member: chen, reason: .frailty, on: on), .exemptionLifted(member: chen, on: on),
        .readinessOverridden(decision: .init(reason: "抗洪", by: li, unmet: [.talksCovered], on: on)),
        .declaredReady(on: on), .opened(on: on, place: "会议室", chair: li),
        .attended(attendance: [li: .present, chen: .absent(reason: .illness)]),
        .observed(observer: .init(member: id("he"), name: "何")), .spoke(speech: .init(speaker: li, text: text)),
        .criticised(criticism: .init(id: id("c1"), from: chen, to: li, text: text, blindSpot: true)),
        .responded(criticism: id("c1"), response: .explains, text: text),
        .remarked(
            remark: .init(id: id("r1"), by: id("he"), about: li, defects: [.praise], text: text, restate: true)),
        .restated(speaker: li, text: text), .closed(words: text, missing: [chen], on: on),
        .covered(member: chen, mode: .homeVisit, confirmedBy: li, on: on), .completed(on: on),
    ]

    private static let laterMeetings: [BranchMeeting.Event] = [
        .exempted(member: chen, on: on, sealed: text),
        .attended(attendance: [li: .present, chen: .absentSealed(reason: text)]),
        .ordered(speakers: [li, chen]),
        .gaveFloor(floor: .init(speaker: li, since: Instant(on, hour: 9))),
        .criticised(criticism: .init(id: id("c2"), from: chen, to: li, text: nil)),
        .noted(outcome: .init(id: id("o1"), .help, text, about: chen, helper: li)), .noteDropped(outcome: id("o1")),
    ]

    private static let finding = Problem.Finding(
        number: 3, text: text, source: .criticism, aspect: "service", subject: chen, cause: text, on: on)
    private static let problems: [Problem.Event] = [
        .found(finding: finding), .fixedAtOnce(finding: finding, result: text, by: li),
        .merged(into: id("p2"), on: on), .analysed(cause: text), .claimed(claim: .member(chen), on: on),
        .listed(
            plan: .init(
                measure: text, deadlines: [.init(day: on, setOn: on, reason: "汛期")], responsible: [chen],
                priority: .urgent, difficulty: .hard)),
        .extended(deadline: .init(day: on, setOn: on, reason: "汛期")), .committed(words: text, by: chen, on: on),
        .posted(posting: .init(scope: .served, from: on, until: on, text: text)),
        .progressed(step: .init(kind: .progress, note: text, by: chen, on: on)),
        .done(result: text, by: chen, on: on), .verified(by: li, on: on), .sentBack(note: text, by: li, on: on),
        .accepted(acceptance: .init(how: .survey, asked: 5, agreed: 4), on: on),
        .declined(acceptance: .init(how: .visit, asked: 5, agreed: 2), on: on), .writtenOff(by: li, on: on),
        .lookedBack(lookBack: .init(on: on, by: li, stands: false, note: text)),
        .carriedOver(reason: "跨年工程", on: on),
    ]
    private static let raised = with(finding) { $0.raised = .init(on: on, by: chen, origin: "c1") }
    private static let laterProblems: [Problem.Event] = [
        .found(finding: raised), .fixedAtOnce(finding: raised, result: text, by: li),
        .verified(by: li, on: on, verification: .init(looked: text, asked: text, persons: 3)),
    ]

    private static let lists: [ProblemList.Event] = [
        .pooled(problems: [id("p1"), id("p2")], on: on), .added(problem: id("p3"), on: on), .posted(on: on),
        .reconciled(on: on),
    ]
}
