extension Opinions {
    public enum Command: Equatable, Sendable {
        case receive(Opinion, through: Entrance = .committee)
        /// 合并同类项.
        case merge(Identifier<Opinion>, into: Identifier<Opinion>)
        /// 转给: what came without a name is given to the one whom it is about, before it is handed over.
        case address(Identifier<Opinion>, to: Target)
        /// 原话反馈: hand every opinion that is not yet delivered to whom it is about.
        case deliver(on: Day)
        case answer(Identifier<Opinion>, Words, on: Day)
        /// Opens the residents' page under this token; a page that stands already gets the new token.
        case openDoor(token: String)
        case closeDoor
        /// 更正, 撤回, 取消合并.
        case correct(Amendment, reason: Words?)
    }

    /// How an opinion enters. Each entrance has its own proof that it may, and none leaves a trace of the speaker: an
    /// opinion whose anonymity was verified enters here as a case of its own, with that verification as its proof.
    public enum Entrance: Equatable, Sendable {
        /// Written down by the committee: letters, visits, symposium, box, paper ballots without names.
        case committee
        /// Written by a resident on the branch's page.
        case link(token: String)
        /// Given by a member of the branch. Without the name nothing of the opinion shows who gave it; the log keeps who
        /// sent it, so this is no anonymous entrance.
        case member(named: Bool)
    }

    public enum Refused: Refusal {
        public static let area = "opinions"
        case campaignNotOpen
        case inFuture
        case channelNotUsed
        case noVoice
        case notMembers(members: [Member.ID])
        case exists
        case unknown
        case mergedWithItself
        case mergedAlready
        case differentTargets
        case nothingToDeliver
        case notDelivered
        case alreadyDelivered
        case onlyAddressee
        case alreadyAnswered
        case tooShort(least: Int)
        case tooLong(limit: Int)
        case doorClosed
        case doorBusy(limit: Int)
        case weakToken
        case needsMember
        case onlyOwnMembers
        case aboutOneself
        case correction(Correction.Refused)
    }

    /// Characters of one opinion from the residents' page.
    public static let residentLength = 5...1000
    /// Opinions that the residents' page takes in a day.
    public static let residentsADay = 100

    /// Why nothing about opinions can be recorded now, whatever it is; nil where it can.
    public static func closed(_ facts: BranchFacts) -> Refused? {
        facts.phase.takes(.before) ? nil : .campaignNotOpen
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: BranchFacts
    ) throws(Refused) -> [Event] {
        if let closed = Self.closed(facts) { throw closed }
        switch command {
        case .receive(let opinion, .committee):
            guard opinion.channel != .link, facts.procedure.opinions.channels.contains(opinion.channel) else {
                throw .channelNotUsed
            }
            guard (1...1_000_000).contains(opinion.voices) else { throw .noVoice }
            return try receive(opinion, now, facts) { $0.enteredBy = actor.member }
        case .receive(var opinion, .member(let named)):
            guard let member = actor.member, facts.strangers(among: [member]).isEmpty else { throw .onlyOwnMembers }
            guard opinion.target.member != member else { throw .aboutOneself }
            (opinion.channel, opinion.on, opinion.voices) = (facts.procedure.opinions.memberChannel, now.day, 1)
            return try receive(opinion, now, facts) {
                ($0.isFromMember, $0.givenBy) = (true, named ? member : nil)
            }
        case .receive(var opinion, .link(let token)):
            try requireOpenDoor(token, now)
            guard opinion.text.isAtLeast(Self.residentLength.lowerBound) else {
                throw .tooShort(least: Self.residentLength.lowerBound)
            }
            guard opinion.text.isWithin(Self.residentLength.upperBound) else {
                throw .tooLong(limit: Self.residentLength.upperBound)
            }
            // Whom it is about is for those who sort opinions to see; the public page names nobody.
            (opinion.channel, opinion.on, opinion.voices, opinion.target) = (.link, now.day, 1, .branch)
            return try receive(opinion, now, facts)
        case .merge(let id, let target): return try merge(id, into: target, now)
        case .address(let id, let target):
            guard let member = actor.member else { throw .needsMember }
            guard let opinion = opinion(id) else { throw .unknown }
            guard opinion.delivered == nil else { throw .alreadyDelivered }
            guard opinion.mergedInto == nil, !received.contains(where: { $0.mergedInto == id }) else {
                throw .mergedAlready
            }
            try requireOwn(target, facts)
            return opinion.target == target ? [] : [.addressed(opinion: id, to: target, by: member, on: now.day)]
        case .deliver(let day):
            guard day <= now.day else { throw .inFuture }
            let open = received.filter { $0.delivered == nil && $0.on <= day }.map(\.id)
            guard !open.isEmpty else { throw .nothingToDeliver }
            return [.delivered(opinions: open, on: day)]
        case .answer(let id, let words, let day): return try answer(id, words, on: day, by: actor, now, facts)
        case .openDoor(let token):
            guard let member = actor.member else { throw .needsMember }
            guard PublicPage.isSound(token) else { throw .weakToken }
            return [.doorOpened(token: token, by: member, on: now.day)]
        case .closeDoor:
            guard let member = actor.member else { throw .needsMember }
            return door?.isOpen == true ? [.doorClosed(by: member, on: now.day)] : []
        case .correct(let change, let reason):
            return try correct(change, because: reason, by: actor, on: now.day, facts)
        }
    }

