import Testing

@testable import PartyLife

@Suite("Whether a branch may hold its meeting")
struct ReadinessTests {
    /// What the gates look at.
    private struct Before {
        var facts = Sample.facts
        var plan = Plan()
        var study = Study()
        var opinions = Opinions()
        var talks = Talks()
        var meeting = BranchMeeting()
        var examinations: [Member.ID: SelfExamination.State] = [:]

        var readiness: Readiness {
            Readiness(
                facts: facts, plan: plan, study: study, opinions: opinions, talks: talks, meeting: meeting,
                examinations: examinations)
        }

        subscript(gate: Gate) -> Readiness.Condition { readiness.conditions.first { $0.gate == gate }! }

        mutating func exempt(_ member: Member.ID) {
            meeting.apply(.exempted(member: member, reason: .illness, on: day("2026-02-01")))
        }

        mutating func study(_ members: [Member.ID], _ texts: [String] = ["speech", "history"]) {
            let session = Study.Session(
                id: id("s\(study.sessions.count)"), texts: texts, form: .together, on: day("2026-02-01"),
                attended: members)
            study.apply(.held(session: session))
        }

        mutating func talk(_ one: Member.ID, _ other: Member.ID) {
            talks.apply(
                .recorded(
                    talk: .init(id: id("t\(talks.held.count)"), from: one, to: other, on: day("2026-02-01"))))
        }

        mutating func opinion(_ channel: OpinionChannel, _ target: Opinions.Target) {
            opinions.apply(
                .received(
                    opinion: .init(
                        id: id("o\(opinions.rawCount)"), channel: channel, on: day("2026-02-01"), target: target,
                        text: words("意见"))))
        }

        mutating func deliver() {
            opinions.apply(.delivered(opinions: opinions.received.map(\.id), on: day("2026-02-02")))
        }
    }

    private var before = Before()

    @Test("the gates are those of the procedure, in its order, and none of them is met by a branch that did nothing")
    func nothingDone() {
        let gates: [Gate] = [.talksCovered, .planApproved, .studyCovered]
        let some = with(before) { $0.facts.procedure.gates = gates }
        #expect(some.readiness.unmet.map(\.gate) == gates)
        #expect(before.readiness.unmet.map(\.gate) == Gate.allCases)
        #expect(!before.readiness.isReady)
        #expect(with(before) { $0.facts.procedure.gates = [] }.readiness.isReady)
    }

    @Test("the plan is approved, not only submitted")
    func plan() {
        var before = before
        before.plan.apply(.submitted(text: .init(), by: Sample.li, on: day("2026-01-15")))
        #expect(!before[.planApproved].isMet)
        before.plan.apply(.approved(remark: "", by: id("gu"), on: day("2026-01-16")))
        #expect(before[.planApproved].isMet)
        #expect(!before[.effectReviewed].isMet)
        for passed in [false, true] {
            before.plan.apply(
                .effectChecked(check: .init(passed: passed, remark: "", by: id("gu"), on: day("2026-02-26"))))
            #expect(before[.effectReviewed].isMet == passed)
        }
    }

    @Test("everyone has studied every text, the exempt apart")
    func study() {
        var before = before
        before.study(Sample.roll.filter { $0 != Sample.wu })
        #expect(before[.studyCovered].missing == [Sample.wu])
        before.study([Sample.wu], ["speech"])
        #expect(before[.studyCovered].missing == [Sample.wu])
        #expect(with(before) { $0.exempt(Sample.wu) }[.studyCovered].isMet)
        before.study([Sample.wu], ["history"])
        #expect(before[.studyCovered].isMet)
    }

    @Test("opinions came by enough channels, and each was handed to its person")
    func opinions() {
        var before = before
        #expect(before[.opinionsDelivered].due == 2)
        before.opinion(.box, .member(Sample.chen))
        before.opinion(.box, .branch)
        before.deliver()
        #expect(!before[.opinionsDelivered].isMet)
        before.opinion(.visit, .member(Sample.sun))
        #expect(before[.opinionsDelivered].missing == [Sample.sun])
        before.deliver()
        #expect(before[.opinionsDelivered].isMet)
    }

