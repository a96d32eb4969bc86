extension Talks {
    /// Longest note, in characters.
    public static let noteLimit = 2000
    /// Most talks that are planned at once.
    public static let planLimit = 200

    /// Why nothing about talks can be recorded now, whatever it is; nil where it can.
    public static func closed(_ facts: BranchFacts) -> Refused? {
        facts.phase.takes(.before) ? nil : .campaignNotOpen
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: BranchFacts
    ) throws(Refused) -> [Event] {
        if let closed = Self.closed(facts) { throw closed }
        switch command {
        case .record(let talk): return try record(talk, by: actor, on: now.day, facts)
        case .untie(let id, let day):
            guard let talk = held.first(where: { $0.id == id }) else { throw .unknownTalk }
            guard isOneOf(talk.between, actor) else { throw .onlyThoseWhoTalked }
            guard day <= now.day else { throw .inFuture }
            guard day >= talk.on else { throw .beforeTalk(day: talk.on) }
            return talk.knotUntied ? [] : [.untied(talk: id, on: day)]
        case .confirm(let id, let note):
            guard let talk = held.first(where: { $0.id == id }) else { throw .unknownTalk }
            guard let member = actor.member, talk.between.contains(member) else { throw .onlyThoseWhoTalked }
            try short(note)
            let isDenied = denials.contains { $0.talk == id && $0.by == member }
            guard isDenied || awaited(for: talk).contains(member) else { return [] }
            return [.confirmed(confirmation: Confirmation(talk: id, by: member, on: now.day, note: note))]
        case .plan(let plans):
            guard !plans.isEmpty else { return [] }
            guard plans.count <= Self.planLimit else { throw .tooMany(limit: Self.planLimit) }
            for plan in plans { try check(plan, by: actor, on: now.day, facts) }
            guard Set(plans.map(\.id)).count == plans.count else { throw .planExists }
            return [
                .planned(
                    talks: plans.map { plan in
                        var plan = plan
                        plan.topics = Self.distinct(plan.topics)
                        return plan
                    })
            ]
        case .dropPlan(let id):
            guard let plan = planned.first(where: { $0.id == id }) else { throw .unknownPlan }
            guard mayPlan(plan, actor, facts) else { throw .onlyThoseWhoPlan }
            return [.planDropped(plan: id)]
        case .deny(let id, let kind, let word): return try deny(id, kind, word, by: actor, on: now.day)
        case .correct(let change, let reason):
            return try correct(change, because: reason, by: actor, on: now.day, facts)
        }
    }

    private func record(
        _ talk: Talk, by actor: ActingPerson, on today: Day, _ facts: BranchFacts
    ) throws(Refused) -> [Event] {
        var talk = talk
        try checkPair(talk.between, facts)
        guard talk.on <= today else { throw .inFuture }
        // What was taken back is noted anew, not once more: its history is another's.
        guard !held.contains(where: { $0.id == talk.id }), corrections(of: talk.id).isEmpty else { throw .talkExists }
        guard isOneOf(talk.between, actor) || actor.isCommittee(of: facts.branchID) else { throw .onlyThoseWhoTalked }
        // The note belongs to the two: nobody else writes one, not even who keeps the record for them.
        guard talk.note == nil || isOneOf(talk.between, actor) else { throw .onlyThoseWhoTalked }
        try short(talk.note)
        if let id = talk.plan, !planned.contains(where: { $0.id == id && Set($0.between) == Set(talk.between) }) {
            throw .unknownPlan
        }
        // Both note the same talk: it is one, and the second note confirms the first.
        if let same = held.first(where: { $0.on == talk.on && Set($0.between) == Set(talk.between) }),
            let member = actor.member, awaited(for: same).contains(member), talk.again == nil
        {
            let confirmation = Confirmation(talk: same.id, by: member, on: today, note: talk.note)
            return [.confirmed(confirmation: confirmation)]
        }
        talk.recordedBy = actor.member
        talk.topics = talk.topics.map(Self.distinct)
        guard let earlier = talk.again else { return [.recorded(talk: talk)] }
        guard let knot = held.first(where: { $0.id == earlier }) else { throw .unknownTalk }
        guard Set(knot.between) == Set(talk.between) else { throw .otherPair }
        guard isOneOf(talk.between, actor) else { throw .onlyThoseWhoTalked }
        guard talk.on >= knot.on else { throw .beforeTalk(day: knot.on) }
        let unties = talk.knotUntied && !knot.knotUntied
        return [.recorded(talk: talk)] + (unties ? [.untied(talk: earlier, on: talk.on)] : [])
    }

    /// Each once, in a fixed order.
    static func distinct(_ topics: [Topic]) -> [Topic] { Topic.allCases.filter(topics.contains) }

    private func check(_ plan: Planned, by actor: ActingPerson, on today: Day, _ facts: BranchFacts) throws(Refused) {
        try checkPair(plan.between, facts)
        guard mayPlan(plan, actor, facts) else { throw .onlyThoseWhoPlan }
        guard plan.note == nil || isOneOf(plan.between, actor) else { throw .onlyThoseWhoTalked }
        try short(plan.note)
        guard !plan.topics.isEmpty else { throw .planIncomplete }
        guard plan.by >= today else { throw .planInPast }
        let known = planned.contains { $0.id == plan.id } || held.contains { $0.plan == plan.id }
        guard !known else { throw .planExists }
    }

    private func checkPair(_ between: [Member.ID], _ facts: BranchFacts) throws(Refused) {
        guard between.count == 2 else { throw .needsTwo }
        guard between[0] != between[1] else { throw .withOneself }
        let strangers = facts.strangers(among: between)
        guard strangers.isEmpty else { throw .notMembers(members: strangers) }
    }

    func short(_ note: Words?) throws(Refused) {
        if case .plain(let text) = note, text.count > Self.noteLimit { throw .tooLong(limit: Self.noteLimit) }
    }

    private func mayPlan(_ plan: Planned, _ actor: ActingPerson, _ facts: BranchFacts) -> Bool {
        isOneOf(plan.between, actor) || actor.isCommittee(of: facts.branchID)
    }

    private func isOneOf(_ between: [Member.ID], _ actor: ActingPerson) -> Bool {
        actor.member.map(between.contains) ?? false
    }
}
