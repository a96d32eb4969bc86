import TestChance

@testable import PartyLife

extension World {
    mutating func moveMeeting(_ branch: Organisation.ID) {
        var stream = meetings[branch] ?? Stream()
        let meeting = stream.live
        let facts = meetingFacts(branch)
        if random.oneIn(9) { return correctMeeting(branch, facts) }
        let command = random.oneIn(6) ? anyMeetingCommand(meeting, branch) : nextMeetingCommand(meeting, branch, facts)
        let who: ActingPerson =
            switch command {
            case .overrideReadiness, .observe: mostly(reviewer())
            case .confirmCame, .confirmArrangement: mostly(officer(random.oneIn(3) ? branch : other(than: branch)))
            case .criticise(let criticism): mostly(random.oneIn(2) ? criticism.from : officer(branch))
            case .remark(let remark): mostly(remark.by)
            case .speak(let speech): mostly(random.oneIn(2) ? speech.speaker : officer(branch))
            default: mostly(officer(branch))
            }
        run(&stream, command, by: who, knowing: facts)
        meetings[branch] = stream
    }

    private mutating func correctMeeting(_ branch: Organisation.ID, _ facts: BranchMeeting.Facts) {
        var stream = meetings[branch] ?? Stream()
        let meeting = stream.live
        let one = someone(branch)
        let place = random.below(max(meeting.speeches.count, 1))
        let speaker = meeting.speeches.indices.contains(place) ? meeting.speeches[place].speaker : one
        let criticism = meeting.criticisms.randomElement(using: &random)
        let remark = meeting.remarks.randomElement(using: &random)
        let change: BranchMeeting.Amendment =
            switch random.below(12) {
            case 0, 1: .attendance(as: [one: random.oneIn(2) ? .present : .absent(reason: .personal)])
            case 2: .exemptionWithdrawn(member: meeting.exemptions.keys.sorted().first ?? one)
            case 3: .coverWithdrawn(member: meeting.covered.keys.sorted().first ?? one)
            case 4: .speech(at: place, speaker: speaker, as: someWords())
            case 5: .speechWithdrawn(at: place, speaker: random.oneIn(5) ? one : speaker)
            case 6: .criticism(criticism: criticism?.id ?? id("none"), as: someWords())
            case 7: .criticismWithdrawn(criticism: criticism?.id ?? id("none"))
            case 8: .response(criticism: criticism?.id ?? id("none"), as: .accepts, text: nil)
            case 9: .remark(remark: remark?.id ?? id("none"), as: someWords())
            case 10: .remarkWithdrawn(remark: remark?.id ?? id("none"))
            default: .attendance(as: [:])
            }
        let who: Member.ID? =
            switch change {
            case .remark, .remarkWithdrawn: remark?.by
            case .criticism where random.oneIn(2): criticism?.to
            case .response: criticism?.to
            default: officer(branch)
            }
        run(&stream, .correct(change, reason: reason()), by: mostly(who ?? one), knowing: facts)
        meetings[branch] = stream
    }

