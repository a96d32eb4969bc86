import TestChance

@testable import PartyLife

extension World {
    /// A move, and while a session is on, what comes of it at once.
    mutating func moveStudy(_ branch: Organisation.ID) {
        moveStudyOnce(branch)
        let isOn = studies[branch]?.live.sessions.contains { $0.on == today } == true
        for _ in 0..<(isOn ? 6 : 0) { moveStudyOnce(branch) }
    }

    private mutating func moveStudyOnce(_ branch: Organisation.ID) {
        var stream = studies[branch] ?? Stream()
        let old = stream.live.sessions.randomElement(using: &random)?.id
        let (command, who) = old.map { studyMove(branch, $0, stream.live) } ?? (.hold(session(branch)), nil)
        run(&stream, command, by: mostly(who ?? officer(branch)), knowing: branchFacts(branch))
        studies[branch] = stream
    }

    private mutating func session(_ branch: Organisation.ID, _ old: Identifier<Study.Session>? = nil) -> Study.Session {
        let texts = branchFacts(branch).procedure.study.texts.map(\.id) + (random.oneIn(8) ? ["novel"] : [])
        let attended = random.oneIn(8) ? [someone(branch)] : random.some(of: roll(branch), atMost: 7)
        return .init(
            id: random.oneIn(9) ? old ?? id("s") : fresh("s"), texts: random.some(of: texts, atMost: 3),
            form: random.pick(Study.Form.allCases), on: random.oneIn(3) ? today : recently(),
            place: random.oneIn(20) ? String(repeating: "远", count: 81) : "会议室", attended: attended,
            ownTexts: random.oneIn(4) ? [random.pick(["信仰", " "])] : nil,
            lecturer: random.oneIn(4) ? "客座" : nil, online: random.some(of: roll(branch), atMost: 2),
            minutes: random.oneIn(3) ? random.below(200) : nil)
    }

    private mutating func studyMove(
        _ branch: Organisation.ID, _ old: Identifier<Study.Session>, _ study: Study
    ) -> (Study.Command, Member.ID?) {
        let today = today
        let recent = study.sessions.last { $0.on == today && study.isCheckInOpen($0.id, on: today) }?.id
        let todays = study.sessions.last { $0.on == today }?.id
        let target = random.oneIn(8) ? old : recent ?? todays ?? old
        let member = someone(branch)
        if random.oneIn(14) { return (.correct(studyChange(branch, target, study), reason: reason()), nil) }
        switch random.below(11) {
        case 0, 1: return (.hold(session(branch, old)), nil)
        case 2: return (.open(session(branch, old), secret: "secret"), nil)
        case 3: return (.checkIn(target, random.pick(Study.Presence.allCases)), member)
        case 4:
            let some = random.some(of: roll(branch), atMost: 3)
            return (random.oneIn(3) ? .endCheckIn(target) : .admit(target, some), nil)
        case 5:
            let session = random.oneIn(8) ? id("none") : old
            return (
                .catchUp(session: session, members: random.some(of: roll(branch), atMost: 7), on: recently()), nil
            )
        case 6:
            let new = session(branch)
            return (
                .studyAlone(
                    .init(member: member, texts: new.texts, ownTexts: new.ownTexts ?? [], on: new.on)), member
            )
        case 7:
            let shared = random.oneIn(2)
            let thought = random.oneIn(5) ? nil : someWords()
            return (.reflect(.init(session: target, author: member, thought: thought, isShared: shared)), member)
        default: return (drawMove(target, study), nil)
        }
    }

    private mutating func drawMove(_ session: Identifier<Study.Session>, _ study: Study) -> Study.Command {
        let waiting = study.draws.last { $0.result == nil }
        let drawn = study.draws.filter { $0.result != nil }.randomElement(using: &random)
        switch random.below(3) {
        case 0: return .answer(drawn?.id ?? id("none"), random.pick(Study.Draw.Outcome.allCases))
        case 1:
            guard let waiting else { fallthrough }
            return .draw(waiting.id, seed: "seed", place: random.below(8))
        default:
            let known = random.oneIn(9) ? waiting?.id : nil
            return .commitSeed(known ?? fresh("d"), session: session, fingerprint: "f", seed: someWords())
        }
    }

