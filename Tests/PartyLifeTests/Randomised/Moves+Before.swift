import TestChance

@testable import PartyLife

/// What somebody may try next: mostly something that fits, sometimes anything at all.
extension World {
    var everybody: [Member.ID] {
        Self.branches.flatMap(roll) + organisation(Self.top).holders.map(\.member) + [id("x1"), id("x2")]
    }

    mutating func anybody() -> ActingPerson { actor(random.oneIn(20) ? nil : random.pick(everybody)) }

    /// Mostly this one, sometimes anybody.
    mutating func mostly(_ member: Member.ID?) -> ActingPerson { random.oneIn(4) ? anybody() : actor(member) }

    mutating func reviewer() -> Member.ID { random.pick([id("gu"), id("he")]) }
    mutating func officer(_ branch: Organisation.ID) -> Member.ID? {
        organisation(branch).committee.randomElement(using: &random)
    }
    mutating func someone(_ branch: Organisation.ID) -> Member.ID {
        random.oneIn(12) ? random.pick(everybody) : roll(branch).randomElement(using: &random) ?? id("x1")
    }
    mutating func recently() -> Day { random.oneIn(15) ? today + (random.below(60) - 30) : today + -random.below(4) }
    mutating func someWords() -> Words { words(random.pick(["走访少", "学得浅", "怕得罪人", "落实慢"]) + "\(random.below(90))") }

    mutating func moveOrganisation() {
        let place = random.pick([Self.top, Self.other, Self.spare, Self.temporary] + Self.branches)
        var stream = organisations[place] ?? Stream()
        let member = someone(place)
        let profile = MemberProfile(name: "党员", categories: random.oneIn(3) ? [.frail] : [])
        // That nobody is held by two branches is for the registrar to see: each branch knows its own members alone.
        let again = random.oneIn(3) && actor(member).home == place
        let new = Member(
            id: again ? member : fresh("n"), profile: profile, phone: words("139"), since: recently())
        let office = random.pick(Office.allCases)
        let parent = random.pick([Self.top, Self.top, Self.other, Self.spare, id("nowhere"), place])
        let command: Organisation.Command =
            switch random.below(14) {
            case 0: .rename(name: random.pick(["甲支部", "乙支部", " "]), on: today)
            case 1 where random.oneIn(2): .timeBox(until: today + (random.below(60) - 9))
            case 1:
                random.oneIn(3)
                    ? .nameShort(random.pick(["甲支", " "]), on: today)
                    : .describe(domain: random.pick(["机关", "社区"]), guidanceGroup: nil)
            case 2: .move(to: parent, on: today)
            case 3: random.oneIn(2) ? .dissolve(on: today) : .merge(into: Self.top, on: today)
            case 4: .admit(new)
            case 5 where random.oneIn(5):
                .leave(member, reason: random.pick(Organisation.LeavingReason.allCases), on: today)
            case 6, 7: .correct(member, profile: profile, phone: nil, remark: someWords())
            case 8, 9:
                .appoint(
                    .init(
                        member: member, name: member.text, office: office, group: random.oneIn(2) ? "一组" : nil,
                        since: today))
            case 10:
                .relieve(member, office: random.pick([.committeeMember, .youthCommissioner, .groupLeader]), on: today)
            case 11: .transferIn(organisation(place).members.first ?? new, from: Self.other)
            case 12: .establish(name: "重复", type: .branch, parent: parent, domain: nil, guidanceGroup: nil, on: today)
            default: .transferOut(id("x1"), to: Self.other, on: today)
            }
        run(&stream, command, by: .deployment, knowing: facts(place, parent: parent, of: member))
        organisations[place] = stream
    }

    /// A member changes branch: out here and in there, on one day.
    mutating func transfer() {
        let (from, to) = random.oneIn(2) ? (Self.branches[0], Self.branches[1]) : (Self.branches[1], Self.branches[0])
        let plain = organisation(from).members.filter { one in !organisation(from).committee.contains(one.id) }
        guard plain.count > 3, var member = plain.randomElement(using: &random) else { return }
        var stream = organisations[from] ?? Stream()
        guard run(&stream, .transferOut(member.id, to: to, on: today), by: .deployment, knowing: facts(from)) else {
            return
        }
        organisations[from] = stream
        member.since = today
        var target = organisations[to] ?? Stream()
        run(&target, .transferIn(member, from: from), by: .deployment, knowing: facts(to))
        organisations[to] = target
    }