    @Test("an opinion about an exempt member still waits, and names nobody")
    func opinionOfExempt() {
        var before = before
        before.opinion(.box, .member(Sample.wu))
        before.opinion(.visit, .branch)
        before.exempt(Sample.wu)
        #expect(!before[.opinionsDelivered].isMet)
        #expect(before[.opinionsDelivered].missing == [])
        before.deliver()
        #expect(before[.opinionsDelivered].isMet)
    }

    @Test("talks cover what the rules of pairs ask")
    func talks() {
        var before = before
        #expect(before[.talksCovered].missing == Sample.roll.sorted())
        before.talk(Sample.li, Sample.wang)
        before.talk(Sample.li, Sample.zhao)
        before.talk(Sample.wang, Sample.zhao)
        for member in [Sample.chen, Sample.sun, Sample.zhou, Sample.wu] { before.talk(Sample.wang, member) }
        before.talk(Sample.chen, Sample.sun)
        before.talk(Sample.chen, Sample.zhou)
        #expect(before[.talksCovered].missing == [Sample.wu])
        #expect(with(before) { $0.exempt(Sample.wu) }[.talksCovered].isMet)
        before.talk(Sample.zhou, Sample.wu)
        #expect(before[.talksCovered].isMet)
    }

    @Test("nobody owes a talk to an exempt member of the committee")
    func exemptCommittee() {
        var before = before
        before.exempt(Sample.zhao)
        before.talk(Sample.li, Sample.wang)
        for member in [Sample.chen, Sample.sun, Sample.zhou, Sample.wu] { before.talk(Sample.li, member) }
        before.talk(Sample.chen, Sample.sun)
        before.talk(Sample.zhou, Sample.wu)
        #expect(before[.talksCovered].isMet)
        #expect(before[.talksCovered].missing == [])
    }

    @Test("examinations are accepted, or for leaders submitted here and accepted at their own gate")
    func examinations() {
        var before = before
        for member in Sample.roll { before.examinations[member] = .submitted }
        #expect(before[.examinationsComplete].missing == Array(Sample.roll.dropFirst()))
        #expect(before[.leadersReviewed].missing == [Sample.li])
        #expect(before[.leadersReviewed].due == 1)
        for member in Sample.roll { before.examinations[member] = .accepted }
        #expect(before[.examinationsComplete].isMet)
        #expect(before[.leadersReviewed].isMet)
    }

    @Test("where nobody reviews, what is submitted will do; what is returned or a draft will not")
    func unreviewed() {
        var before = before
        before.facts.procedure.review.examinations = false
        for member in Sample.roll { before.examinations[member] = .submitted }
        #expect(before[.examinationsComplete].isMet)
        #expect(before[.leadersReviewed].isMet)
        (before.examinations[Sample.chen], before.examinations[Sample.sun]) = (.returned, .drafted)
        before.examinations[Sample.wu] = nil
        #expect(before[.examinationsComplete].missing == [Sample.chen, Sample.sun, Sample.wu])
        before.exempt(Sample.wu)
        #expect(before[.examinationsComplete].missing == [Sample.chen, Sample.sun])
    }

    @Test("floating and frail members are arranged for or exempt")
    func arranged() {
        var before = before
        #expect(before[.everyoneArranged].missing == [Sample.zhou, Sample.wu])
        before.exempt(Sample.wu)
        #expect(before[.everyoneArranged].missing == [Sample.zhou])
        before.meeting.apply(
            .arranged(member: Sample.zhou, arrangement: .init(mode: .nearestBranch), on: day("2026-02-01")))
        #expect(before[.everyoneArranged].isMet)
    }

    @Test("every leader who comes is planned for their own branch")
    func leaders() {
        var before = before
        #expect(before[.leadersPlanned].missing == [Sample.li])
        func plan(_ leader: Member.ID, _ capacity: BranchMeeting.LeaderVisit.Capacity) -> BranchMeeting.Event {
            .visitsPlanned(visits: [.init(leader: leader, name: "", on: day("2026-03-10"), capacity: capacity)])
        }
        before.meeting.apply(plan(id("gu"), .observer))
        #expect(!before[.leadersPlanned].isMet)
        before.meeting.apply(plan(Sample.li, .ordinaryMember))
        #expect(before[.leadersPlanned].isMet)
    }