    /// As received: whatever becomes of it later has its own command.
    private func receive(
        _ opinion: Opinion, _ now: Instant, _ facts: BranchFacts, _ signed: (inout Opinion) -> Void = { _ in }
    ) throws(Refused) -> [Event] {
        guard opinion.on <= now.day else { throw .inFuture }
        guard opinion.text.isWithin(Words.limit) else { throw .tooLong(limit: Words.limit) }
        try requireOwn(opinion.target, facts)
        guard self.opinion(opinion.id) == nil else { throw .exists }
        guard !corrections.contains(where: { $0.before.id == opinion.id }) else { throw .exists }
        var fresh = Opinion(
            id: opinion.id, channel: opinion.channel, on: opinion.on, voices: opinion.voices, target: opinion.target,
            text: opinion.text)
        signed(&fresh)
        return [.received(opinion: fresh)]
    }

    private func requireOpenDoor(_ token: String, _ now: Instant) throws(Refused) {
        guard let door, door.isOpen, door.token == token else { throw .doorClosed }
        let today = received.count { $0.channel == .link && $0.on == now.day }
        guard today < Self.residentsADay else { throw .doorBusy(limit: Self.residentsADay) }
    }

    func requireOwn(_ target: Target, _ facts: BranchFacts) throws(Refused) {
        let strangers = facts.strangers(among: target.member.map { [$0] } ?? [])
        guard strangers.isEmpty else { throw .notMembers(members: strangers) }
    }

    private func merge(
        _ id: Identifier<Opinion>, into target: Identifier<Opinion>, _ now: Instant
    ) throws(Refused) -> [Event] {
        guard id != target else { throw .mergedWithItself }
        guard let one = opinion(id), let other = opinion(target) else { throw .unknown }
        let stands = !received.contains { $0.mergedInto == id }
        guard one.mergedInto == nil, other.mergedInto == nil, stands else { throw .mergedAlready }
        guard one.target == other.target else { throw .differentTargets }
        return [.merged(opinion: id, into: target, on: max(now.day, one.on))]
    }

    private func answer(
        _ id: Identifier<Opinion>, _ words: Words, on day: Day, by actor: ActingPerson, _ now: Instant,
        _ facts: BranchFacts
    ) throws(Refused) -> [Event] {
        guard let opinion = opinion(id) else { throw .unknown }
        guard let delivered = opinion.delivered, delivered <= day else { throw .notDelivered }
        guard opinion.answered == nil else { throw .alreadyAnswered }
        guard day <= now.day else { throw .inFuture }
        guard words.isWithin(Words.limit) else { throw .tooLong(limit: Words.limit) }
        let addressee = opinion.target.member.map { $0 == actor.member } ?? actor.isCommittee(of: facts.branchID)
        guard addressee, let member = actor.member else { throw .onlyAddressee }
        return [.answered(opinion: id, answer: words, by: member, on: day)]
    }
}