    mutating func moveCampaign(closing: Bool) {
        let version = (campaign.live.procedure?.version ?? 1) + random.below(3) - 1
        let next = with(campaign.live.procedure ?? Sample.procedure) {
            $0.version = version
            if random.oneIn(3) { $0.aspects.removeLast() }
            if random.oneIn(4) { $0.rectification.postingDays = random.below(9) }
        }
        moveDraft(next)
        let begun = Self.branches.contains { ![.preparing, .ready].contains(meeting($0).state) }
        let command: Campaign.Command =
            closing
            ? campaign.live.closed == nil || random.oneIn(4)
                ? .close(reason: "年度对账完成") : .reopen(reason: random.pick(["误点", " "]))
            : random.oneIn(2)
                ? .issue(title: random.pick(["专题", ""]), issuer: Self.top, procedure: next)
                : .revise(procedure: next, title: random.pick([nil, "新标题", " "]))
        let who = mostly(id("gu"))
        var stream = campaign
        run(
            &stream, command, by: who,
            knowing: .init(issuerExists: organisation(Self.top).exists, meetingsBegun: begun))
        campaign = stream
    }

    /// What the issuer writes without those below: a draft, and a campaign that is taken back.
    private mutating func moveDraft(_ next: Procedure) {
        let who = mostly(id("gu"))
        var drafted = draft
        let title = random.pick(["专题", ""])
        run(
            &drafted, random.oneIn(3) ? .discard : .save(title: title, procedure: next), by: who, knowing: .init())
        draft = drafted
        var wrong = mistaken
        let command: Campaign.Command =
            random.oneIn(3)
            ? .withdraw(reason: random.pick(["主题写错", ""]))
            : .issue(title: "专题", issuer: Self.top, procedure: Sample.procedure)
        run(&wrong, command, by: who, knowing: .init(issuerExists: true, meetingsBegun: random.oneIn(3)))
        mistaken = wrong
    }

    mutating func moveNotice() {
        let place = random.pick([Self.top, Self.top] + Self.branches)
        var stream = notices[place] ?? Stream()
        var change = Tightening(
            planBy: procedure.map { $0.timetable.planBy + (random.below(6) - 4) },
            addedTexts: random.oneIn(3) ? [.init(id: random.pick(["local", "speech"]), title: "本地")] : [])
        if random.oneIn(3) { change.addedAspects = [.init(id: random.pick(["duty", "service"]), title: "担当")] }
        if random.oneIn(4) {
            let people = random.some(of: Self.branches.flatMap { organisation($0).committee } + [id("x1")], atMost: 3)
            let more: Notice.Command =
                random.oneIn(2)
                ? .train(.init(topic: random.pick(["开好会", ""]), people: people, on: today + -random.below(3) + 1))
                : .guide(title: random.pick(["问", ""]), text: "答")
            run(&stream, more, by: anybody(), knowing: noticeFacts(place))
        }
        let command: Notice.Command = stream.live.received == nil && !random.oneIn(4) ? .receive : .tighten(change)
        let who = anybody()
        run(&stream, random.oneIn(8) ? .receive : command, by: who, knowing: noticeFacts(place))
        notices[place] = stream
    }

    mutating func movePlan(_ branch: Organisation.ID) {
        var stream = plans[branch] ?? Stream()
        let opens = branchFacts(branch).procedure.window.opens
        var text = Plan.Text(
            goals: "目标\(random.below(9))", leader: random.oneIn(9) ? id("x1") : someone(branch), content: "内容",
            form: "集中", people: "全体", place: "会议室", meetingDay: max(opens, today) + random.below(20), means: "经费")
        if random.oneIn(6) { (text.goals, text.meetingDay) = ("", random.oneIn(2) ? nil : today + -9) }
        let isUnderReview = stream.live.state == .submitted
        let criteria = random.oneIn(6) ? [.form] : Set(Plan.Criterion.atApproval)
        let qualities = random.oneIn(6) ? [.political] : Set(Plan.Quality.allCases)
        let notes = random.oneIn(2) ? [Plan.Note(random.pick(Plan.Element.allCases), random.pick(["改", " "]))] : []
        let isApproved = stream.live.state == .approved
        let command: Plan.Command =
            switch (isUnderReview || random.oneIn(8), random.below(4)) {
            case (true, 0):
                .giveBack(
                    reasons: random.some(of: Plan.ReturnReason.allCases, atMost: 3), remark: random.pick(["改", ""]),
                    notes: notes)
            case (true, _): .approve(criteria: criteria, qualities: qualities, remark: "同意")
            case (false, 2...) where isApproved || random.oneIn(5):
                .checkEffect(passed: random.oneIn(2), remark: random.pick(["补学", ""]))
            case (false, 0): .draft(text)
            case (false, 1) where stream.live.state == .approved:
                .changeDate(to: max(opens, today) + random.below(9), reason: random.pick(["汛期", ""]))
            default: .submit(random.oneIn(5) ? stream.live.versions.last ?? text : text)
            }
        let reviews = if case .checkEffect = command { true } else { isUnderReview }
        let who = mostly(reviews ? reviewer() : officer(branch))
        run(&stream, command, by: who, knowing: branchFacts(branch))
        plans[branch] = stream
    }

