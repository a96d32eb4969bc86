import PartyLife
import TestChance

/// What one branch has done in the campaign, as far as its figures and lists show it: every state built by its decisions.
struct BranchPlay {
    private(set) var notice = Played<Notice>()
    private(set) var plan = Played<Plan>()
    private(set) var meeting = Played<BranchMeeting>()
    private(set) var list = Played<ProblemList>()
    private(set) var problems: [Played<Problem>] = []

    private let facts: BranchFacts
    private let people: [Member.ID]
    private let words: (String) throws -> Words
    private let meetingDay: Day
    private let deadlines: [Day]

    /// - Parameter words: closes words for where they are kept.
    init(
        of branch: Organisation, _ id: Organisation.ID, problems ids: [Problem.ID], _ chance: inout Chance,
        words: @escaping (String) throws -> Words
    ) throws {
        self.words = words
        people = branch.members.filter { $0.since < Calendar.issued }.map(\.id)
        facts = BranchFacts(
            campaignOpen: true, branchID: id, branch: branch, procedure: Campaigning.procedure, noticeReceived: true)
        meetingDay = Calendar.meetings + chance.number(0..<Calendar.meetingDays)
        let posted = meetingDay + 9
        var ends = Calendar.monthEnds.filter { $0 > posted + 7 }
        ends.shuffle(using: &chance)
        deadlines = ends.prefix(2) + [posted + 10 + chance.number(0..<120)]
        try receive(&chance)
        guard chance.happens(percent: 97) else { return }
        try hold(&chance)
        try list.does(.pool(ids), by: secretary, on: meetingDay + 3, .init(meetingHeld: true))
        for (index, id) in ids.enumerated() { problems.append(try problem(index + 1, id, &chance)) }
        try list.does(.post, by: secretary, on: posted, .init(meetingHeld: true))
    }

    private func officer(_ place: Int, _ office: Office) -> ActingPerson {
        ActingPerson(
            member: people[place % people.count], home: facts.branchID, holdings: [.init(office, at: facts.branchID)])
    }
    private var secretary: ActingPerson { officer(0, .secretary) }
    private var discipline: ActingPerson { officer(2, .disciplineCommissioner) }

    private mutating func receive(_ chance: inout Chance) throws {
        let received = Calendar.issued + 1 + chance.number(0..<9)
        try notice.does(
            .receive, by: secretary, on: received,
            .init(campaignOpen: true, inherited: facts.procedure, holdsMeeting: true))
        let text = Plan.Text(
            goals: "达到统一思想的目的", leader: secretary.member, content: "学习、对照检查、批评", form: "集中",
            people: "全体党员", place: "会议室", meetingDay: meetingDay, means: "自有会议室")
        try plan.does(.submit(text), by: secretary, on: received + 2, facts)
        try plan.does(
            .approve(
                criteria: Set(Plan.Criterion.atApproval), qualities: Set(Plan.Quality.allCases), remark: ""),
            by: ActingPerson(member: Identifiers.make("reviewer", 1, digits: 1)), on: received + 5, facts)
    }