    mutating func reason() -> Words? { random.oneIn(4) ? nil : someWords() }

    private mutating func studyChange(
        _ branch: Organisation.ID, _ target: Identifier<Study.Session>, _ study: Study
    ) -> Study.Amendment {
        let old = study.sessions.first { $0.id == target }
        switch random.below(6) {
        case 0: return .sessionWithdrawn(session: target)
        case 1:
            guard let alone = study.alone.randomElement(using: &random) else { fallthrough }
            return .selfStudyWithdrawn(study: alone)
        case 2:
            let known = study.reflections.randomElement(using: &random)
            return .reflectionWithdrawn(session: known?.session ?? target, author: known?.author ?? someone(branch))
        default:
            var new = session(branch, target)
            (new.id, new.texts) = (random.oneIn(9) ? id("none") : target, old?.texts ?? new.texts)
            if random.oneIn(2), let old { new.on = old.on }
            return .session(as: new)
        }
    }

    mutating func moveTalks(_ branch: Organisation.ID) {
        var stream = talks[branch] ?? Stream()
        let (command, who) = talkMove(branch, stream.live)
        run(&stream, command, by: mostly(who), knowing: branchFacts(branch))
        talks[branch] = stream
    }

    private mutating func talkMove(_ branch: Organisation.ID, _ talks: Talks) -> (Talks.Command, Member.ID) {
        let one = someone(branch)
        let open = talks.openKnots.randomElement(using: &random)
        let plan = talks.planned.randomElement(using: &random)
        let known = talks.held.randomElement(using: &random)
        var talk = Talks.Talk(
            id: random.oneIn(9) ? id("t") : fresh("t"), from: one, to: someone(branch), on: recently(),
            depth: random.pick(Talks.Depth.allCases), knotUntied: !random.oneIn(4),
            note: random.oneIn(3) ? someWords() : nil, topics: random.some(of: Talks.Topic.allCases, atMost: 2))
        if let known, random.oneIn(5) {
            let kind = random.pick(Talks.Denial.Kind.allCases)
            if random.oneIn(2) { return (.deny(known.id, kind, random.oneIn(4) ? nil : someWords()), known.between[1]) }
            talk.id = known.id
            let change: Talks.Amendment = random.oneIn(2) ? .talk(as: talk) : .talkWithdrawn(talk: known.id)
            return (.correct(change, reason: reason()), random.oneIn(3) ? officer(branch) ?? one : known.between[0])
        }
        switch random.below(10) {
        case 0:
            guard let open else { fallthrough }
            return (.untie(open.id, on: recently()), open.between[0])
        case 1:
            guard let open else { fallthrough }
            if !random.oneIn(6) { (talk.between, talk.on) = (open.between, today) }
            talk.again = open.id
            return (.record(talk), talk.between[1])
        case 2:
            guard let plan else { fallthrough }
            if !random.oneIn(6) { talk.between = plan.between }
            talk.plan = plan.id
            return (.record(talk), talk.between[0])
        case 3:
            guard let plan else { fallthrough }
            return (.dropPlan(plan.id), plan.between[0])
        case 4, 5:
            let topics = random.some(of: Talks.Topic.allCases, atMost: 3)
            let plan = Talks.Planned(
                id: random.oneIn(9) ? plan?.id ?? id("n") : fresh("n"), from: one, to: talk.between[1],
                topics: topics, depth: talk.depth, by: today + (random.below(9) - 1), note: talk.note)
            return (.plan([plan]), one)
        case 6, 7:
            guard let known else { fallthrough }
            return (.confirm(known.id, note: talk.note), known.between[1])
        default: return (.record(talk), one)
        }
    }
}