    mutating func moveOpinions(_ branch: Organisation.ID) {
        var stream = opinions[branch] ?? Stream()
        let known = stream.live.received.map(\.id) + [id("none")]
        let (one, other) = (random.pick(known), random.pick(known))
        let target: Opinions.Target = random.oneIn(2) ? .branch : .member(someone(branch))
        let addressee = stream.live.opinion(one)?.target.member ?? officer(branch)
        let new = Opinions.Opinion(
            id: random.oneIn(9) ? one : fresh("o"), channel: random.pick(OpinionChannel.allCases), on: recently(),
            voices: random.below(6), target: target, text: someWords())
        let token = stream.live.door?.token ?? "abcdefgh23"
        let leaves = random.oneIn(6)
        if random.oneIn(6) { return correctOpinions(branch, new, one) }
        let command: Opinions.Command =
            switch random.below(leaves ? 1 : 9) {
            case 0 where leaves: .receive(new, through: .link(token: random.oneIn(9) ? "wrong" : token))
            case 0 where random.oneIn(2): .receive(new, through: .member(named: random.oneIn(2)))
            case 0, 1: .receive(new)
            case 6: .address(one, to: target)
            case 7:
                random.oneIn(6)
                    ? .closeDoor : .openDoor(token: random.oneIn(5) ? "short" : "qrstuv\(22 + random.below(8))")
            case 2: .merge(one, into: other)
            case 3: .deliver(on: recently())
            default: .answer(one, someWords(), on: recently())
            }
        let who = leaves && !random.oneIn(5) ? ActingPerson.visitor(at: branch) : mostly(addressee)
        run(&stream, command, by: who, knowing: branchFacts(branch))
        opinions[branch] = stream
    }

    private mutating func correctOpinions(
        _ branch: Organisation.ID, _ new: Opinions.Opinion, _ one: Identifier<Opinions.Opinion>
    ) {
        var stream = opinions[branch] ?? Stream()
        let known = stream.live.received
        let merged = known.first { $0.mergedInto != nil }?.id ?? one
        let answered = known.first { $0.answer != nil }
        var wanted = new
        wanted.id = one
        if let old = stream.live.opinion(one), random.oneIn(2) { wanted.target = old.target }
        let change: Opinions.Amendment =
            switch random.below(5) {
            case 0: .opinionWithdrawn(opinion: one)
            case 1: .unmerged(opinion: merged)
            case 2: .answer(to: answered?.id ?? one, as: someWords())
            default: .opinion(as: wanted)
            }
        let who = random.oneIn(3) ? answered?.target.member ?? officer(branch) : officer(branch)
        run(&stream, .correct(change, reason: reason()), by: mostly(who), knowing: branchFacts(branch))
        opinions[branch] = stream
    }

    mutating func moveExamination(_ branch: Organisation.ID) {
        let author = someone(branch)
        var stream = examinations[branch]?[author] ?? Stream()
        let facts = examinationFacts(of: author, branch)
        let text = someText(facts)
        let isUnderReview = stream.live.state == .submitted
        let leader = facts.branch.isLeader(author)
        if !isUnderReview, random.oneIn(9) || stream.live.state == .entered && random.oneIn(2) {
            moveEntry(&stream, of: author, branch, facts, text)
            examinations[branch, default: [:]][author] = stream
            return
        }
        let ownMatter = random.oneIn(6)
        let shows = random.oneIn(4) ? random.oneIn(2) : stream.live.shownSince == nil
        let command: SelfExamination.Command =
            switch (isUnderReview != random.oneIn(7), random.below(4)) {
            case _ where ownMatter: random.oneIn(2) ? .rate(someRating()) : .show(shows)
            case (true, 0):
                .giveBack(
                    reasons: random.some(of: SelfExamination.ReturnReason.allCases, atMost: 2), remark: someWords(),
                    places: random.oneIn(2) ? [somePlace(stream.live.text)] : [])
            case (true, _): .accept
            case (false, 0): .save(text, settingAside: random.oneIn(4))
            default: .submit(random.oneIn(6) ? stream.live.text : text)
            }
        let reader = leader ? reviewer() : organisation(branch).secretary?.member
        let who = mostly(isUnderReview && !ownMatter ? reader : author)
        run(&stream, command, by: who, knowing: facts)
        examinations[branch, default: [:]][author] = stream
    }
}
