import TestChance
import Testing

@testable import PartyLife

@Suite("A procedure")
struct ProcedureTests {
    @Test("a sound one has no defects")
    func sound() { #expect(Sample.procedure.defects == []) }

    @Test("every defect is told at once, with its place")
    func allAtOnce() {
        let broken = with(Sample.procedure) {
            ($0.format, $0.version, $0.name, $0.theme) = (2, 0, " ", "")
            $0.window.closes = day("2026-02-28")
            $0.timetable.planBy = day("2026-01-09")
            $0.timetable.talksBy = day("2026-03-01")
            $0.timetable.reconcileBy = day("2026-02-28")
            ($0.timetable.listWithinDays, $0.timetable.postWithinDays) = (0, -1)
            $0.aspects = [.init(id: "a", title: ""), .init(id: "a", title: "甲")]
            $0.study.texts = [.init(id: " ", title: "乙")]
            $0.gates = [.planApproved, .planApproved]
            $0.opinions.minimumChannels = 4
            ($0.rectification.postingDays, $0.rectification.lookBackAfterDays) = (0, 0)
            $0.rectification.amberDays = -1
        }
        let told = broken.defects.map { "\($0.path) \($0.reason)" }
        #expect(
            told == [
                "format unreadableFormat", "version notPositive", "name missing", "theme missing",
                "window.closes outOfOrder", "timetable.planBy outOfOrder", "timetable.talksBy afterWindow",
                "timetable.reconcileBy outOfOrder", "timetable.listWithinDays notPositive",
                "timetable.postWithinDays outOfOrder", "aspects duplicate", "study.texts[0].id missing",
                "aspects[0].title missing", "gates duplicate", "opinions.minimumChannels unreachable",
                "rectification.postingDays notPositive", "rectification.lookBackAfterDays notPositive",
                "rectification.amberDays notPositive",
            ])
        #expect(with(Sample.procedure) { $0.opinions.minimumChannels = -1 }.defects.map(\.reason) == [.notPositive])
        #expect(with(Sample.procedure) { $0.aspects = [] }.defects.map(\.path) == ["aspects"])
    }

    @Test("no number of days is so large that dates would run out")
    func absurd() {
        let absurd = with(Sample.procedure) {
            $0.timetable.listWithinDays = .max
            $0.timetable.postWithinDays = .max
            $0.rectification = .init(postingDays: .max, lookBackAfterDays: .max, amberDays: .max, weakWords: [])
        }
        #expect(absurd.defects.count == 5)
        #expect(absurd.defects.allSatisfy { $0.reason == .unreachable })
    }

    @Test("a level below may ask for earlier and for more")
    func tighter() {
        let change = Tightening(
            planBy: day("2026-01-15"), studyBy: day("2026-02-01"), opinionsBy: day("2026-02-02"),
            talksBy: day("2026-02-03"), examinationsBy: day("2026-02-04"), meetingBy: day("2026-03-20"),
            addedTexts: [.init(id: "local", title: "本地")], addedAspects: [.init(id: "duty", title: "担当")],
            addedGates: [.planApproved])
        let (result, loosened) = Sample.procedure.tightened(by: change)
        #expect(loosened == [])
        #expect(result.timetable.planBy == day("2026-01-15"))
        #expect(result.window.closes == day("2026-03-20"))
        #expect(result.study.texts.map(\.id) == ["speech", "history", "local"])
        #expect(result.aspects.map(\.id) == ["conviction", "service", "duty"])
        #expect(result.gates == Sample.procedure.gates)
        #expect(Sample.procedure.tightened(by: .init()).procedure == Sample.procedure)
    }