    /// A branch to which nothing is missing.
    private static let complete: Before = {
        var before = Before()
        before.plan.apply(.submitted(text: .init(), by: Sample.li, on: day("2026-01-15")))
        before.plan.apply(.approved(remark: "", by: id("gu"), on: day("2026-01-16")))
        before.plan.apply(effect(passed: true))
        before.study(Sample.roll)
        before.opinion(.box, .member(Sample.chen))
        before.opinion(.visit, .branch)
        before.deliver()
        for (index, one) in Sample.roll.enumerated() {
            for other in Sample.roll[(index + 1)...] { before.talk(one, other) }
        }
        for member in Sample.roll { before.examinations[member] = .accepted }
        for member in [Sample.zhou, Sample.wu] {
            before.meeting.apply(.arranged(member: member, arrangement: .init(mode: .pair), on: day("2026-02-01")))
        }
        before.meeting.apply(
            .visitsPlanned(visits: [
                .init(leader: Sample.li, name: "", on: day("2026-03-10"), capacity: .ordinaryMember)
            ]))
        return before
    }()

    private static func effect(passed: Bool) -> Plan.Event {
        .effectChecked(check: .init(passed: passed, remark: "", by: id("gu"), on: day("2026-02-26")))
    }

    /// What makes a branch lack one gate and no other, and whom that gate names.
    private static func lack(_ gate: Gate, _ before: inout Before) -> [Member.ID] {
        switch gate {
        case .planApproved:
            before.plan = Plan()
            before.plan.apply(effect(passed: true))
            return []
        case .effectReviewed:
            before.plan.apply(effect(passed: false))
            return []
        case .studyCovered:
            before.study = Study()
            before.study(Sample.roll.filter { $0 != Sample.sun })
            return [Sample.sun]
        case .opinionsDelivered:
            before.opinion(.box, .member(Sample.zhao))
            return [Sample.zhao]
        case .talksCovered:
            let all = before.talks.held
            before.talks = Talks()
            for talk in all where !talk.between.contains(Sample.chen) { before.talks.apply(.recorded(talk: talk)) }
            return [Sample.chen]
        case .examinationsComplete:
            before.examinations[Sample.sun] = .returned
            return [Sample.sun]
        case .leadersReviewed:
            before.examinations[Sample.li] = .submitted
            return [Sample.li]
        case .everyoneArranged:
            before.meeting.apply(.arranged(member: Sample.chen, arrangement: .init(mode: nil), on: day("2026-02-01")))
            let profile = MemberProfile(name: "新", categories: [.floating])
            before.facts.branch.apply(.memberCorrected(member: Sample.sun, profile: profile, phone: nil, remark: nil))
            return [Sample.sun]
        case .leadersPlanned:
            before.meeting.apply(.visitDropped(leader: Sample.li))
            return [Sample.li]
        }
    }

    @Test(
        "a branch that lacks one gate alone is refused for that gate by name, and not ready for no other reason",
        arguments: Gate.allCases)
    func lacksOne(gate: Gate) {
        var before = Self.complete
        #expect(before.readiness.isReady)
        let missing = Self.lack(gate, &before)
        #expect(before.readiness.unmet.map(\.gate) == [gate])
        #expect(before[gate].missing == missing)
        var trial = Trial<BranchMeeting>(
            .init(branch: before.facts, readiness: before.readiness), on: day("2026-03-01"))
        trial.state = before.meeting
        trial.refuses(.declareReady, by: Sample.secretary, with: .gatesUnmet(gates: [gate.rawValue]))
        trial.refuses(.overrideReadiness(reason: "汛期"), by: Sample.secretary, with: .onlySuperior)
        trial.refuses(.overrideReadiness(reason: "　"), by: Sample.reviewer, with: .reasonMissing)
        trial.does(.overrideReadiness(reason: "汛期"), by: Sample.reviewer)
        trial.does(.declareReady, by: Sample.secretary)
        #expect(trial.state.readinessOverride?.unmet == [gate])
        #expect(trial.state.readinessOverride?.reason == "汛期")
    }

    @Test("an exempt member is missing nowhere, whoever it is")
    func exemptNowhere() {
        for member in Sample.roll {
            var before = before
            before.opinion(.box, .member(member))
            before.exempt(member)
            #expect(!before.readiness.conditions.contains { $0.missing.contains(member) })
        }
    }
}
