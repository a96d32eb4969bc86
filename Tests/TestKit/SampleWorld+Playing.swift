import Operations
import PartyLife
import Storage

/// How far a world's first branch is.
public enum PlayedStage: Int, Comparable, Sendable, CaseIterable {
    case issued, noticed, planSubmitted, planApproved, prepared, ready, inSession, spoken, held, complete
    case pooled, committed, posted, writtenOff

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension SampleWorld {
    /// A world whose first branch has been played up to a stage, by the right persons, day by day.
    public static func played(to stage: PlayedStage, store: (any Store)? = nil) async throws -> SampleWorld {
        let world = try await SampleWorld(store: store)
        for step in PlayedStage.allCases where step <= stage { try await world.play(step) }
        return world
    }

    /// Goes on from a stage that the world has been played to.
    public func play(after stage: PlayedStage, to last: PlayedStage) async throws {
        for step in PlayedStage.allCases where step > stage && step <= last { try await play(step) }
    }

    private func play(_ stage: PlayedStage) async throws {
        switch stage {
        case .issued:
            on("2021-07-05")
            let command = Campaign.Command.issue(title: "党史学习教育专题组织生活会", issuer: root, procedure: Self.procedure)
            try await useCases.campaign(command, campaign, as: actor("郑军"))
        case .noticed:
            on("2021-07-06")
            try await useCases.notice(.receive, at: place, as: actor("王伟"))
        case .planSubmitted:
            on("2021-07-10")
            let text = Plan.Text(
                goals: "查摆问题，推动整改", leader: member("王伟"), content: "学习、谈心、对照检查、批评", form: "支部党员大会",
                people: "全体党员 8 名", place: "三楼会议室", meetingDay: Self.day("2021-08-20"), startsAt: 540,
                means: "支部自有会议室")
            try await useCases.plan(.submit(text), at: place, as: actor("王伟"))
        case .planApproved:
            on("2021-07-12")
            let command = Plan.Command.approve(
                criteria: Set(Plan.Criterion.atApproval), qualities: Set(Plan.Quality.allCases), remark: "同意")
            try await useCases.plan(command, at: place, as: actor("吴敏"))
        case .prepared: try await prepare()
        case .ready:
            on("2021-08-19")
            try await useCases.meeting(.declareReady, at: place, as: actor("王伟"))
        case .inSession:
            on("2021-08-20")
            let secretary = try await actor("王伟")
            try await useCases.meeting(.open(on: Self.day("2021-08-20"), place: "三楼会议室"), at: place, as: secretary)
            var attendance: [Member.ID: BranchMeeting.Attendance] = [:]
            for name in Self.names { attendance[member(name)] = .present }
            attendance[member("孙德福")] = .absent(reason: .frailty)
            attendance[member("周强")] = .absent(reason: .away)
            try await useCases.meeting(.recordAttendance(attendance), at: place, as: secretary)
            try await useCases.meeting(.observe(name: "何平"), at: place, as: actor("何平"))
        case .spoken: try await speak()
        case .held:
            try await useCases.meeting(.close(Words("会后逐条整改。")), at: place, as: actor("王伟"))
        case .complete:
            on("2021-08-22")
            let command = BranchMeeting.Command.cover(member("周强"), mode: .makeUp, on: Self.day("2021-08-22"))
            try await useCases.meeting(command, at: place, as: actor("李娜"))
        case .pooled:
            on("2021-08-24")
            try await useCases.poolProblems(at: place, as: actor("李娜"))
        case .committed: try await commitToAll()
        case .posted:
            on("2021-08-28")
            try await useCases.postList(scope: .unit, texts: postedTexts(), at: place, as: actor("李娜"))
        case .writtenOff: try await writeOffAll()
        }
    }

    public func on(_ day: String, hour: Int = 10) { clock.set(Instant(Self.day(day), hour: hour)) }

    private func prepare() async throws {
        on("2021-08-05")
        let secretary = try await actor("王伟")
        let commissioner = try await actor("李娜")
        let session = Study.Session(
            id: Self.id("s1", Study.Session.self), texts: ["speech", "history"], form: .together,
            on: Self.day("2021-08-05"), place: "三楼会议室", attended: Self.names.map(member))
        try await useCases.study(.hold(session), at: place, as: commissioner)
        for (number, channel) in [OpinionChannel.letter, .visit].enumerated() {
            let opinion = Opinions.Opinion(
                id: Self.id("o\(number)", Opinions.Opinion.self), channel: channel, on: Self.day("2021-08-05"),
                target: number == 0 ? .branch : .member(member("张敏")), text: .plain("窗口排队时间长，第\(number)次反映"))
            try await useCases.opinions(.receive(opinion), at: place, as: commissioner)
        }
        try await useCases.opinions(.deliver(on: Self.day("2021-08-05")), at: place, as: commissioner)
        let pairs = [
            ("王伟", "李娜"), ("王伟", "赵磊"), ("李娜", "赵磊"), ("王伟", "张敏"), ("李娜", "刘洋"), ("赵磊", "陈静"),
            ("王伟", "孙德福"), ("李娜", "周强"), ("张敏", "刘洋"), ("陈静", "孙德福"), ("周强", "张敏"),
        ]
        for (number, pair) in pairs.enumerated() {
            let talk = Talks.Talk(
                id: Self.id("t\(number)", Talks.Talk.self), from: member(pair.0), to: member(pair.1),
                on: Self.day("2021-08-05"))
            try await useCases.talks(.record(talk), at: place, as: actor(pair.0))
        }
        try await useCases.meeting(
            .arrange(member("周强"), .init(mode: .makeUp, detail: "8月22日回来补课")), at: place, as: commissioner)
        try await useCases.meeting(.exempt(member("孙德福"), reason: .frailty), at: place, as: secretary)
        try await useCases.meeting(
            .planVisits([
                .init(
                    leader: member("王伟"), name: "王伟", on: Self.day("2021-08-20"), capacity: .ordinaryMember)
            ]), at: place, as: secretary)
        on("2021-08-16")
        for name in Self.names { try await examine(name) }
    }

    private func examine(_ name: String) async throws {
        let author = member(name)
        try await useCases.examination(.submit(examination(of: name)), of: author, at: place, as: actor(name))
        let reviewer = try await actor(name == "王伟" ? "吴敏" : "王伟")
        try await useCases.examination(.accept, of: author, at: place, as: reviewer)
    }

    /// A complete self-examination whose words name their author.
    public func examination(of name: String) -> SelfExamination.Text {
        let problem = SelfExamination.ExaminedProblem(
            id: Self.id("p-" + member(name).text.suffix(12), SelfExamination.ExaminedProblem.self),
            text: .plain("\(name)今年只下过两次现场，管网漏水的三户居民没有回访"), source: .own,
            cause: .plain("怕麻烦，把群众的小事放在后面"), direction: .plain("九月底前逐户回访"))
        var answers = Self.procedure.aspects.map {
            SelfExamination.Answer(aspect: $0.id, none: .plain("对照后没有发现突出问题，因为每周都有检查"))
        }
        answers[1] = .init(aspect: "service", problems: [problem])
        return .init(gains: .plain("\(name)读完了两本书"), answers: answers)
    }

    private func speak() async throws {
        let commissioner = try await actor("李娜")
        let present = Self.names.filter { !["孙德福", "周强"].contains($0) }
        for name in present {
            let speech = BranchMeeting.Speech(speaker: member(name), text: .plain("\(name)的发言"))
            try await useCases.meeting(.speak(speech), at: place, as: commissioner)
        }
        let criticism = BranchMeeting.Criticism(
            id: Self.id("c1", BranchMeeting.Criticism.self), from: member("张敏"), to: member("王伟"),
            text: .plain("王伟同志七月的两次值班都没有到岗，是自我要求放松了"), blindSpot: true)
        try await useCases.meeting(.criticise(criticism), at: place, as: actor("张敏"))
    }

    private func commitToAll() async throws {
        on("2021-08-26")
        let problems = try await useCases.branch(at: place, as: actor("王伟")).problems
        for listed in problems {
            let owner = listed.problem.subject.flatMap { subject in Self.names.first { member($0) == subject } } ?? "王伟"
            let actor = try await actor(owner)
            let claim: Problem.Claim = listed.problem.subject.map { .member($0) } ?? .branch
            try await useCases.problem(.claim(claim), listed.id, as: actor)
            if listed.problem.cause == nil {
                try await useCases.problem(.analyse(cause: .plain("责任没有压实到人")), listed.id, as: actor)
            }
            let measure = Problem.Command.list(
                measure: .plain("九月三十日前回访三户并修好漏点"), deadline: Self.day("2021-09-30"),
                responsible: [member(owner)], .important, .middling)
            try await useCases.problem(measure, listed.id, as: actor)
            try await useCases.problem(.commit(.plain("我承诺九月底前办完")), listed.id, as: actor)
        }
    }

    /// What is posted of each problem that is committed to, in words of its own.
    public func postedTexts() async throws -> [Problem.ID: Words] {
        let committed = try await useCases.branch(at: place, as: actor("李娜")).problems.filter {
            $0.problem.state == .committed
        }
        return Dictionary(uniqueKeysWithValues: committed.map { ($0.id, .plain("公示第\($0.problem.number)条：管网巡查不够经常")) })
    }

    /// What a verifier says of what they looked at and whom they asked.
    public static let verification = Problem.Verification(
        looked: .plain("看了维修记录和三户的水表"), asked: .plain("三户居民"), persons: 3)

    private func writeOffAll() async throws {
        for listed in try await useCases.branch(at: place, as: actor("王伟")).problems {
            guard let worker = listed.problem.plan?.responsible.first,
                let owner = Self.names.first(where: { member($0) == worker })
            else { continue }
            on("2021-09-20")
            try await useCases.problem(.progress(.plain("已回访两户")), listed.id, as: actor(owner))
            try await useCases.problem(.reportDone(result: .plain("三户都已修好")), listed.id, as: actor(owner))
            let judge = try await actor(owner == "李娜" ? "王伟" : "李娜")
            on("2021-09-22")
            try await useCases.problem(.verify(Self.verification), listed.id, as: judge)
            try await useCases.problem(.accept(.init(how: .visit, asked: 3, agreed: 3)), listed.id, as: judge)
            try await useCases.problem(.writeOff, listed.id, as: judge)
        }
    }
}