    @Test("every loosening is told at once, and nothing of the change then holds")
    func looser() {
        let change = Tightening(
            planBy: day("2026-01-21"), studyBy: day("2026-01-11"), meetingBy: day("2026-04-01"),
            addedTexts: [.init(id: "speech", title: "替换")], addedAspects: [.init(id: "service", title: "替换")])
        let (result, loosened) = Sample.procedure.tightened(by: change)
        #expect(
            loosened == [
                .later(field: "planBy", than: day("2026-01-20")),
                .later(field: "meetingBy", than: day("2026-03-31")), .replaces(id: "speech"),
                .replaces(id: "service"),
            ])
        #expect(result == Sample.procedure)
    }

    @Test("what would not be a usable procedure is told as well")
    func unusable() {
        let early = Sample.procedure.tightened(by: .init(meetingBy: day("2026-02-20")))
        #expect(early.loosened == [.unusable(path: "window.closes"), .unusable(path: "timetable.examinationsBy")])
        let twice = Sample.procedure.tightened(
            by: .init(planBy: day("2026-01-01"), addedTexts: [.init(id: "", title: "甲")]))
        #expect(twice.loosened == [.unusable(path: "timetable.planBy"), .unusable(path: "study.texts[2].id")])
    }

    @Test("pair rules rise from none over each to all")
    func pairRules() { #expect(Procedure.Talks.PairRule.allCases.sorted() == [.none, .each, .all]) }

    @Test(
        "a light is red after the deadline, amber shortly before, and done whenever it is done",
        arguments: [
            (true, false, -5, Light.done), (false, true, -1, .overdue(days: 1)), (false, true, 0, .dueSoon(days: 0)),
            (false, false, 3, .dueSoon(days: 3)), (false, true, 4, .onTime), (false, false, 4, .notStarted),
        ])
    func lights(_ isDone: Bool, _ hasStarted: Bool, _ daysLeft: Int, _ expected: Light) {
        let today = day("2026-03-10")
        #expect(
            Light(isDone: isDone, hasStarted: hasStarted, deadline: today + daysLeft, today: today, amberDays: 3)
                == expected)
    }

    @Test("without a deadline nothing is late")
    func noDeadline() {
        let today = day("2026-03-10")
        #expect(Light(isDone: false, hasStarted: false, deadline: nil, today: today, amberDays: 3) == .notStarted)
        #expect(Light(isDone: false, hasStarted: true, deadline: nil, today: today, amberDays: 3) == .onTime)
    }

    @Test("whatever is sent later, what a level added stays, and nothing below is looser than what is sent")
    func binding() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            func some(_ around: String) -> Day { day(around) + (random.below(30) - 15) }
            let change = Tightening(
                planBy: some("2026-01-20"), studyBy: random.oneIn(2) ? nil : some("2026-02-10"),
                talksBy: some("2026-02-20"), meetingBy: some("2026-03-31"),
                addedTexts: random.oneIn(2) ? [.init(id: random.pick(["local", "speech"]), title: "本地")] : [],
                addedAspects: [.init(id: random.pick(["duty", "service"]), title: "担当")],
                addedGates: random.some(of: Gate.allCases, atMost: 3))
            let sent = with(Sample.procedure) {
                $0.timetable.planBy = $0.timetable.planBy + (random.below(20) - 9)
                $0.gates = random.some(of: Gate.allCases, atMost: 5)
            }
            let bound = sent.bound(by: change)
            #expect(bound.defects == [])
            #expect(bound.timetable.planBy <= sent.timetable.planBy)
            #expect(bound.window.closes <= sent.window.closes)
            #expect(bound.study.texts.starts(with: sent.study.texts) && bound.aspects.starts(with: sent.aspects))
            #expect(Set(bound.gates) == Set(sent.gates + change.addedGates))
            #expect(change.addedTexts.allSatisfy { one in bound.study.texts.contains { $0.id == one.id } })
            let (tightened, loosened) = sent.tightened(by: change)
            if loosened.isEmpty { #expect(bound == tightened) }
        }
    }

    @Test("a level's whole procedure may add and bring forward; what it drops, lengthens or changes is told")
    func wholeProcedure() {
        let tighter = with(Sample.procedure) {
            $0.timetable.planBy = day("2026-01-18")
            $0.aspects.append(.init(id: "duty", title: "担当"))
        }
        let (change, loosened) = Sample.procedure.tightening(to: tighter)
        #expect(loosened == [])
        #expect(Sample.procedure.bound(by: change) == tighter)
        let looser = with(Sample.procedure) {
            $0.timetable.talksBy = day("2026-02-21")
            $0.study.texts.removeFirst()
            $0.aspects.removeLast()
            $0.gates.removeFirst()
            $0.opinions.minimumChannels = 1
        }
        #expect(
            Sample.procedure.tightening(to: looser).loosened == [
                .later(field: "talksBy", than: day("2026-02-20")), .dropped(title: "讲话"), .dropped(title: "联系群众"),
                .droppedGate(gate: "planApproved"), .issuersOwn(field: "opinions"),
            ])
    }
}