    private mutating func nextMeetingCommand(
        _ meeting: BranchMeeting, _ branch: Organisation.ID, _ facts: BranchMeeting.Facts
    ) -> BranchMeeting.Command {
        let roll = roll(branch)
        switch meeting.state {
        case .preparing:
            switch random.below(9) {
            case 0: return .overrideReadiness(reason: "抗洪")
            case 1, 2: return .declareReady
            case 3 where random.oneIn(3): return .exempt(someone(branch), reason: .illness)
            default: return provideCommand(meeting, branch)
            }
        case .ready: return .open(on: recently(), place: "会议室")
        case .inSession:
            let unrecorded = roll.filter { meeting.attendance[$0] == nil && !(meeting.exemptions[$0] != nil) }
            if !unrecorded.isEmpty {
                let here: [(Member.ID, BranchMeeting.Attendance)] = unrecorded.map {
                    ($0, $0 != meeting.chair && random.oneIn(6) ? .absent(reason: .business) : .present)
                }
                return .recordAttendance(Dictionary(uniqueKeysWithValues: here))
            }
            let silent = meeting.present.filter { !meeting.hasSpoken($0) }
            let leaders = silent.filter { facts.branch.isLeader($0) }
            if let speaker = (leaders.isEmpty ? silent : leaders).randomElement(using: &random) {
                if meeting.floor?.speaker != speaker, random.oneIn(3) { return .giveFloor(speaker) }
                return .speak(.init(speaker: speaker, text: random.oneIn(3) ? nil : someWords()))
            }
            if let again = meeting.toRestate.first { return .restate(again, random.oneIn(2) ? nil : someWords()) }
            return random.oneIn(6) ? .close(someWords()) : anyMeetingCommand(meeting, branch)
        case .held, .heldMakeUp:
            let missing = roll.filter { meeting.participation(of: $0) == .toBeCovered }
            let absent = missing.randomElement(using: &random) ?? someone(branch)
            let away = missing.filter { meeting.arrangements[$0]?.host != nil }
            if random.oneIn(3) { return .confirmCame(away.randomElement(using: &random) ?? absent, on: recently()) }
            return random.oneIn(8)
                ? .exempt(absent, reason: .approved)
                : .cover(absent, mode: random.pick(CoverMode.allCases), on: recently())
        }
    }

    private func other(than branch: Organisation.ID) -> Organisation.ID {
        Self.branches.first { $0 != branch } ?? branch
    }

    private mutating func provideCommand(_ meeting: BranchMeeting, _ branch: Organisation.ID) -> BranchMeeting.Command {
        let away = meeting.arrangements.filter { $0.value.host != nil }.keys.sorted()
        let guest = random.oneIn(6) ? someone(branch) : away.randomElement(using: &random) ?? someone(branch)
        switch random.below(10) {
        case 0: return .confirmArrangement(guest, contact: random.pick(["吴书记", ""]), on: recently())
        case 1: return .confirmCame(guest, on: recently())
        case 2:
            let capacity = random.pick(BranchMeeting.LeaderVisit.Capacity.allCases)
            let leader = capacity == .observer && !random.oneIn(5) ? id("gu") : someone(branch)
            let day = branchFacts(branch).procedure.window.opens + random.below(30)
            return .planVisits([.init(leader: leader, name: "领导", on: day, capacity: capacity)])
        case 3: return .dropVisit(meeting.leaderVisits.first?.leader ?? someone(branch))
        case 4, 5, 6:
            let host = random.oneIn(8) ? id("nowhere") : other(than: branch)
            return .arrange(someone(branch), .init(mode: random.oneIn(8) ? .pair : .nearestBranch, host: host))
        default:
            let partner = random.oneIn(3) ? someone(branch) : nil
            return .arrange(someone(branch), .init(mode: random.pick(CoverMode.allCases), partner: partner))
        }
    }

    private mutating func anyMeetingCommand(_ meeting: BranchMeeting, _ branch: Organisation.ID)
        -> BranchMeeting.Command
    {
        let (one, other) = (someone(branch), someone(branch))
        let known = meeting.criticisms.map(\.id) + [id("none")]
        switch random.below(21) {
        case 15, 16: return provideCommand(meeting, branch)
        case 17: return .giveFloor(one)
        case 18: return .order([one, other])
        case 19:
            return .note(
                .init(
                    id: fresh("o"), random.pick(BranchMeeting.OutcomeKind.allCases), someWords(), about: one,
                    helper: random.oneIn(3) ? nil : other))
        case 20: return .dropNote(meeting.outcomes.last?.id ?? id("none"))
        case 0: return .arrange(one, .init(mode: nil))
        case 1: return .liftExemption(meeting.exemptions.keys.sorted().first ?? one)
        case 2: return .declareReady
        case 3: return .open(on: recently(), place: random.pick(["会议室", ""]))
        case 4: return .recordAttendance([one: random.oneIn(3) ? .absent(reason: .none) : .present])
        case 5: return .observe(name: "何")
        case 6: return .speak(.init(speaker: one, text: nil))
        case 7, 8, 9:
            return .criticise(
                .init(id: random.oneIn(9) ? id("c") : fresh("c"), from: one, to: other, text: someWords()))
        case 10: return .respond(random.pick(known), random.pick(BranchMeeting.Response.allCases), nil)
        case 11, 12:
            let by = meeting.observers.first?.member ?? meeting.chair ?? one
            return .remark(.init(id: fresh("r"), by: by, about: other, text: someWords(), restate: random.oneIn(3)))
        case 13: return .restate(one, nil)
        default: return random.oneIn(4) ? .overrideReadiness(reason: "急") : .cover(one, mode: .makeUp, on: recently())
        }
    }

