import Testing

@testable import PartyLife

@Suite("A problem, from found to posted")
struct ProblemTests {
    private let none = Trial<Problem>(Work.facts, on: Work.found)

    @Test("the whole way, state by state")
    func way() {
        #expect(Work.states.map { Work.problem($0).state.state } == Work.states)
        #expect(Work.states.filter { Work.problem($0).state.isOpen } == Work.states.dropLast())
    }

    @Test("it is found once, by a person, about a member or the branch, not in the future")
    func finding() {
        none.refuses(.find(Work.finding()), by: .deployment, with: .needsMember)
        none.refuses(
            .find(Work.finding(Sample.stranger)), by: Sample.organiser, with: .notMember(member: Sample.stranger))
        none.refuses(
            .find(with(Work.finding()) { $0.on = Work.found + 1 }), by: Sample.organiser, with: .inFuture)
        none.refuses(.verify(Work.verification), by: Sample.organiser, with: .unknown)
        none.refuses(.analyse(cause: words("原因")), by: Sample.organiser, with: .unknown)
        none.refuses(.carryOver(reason: "跨年"), by: Sample.organiser, with: .unknown)
        Work.problem(.found).refuses(.find(Work.finding()), by: Sample.organiser, with: .exists)
    }

    /// In which states a command is possible at all.
    private static let possible: [(Problem.Command, Set<Problem.State>)] = [
        (.merge(into: id("p2")), [.found, .claimed]), (.claim(.branch), [.found]),
        (Work.list(), [.claimed, .listed]),
        (.extend(to: day("2026-06-01"), reason: "汛期"), [.listed, .committed, .posted]),
        (.commit(words("我承诺")), [.listed]), (.post(scope: .unit, text: words("联系群众不够经常")), [.committed]),
        (.progress(words("进展")), [.posted]), (.reportDone(result: words("完成")), [.posted]),
        (.verify(Work.verification), [.done]),
        (.sendBack(words("未到位")), [.done, .verified]), (.accept(.init(how: .survey, asked: 3, agreed: 3)), [.verified]),
        (.writeOff, [.accepted]), (.lookBack(stands: false, note: words("反弹")), [.writtenOff]),
        (.analyse(cause: words("原因")), Set(Work.states).subtracting([.writtenOff])),
    ]

    @Test("each command belongs to its states and to no other", arguments: 0..<possible.count)
    func states(_ index: Int) {
        let (command, states) = Self.possible[index]
        for state in Work.states {
            let trial = Work.problem(state)
            do {
                _ = try trial.state.decide(command, by: Sample.organiser, at: trial.now, knowing: trial.facts)
                #expect(states.contains(state), "\(command) in \(state)")
            } catch {
                let wrong = error == .wrongState(state: state.rawValue)
                #expect(wrong == !states.contains(state), "\(command) in \(state): \(error)")
            }
        }
    }

    @Test("it is merged into an open problem of the same list, and then is not open any more")
    func merging() {
        var trial = Work.problem(.found)
        trial.facts.mergeTargetOpen = false
        trial.refuses(.merge(into: id("p2")), by: Sample.organiser, with: .mergeTargetUnknown)
        trial.facts.mergeTargetOpen = true
        trial.does(.merge(into: id("p2")), by: Sample.organiser)
        #expect(!trial.state.isOpen)
        #expect(trial.state.tally.value(.problemsFound, asOf: Work.found) == 1)
        #expect(trial.state.tally.value(.problemsMerged, asOf: Work.found) == 1)
        #expect(trial.state.tally.value(.problemsOpen, asOf: Work.found) == 0)
    }

    @Test("one claims for oneself; the committee claims for the branch, or for the one whom it is about")
    func claiming() {
        var trial = Work.problem(.found)
        trial.refuses(.claim(.branch), by: Work.chen, with: .claimForAnother)
        trial.refuses(.claim(.member(Sample.sun)), by: Sample.secretary, with: .claimForAnother)
        trial.refuses(.claim(.member(Sample.chen)), by: Sample.actor(Sample.sun), with: .claimForAnother)
        trial.refuses(
            .claim(.member(Sample.stranger)), by: Sample.secretary, with: .notMember(member: Sample.stranger))
        trial.does(.claim(.member(Sample.chen)), by: Sample.secretary)
        var other = Work.problem(.found)
        other.does(.claim(.branch), by: Sample.organiser)
        #expect(other.state.claim == .branch)
    }