    private mutating func hold(_ chance: inout Chance) throws {
        let facts = BranchMeeting.Facts(branch: facts, readiness: Readiness(conditions: []))
        let roll = facts.branch.branch.roll(on: meetingDay)
        let away = Set(roll.dropFirst(3).filter { _ in chance.happens(percent: 8) })
        func tell(_ command: BranchMeeting.Command, _ actor: ActingPerson, _ day: Day) throws {
            try meeting.does(command, by: actor, on: day, facts)
        }
        try tell(.declareReady, secretary, meetingDay - 1)
        try tell(.open(on: meetingDay, place: "会议室"), secretary, meetingDay)
        let attendance = roll.map {
            ($0, away.contains($0) ? .absent(reason: .away) : BranchMeeting.Attendance.present)
        }
        try meeting.does(.recordAttendance(Dictionary(attendance) { $1 }), by: secretary, on: meetingDay, facts) {
            event in
            guard case .attended(let attendance) = event else { return event }
            return .attended(
                attendance: try attendance.mapValues {
                    guard case .absentSealed(.plain(let reason)) = $0 else { return $0 }
                    return .absentSealed(reason: try words(reason))
                })
        }
        let present = roll.filter { !away.contains($0) }
        for member in present { try tell(.speak(.init(speaker: member)), secretary, meetingDay) }
        for number in 1..<min(present.count, 8) {
            let criticism = BranchMeeting.Criticism(
                id: Identifiers.make("c", number, digits: 2), from: present[number - 1], to: present[number],
                text: try words("调研不够深入"))
            try tell(.criticise(criticism), secretary, meetingDay)
        }
        try tell(.close(nil), secretary, meetingDay)
        for member in away where chance.happens(percent: 80) {
            try tell(.cover(member, mode: .makeUp, on: meetingDay + 6), secretary, meetingDay + 6)
        }
    }

    private func problem(_ number: Int, _ id: Problem.ID, _ chance: inout Chance) throws -> Played<Problem> {
        var problem = Played<Problem>()
        let text = "走访群众不够，\(number)号楼管网漏水"
        let facts = Problem.Facts(branch: facts, mergeTargetOpen: true, originals: [text])
        func tell(_ command: Problem.Command, _ actor: ActingPerson, _ day: Day) throws {
            try problem.does(command, by: actor, on: day, facts)
        }
        let found = chance.happens(percent: 70) ? meetingDay : meetingDay - 10
        let member = people[min(people.count - 1, 3 + chance.number(0..<max(1, people.count - 3)))]
        let owner = ActingPerson(member: member, home: self.facts.branchID)
        try tell(
            .find(
                .init(
                    number: number, text: try words(text), source: .criticism,
                    aspect: "service", cause: try words("怕麻烦"), on: found)), secretary, found)
        if chance.happens(percent: 2) {
            try tell(.merge(into: Identifiers.problem(0)), secretary, meetingDay + 4)
            return problem
        }
        let deadline = chance.pick(deadlines)
        try tell(.claim(.member(member)), owner, meetingDay + 3)
        try tell(
            .list(
                measure: try words("每月走访五户"), deadline: deadline, responsible: [member], .important, .middling),
            owner, meetingDay + 5)
        try tell(.commit(try words("我承诺")), owner, meetingDay + 5)
        try problem.does(
            .post(scope: .branch, text: .plain("联系群众不够经常")), by: secretary, on: meetingDay + 9, facts
        ) { event in
            guard case .posted(var posting) = event else { return event }
            posting.text = try words("联系群众不够经常")
            return .posted(posting: posting)
        }
        try work(deadline, owner, tell, &chance)
        return problem
    }

    /// Most are solved in time, some late, some have more time, some are not done at all.
    private func work(
        _ deadline: Day, _ owner: ActingPerson, _ tell: (Problem.Command, ActingPerson, Day) throws -> Void,
        _ chance: inout Chance
    ) throws {
        let fate = chance.number(0..<100)
        if fate < 10 { return }
        if fate < 16 {
            let later = Calendar.monthEnds.first { $0 > deadline } ?? deadline + 30
            return try tell(.extend(to: later, reason: "雨季不能施工"), secretary, deadline - 2)
        }
        let done = fate < 28 ? deadline + 20 : deadline - 5
        try tell(.reportDone(result: try words("已走访六十户")), owner, done)
        if fate < 32 { return }
        try tell(
            .verify(.init(looked: try words("看了走访登记"), asked: try words("三户居民"), persons: 3)), discipline, done + 2)
        if fate < 34 { return }
        try tell(.accept(.init(how: .visit, asked: 5, agreed: 4)), discipline, done + 2)
        if fate < 37 { return }
        try tell(.writeOff, secretary, done + 5)
        if fate < 39 {
            try tell(.lookBack(stands: false, note: try words("又漏水了")), discipline, done + 35)
        }
    }
}