    mutating func moveList(_ branch: Organisation.ID) {
        var stream = lists[branch] ?? Stream()
        let facts = listFacts(branch)
        let known = (problems[branch] ?? [:]).count
        let new: [Problem.ID] = (0..<(known > 7 ? 0 : random.below(4))).map { _ in fresh("p") }
        let who = mostly(officer(branch))
        if let first = new.first, random.oneIn(2) || stream.live.pooled == nil {
            let pools = stream.live.pooled == nil
            guard pools || stream.live.reconciled == nil else { return }
            let added = pools ? new : [first]
            let before = stream.live.nextNumber
            guard run(&stream, pools ? .pool(new) : .add(first), by: who, knowing: facts) else {
                lists[branch] = stream
                return
            }
            for (index, problem) in added.enumerated() { find(problem, number: before + index, branch) }
        } else {
            run(&stream, random.oneIn(2) ? .post : random.oneIn(4) ? .pool([]) : .reconcile, by: who, knowing: facts)
        }
        lists[branch] = stream
    }

    private mutating func find(_ problem: Problem.ID, number: Int, _ branch: Organisation.ID) {
        let people = roll(branch)
        var stream = Stream<Problem>()
        let finding = Problem.Finding(
            number: number, text: someWords(), source: random.pick(ProblemSource.allCases),
            subject: random.oneIn(3) ? nil : people.randomElement(using: &random),
            cause: random.oneIn(2) ? nil : someWords(), on: today + -random.below(3))
        let command: Problem.Command = random.oneIn(4) ? .fixAtOnce(finding, result: someWords()) : .find(finding)
        if !run(&stream, command, by: actor(people.first), knowing: problemFacts(branch, problem, into: nil)) {
            ledger.broken.append("problem: a sound finding is refused")
        }
        problems[branch, default: [:]][problem] = stream
    }

    mutating func moveProblem(_ branch: Organisation.ID) {
        guard let key = problems[branch]?.keys.sorted().randomElement(using: &random),
            var stream = problems[branch]?[key]
        else { return }
        let target = problems[branch]?.keys.sorted().randomElement(using: &random) ?? key
        let problem = stream.live
        if random.oneIn(9) { return correctProblem(branch, key, stream) }
        let command =
            random.oneIn(8) ? anyProblemCommand(target, branch) : nextProblemCommand(problem, target, branch)
        let claimant: Member.ID? = if case .member(let one) = problem.claim { one } else { officer(branch) }
        let who: ActingPerson =
            switch command {
            case .claim(.member(let one)): mostly(one)
            case .commit, .progress, .reportDone: mostly(claimant)
            case .verify, .accept, .writeOff, .sendBack, .lookBack: mostly(someone(branch))
            default: mostly(officer(branch))
            }
        run(&stream, command, by: who, knowing: problemFacts(branch, key, into: target))
        problems[branch]?[key] = stream
    }