    @Test("a measure has a cause, a deadline to come, and members who answer for it")
    func listing() {
        var trial = Trial<Problem>(Work.facts, on: Work.found)
        trial.does(.find(Work.finding(cause: nil)), by: Sample.organiser)
        trial.does(.claim(.member(Sample.chen)), by: Work.chen)
        trial.refuses(Work.list(), by: Work.chen, with: .causeMissing)
        trial.does(.analyse(cause: words("怕麻烦")), by: Work.chen)
        trial.refuses(Work.list(deadline: Work.found + -1), by: Work.chen, with: .deadlineInPast)
        trial.refuses(Work.list(responsible: []), by: Work.chen, with: .responsibleMissing)
        trial.refuses(
            Work.list(responsible: [Sample.chen, Sample.stranger]), by: Work.chen,
            with: .notMember(member: Sample.stranger))
        trial.does(Work.list(), by: Work.chen)
        trial.does(Work.list(deadline: day("2026-04-01")), by: Work.chen)
        #expect(trial.state.plan?.deadlines.count == 2)
        #expect(trial.state.plan?.deadline == day("2026-04-01"))
    }

    @Test("the one who claimed commits, personally")
    func committing() {
        Work.problem(.listed).refuses(.commit(words("我承诺")), by: Sample.secretary, with: .onlyClaimant)
        var trial = Work.problem(.found)
        trial.does(.claim(.branch), by: Sample.organiser)
        trial.does(Work.list(), by: Sample.organiser)
        trial.refuses(.commit(words("我承诺")), by: Work.chen, with: .onlyClaimant)
        trial.does(.commit(words("我们承诺")), by: Sample.discipline)
    }

    @Test("it is posted for the days of the procedure")
    func posting() {
        #expect(Work.problem(.posted).state.posting?.until == Work.found + 7)
    }

    @Test(
        "what was written or said in the branch is posted in a text of its own, not word for word",
        arguments: ProblemSource.allCases)
    func postedVerbatim(_ source: ProblemSource) {
        let said = "七月的两次值班，都没有到岗。是放松了要求！"
        func committed(_ subject: Member.ID?) -> Trial<Problem> {
            var trial = Trial<Problem>(Work.facts, on: Work.found)
            let finding = Problem.Finding(
                number: 4, text: words(said), source: source, subject: subject, cause: words("怕麻烦"), on: Work.found)
            trial.does(.find(finding), by: Sample.organiser)
            trial.does(.claim(.branch), by: Sample.secretary)
            trial.does(Work.list(), by: Sample.secretary)
            trial.does(.commit(words("我承诺")), by: Sample.secretary)
            return trial
        }
        let trial = committed(Sample.chen)
        let verbatim = [said, "七月的两次值班 都没有到岗，是放松了要求", "群众反映：" + said + "（已整改）"]
        for text in verbatim {
            trial.refuses(
                .post(scope: .unit, text: words(text)), by: Sample.organiser, with: .postedVerbatim(number: 4))
        }
        var anew = trial
        anew.does(.post(scope: .unit, text: words("值班到岗不够严格")), by: Sample.organiser)
        // Only what a superior asked of the branch, or was left over from last year, may go out as it was put.
        var ofBranch = committed(nil)
        if [.superior, .lastYear].contains(source) {
            ofBranch.does(.post(scope: .unit, text: words(said)), by: Sample.organiser)
        } else {
            ofBranch.refuses(
                .post(scope: .unit, text: words(said)), by: Sample.organiser, with: .postedVerbatim(number: 4))
        }
    }

    @Test("sealed words are held against what was opened of them; what was never opened is not let out")
    func postedSealed() {
        var trial = Trial<Problem>(Work.facts, on: Work.found)
        let finding = with(Work.finding()) { $0.text = .sealed("…") }
        trial.does(.find(finding), by: Sample.organiser)
        trial.does(.claim(.member(Sample.chen)), by: Work.chen)
        trial.does(Work.list(), by: Work.chen)
        trial.does(.commit(words("我承诺")), by: Work.chen)
        let post = Problem.Command.post(scope: .unit, text: words("走访 少。"))
        trial.refuses(post, by: Sample.organiser, with: .postedVerbatim(number: 1))
        trial.facts.originals = ["开会多", "走访少"]
        trial.refuses(post, by: Sample.organiser, with: .postedVerbatim(number: 1))
        trial.facts.originals = ["开会多"]
        trial.does(post, by: Sample.organiser)
    }
}