    private mutating func correctProblem(_ branch: Organisation.ID, _ key: Problem.ID, _ old: Stream<Problem>) {
        var stream = old
        let problem = stream.live
        let all = problems[branch] ?? [:]
        var facts = problemFacts(branch, key, into: nil)
        facts.standsForOthers = all.values.contains { $0.live.mergedInto == key }
        facts.mergedIntoPosted = problem.mergedInto.flatMap { all[$0]?.live.posting } != nil
        let place = random.below(max(problem.steps.count, 1))
        let change: Problem.Amendment =
            switch problem.state {
            case .merged: .unmerged
            case .found where random.oneIn(5), .claimed where random.oneIn(5), .listed where random.oneIn(5),
                .committed where random.oneIn(5):
                .problemWithdrawn
            case .verified where random.oneIn(2): .verificationWithdrawn
            case .accepted where random.oneIn(2): .acceptanceWithdrawn
            case .done where random.oneIn(2): .resultWithdrawn
            default:
                random.pick([
                    .step(at: place, as: someWords()), .stepWithdrawn(at: place), .result(as: someWords()),
                    .resultWithdrawn, .verificationWithdrawn, .acceptanceWithdrawn, .unmerged,
                ])
            }
        let who: Member.ID? =
            switch change {
            case .verificationWithdrawn: problem.round?.verifier
            case .acceptanceWithdrawn: problem.round?.acceptance?.by
            case .result, .resultWithdrawn: problem.round?.doneBy
            default: nil
            }
        run(&stream, .correct(change, reason: reason()), by: mostly(who ?? officer(branch)), knowing: facts)
        problems[branch]?[key] = stream
    }

    private mutating func nextProblemCommand(
        _ problem: Problem, _ target: Problem.ID, _ branch: Organisation.ID
    ) -> Problem.Command {
        if problem.isOpen, random.oneIn(today < day("2026-11-25") ? 20 : 2) { return .carryOver(reason: "跨年工程") }
        switch problem.state {
        case .none, .merged, .withdrawn: return anyProblemCommand(target, branch)
        case .found:
            if random.oneIn(6) { return .merge(into: target) }
            return .claim(random.oneIn(3) ? .branch : .member(problem.subject ?? someone(branch)))
        case .claimed where problem.cause == nil: return .analyse(cause: someWords())
        case .claimed: return listing(branch)
        case .listed: return random.oneIn(4) ? listing(branch) : .commit(someWords())
        case .committed: return .post(scope: .branch, text: someWords())
        case .posted:
            let rest: [Problem.Command] = [
                .progress(someWords()), .reportDone(result: someWords()),
                .extend(to: today + random.below(40), reason: "汛期"),
            ]
            return random.pick(rest)
        case .done: return random.oneIn(5) ? .sendBack(someWords()) : .verify(Work.verification)
        case .verified:
            return random.oneIn(5)
                ? .sendBack(someWords()) : .accept(.init(how: .visit, asked: random.below(6), agreed: random.below(6)))
        case .accepted: return .writeOff
        case .writtenOff: return .lookBack(stands: random.oneIn(2), note: random.oneIn(3) ? nil : someWords())
        }
    }

    private mutating func listing(_ branch: Organisation.ID) -> Problem.Command {
        .list(
            measure: someWords(), deadline: today + (random.below(40) - 2),
            responsible: (0..<random.below(3)).map { _ in someone(branch) },
            random.pick(Problem.Priority.allCases), random.pick(Problem.Difficulty.allCases))
    }

    private mutating func anyProblemCommand(_ target: Problem.ID, _ branch: Organisation.ID) -> Problem.Command {
        let all: [Problem.Command] = [
            .merge(into: target), .analyse(cause: someWords()), .claim(.branch), .claim(.member(someone(branch))),
            listing(branch), .extend(to: today + random.below(30), reason: random.pick(["汛期", " "])),
            .commit(someWords()),
            .post(scope: .unit, text: someWords()), .progress(someWords()), .reportDone(result: someWords()),
            .verify(Work.verification),
            .sendBack(someWords()), .accept(.init(how: .survey, asked: random.below(4), agreed: random.below(4))),
            .writeOff,
            .lookBack(stands: true, note: nil), .carryOver(reason: "结转"),
        ]
        return random.pick(all)
    }
}
