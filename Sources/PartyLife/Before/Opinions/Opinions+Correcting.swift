/// 更正、撤回 of opinions. The words of others are taken back or left, never put into other words.
extension Opinions {
    /// How an opinion is to stand.
    public enum Amendment: Codable, Equatable, Sendable {
        case opinion(as: Opinion)
        case opinionWithdrawn(opinion: Identifier<Opinion>)
        /// 取消合并: it stands on its own again.
        case unmerged(opinion: Identifier<Opinion>)
        case answer(to: Identifier<Opinion>, as: Words)

        public var opinion: Identifier<Opinion> {
            switch self {
            case .opinion(let opinion): opinion.id
            case .opinionWithdrawn(let id), .unmerged(let id), .answer(let id, _): id
            }
        }

        var kind: Correction.Kind { if case .opinionWithdrawn = self { .withdrawn } else { .corrected } }
    }

    public func corrections(of opinion: Identifier<Opinion>) -> [Corrected<Opinion>] {
        corrections.filter { $0.before.id == opinion }
    }

    public var withdrawn: [Corrected<Opinion>] { corrections.filter { $0.correction.kind == .withdrawn } }

    /// What the rule for corrections must know of what is to be changed; nil for what is not there.
    public func standing(of change: Amendment, on today: Day, knowing facts: BranchFacts) -> Correction.Standing? {
        guard let opinion = opinion(change.opinion) else { return nil }
        let merged = opinion.mergedInto != nil || received.contains { $0.mergedInto == opinion.id }
        let isSettled = opinion.delivered != nil || today > facts.procedure.timetable.opinionsBy
        switch change {
        case .opinion:
            return .init(
                by: [opinion.givenBy ?? opinion.enteredBy], against: opinion.target.member,
                isSettled: isSettled || merged, isCommon: opinion.isNotedDown)
        case .opinionWithdrawn:
            return .init(
                by: [opinion.givenBy ?? opinion.enteredBy], against: opinion.target.member,
                isSettled: isSettled || merged)
        case .unmerged:
            return opinion.mergedInto == nil ? nil : .init(by: [], against: opinion.target.member, isSettled: true)
        case .answer:
            return opinion.answer == nil
                ? nil : .init(by: [opinion.answeredBy ?? opinion.target.member], isSettled: true)
        }
    }

    func correct(
        _ change: Amendment, because reason: Words?, by actor: ActingPerson, on today: Day, _ facts: BranchFacts
    ) throws(Refused) -> [Event] {
        guard let old = opinion(change.opinion) else { throw .unknown }
        if case .opinion = change, !old.isNotedDown, old.givenBy == nil || old.givenBy != actor.member {
            throw .correction(.wordsOfAnother)
        }
        let correction: Correction
        do throws(Correction.Refused) {
            guard let standing = standing(of: change, on: today, knowing: facts) else {
                throw Correction.Refused.unknownRecord
            }
            let isAnswer = if case .answer = change { true } else { false }
            let keeps = isAnswer ? facts.keeps(actor) && old.target == .branch : actor.keepsOpinions(of: facts.branchID)
            correction = try standing.correction(change.kind, by: actor, keeps: keeps, on: today, because: reason)
        } catch {
            throw .correction(error)
        }
        switch change {
        case .opinion(let wanted):
            let new = try corrected(old, to: wanted, today, facts)
            return new == old ? [] : [.corrected(change: .opinion(as: new), correction: correction)]
        case .answer(_, let words):
            guard words.isWithin(Words.limit) else { throw .tooLong(limit: Words.limit) }
            return [.corrected(change: change, correction: correction)]
        case .opinionWithdrawn, .unmerged: return [.corrected(change: change, correction: correction)]
        }
    }

    private func corrected(
        _ old: Opinion, to wanted: Opinion, _ today: Day, _ facts: BranchFacts
    ) throws(Refused) -> Opinion {
        var new = old
        (new.on, new.target, new.text) = (wanted.on, wanted.target, wanted.text)
        if old.isNotedDown { (new.channel, new.voices) = (wanted.channel, wanted.voices) }
        guard new.channel == old.channel || facts.procedure.opinions.channels.contains(new.channel),
            new.channel != .link
        else { throw .channelNotUsed }
        guard (1...1_000_000).contains(new.voices) else { throw .noVoice }
        guard new.on <= min(today, old.delivered ?? today) else { throw .inFuture }
        guard new.text.isWithin(Words.limit) else { throw .tooLong(limit: Words.limit) }
        guard new.target != old.target else { return new }
        guard old.delivered == nil else { throw .alreadyDelivered }
        guard old.mergedInto == nil, !received.contains(where: { $0.mergedInto == old.id }) else {
            throw .mergedAlready
        }
        try requireOwn(new.target, facts)
        return new
    }

    mutating func apply(_ change: Amendment, _ correction: Correction) {
        guard let index = received.firstIndex(where: { $0.id == change.opinion }) else { return }
        corrections.append(Corrected(received[index], correction))
        switch change {
        case .opinion(let new): received[index] = new
        case .opinionWithdrawn(let id):
            received.remove(at: index)
            // What it stood for stands on its own again.
            for index in received.indices where received[index].mergedInto == id {
                (received[index].mergedInto, received[index].mergedOn) = (nil, nil)
            }
        case .unmerged: (received[index].mergedInto, received[index].mergedOn) = (nil, nil)
        case .answer(_, let words): received[index].answer = words
        }
    }
}

extension Opinions.Opinion {
    /// Whether the committee wrote it down, so that its wording can be put right by the committee.
    public var isNotedDown: Bool { channel != .link && isFromMember != true }
}

extension ActingPerson {
    /// Whether the actor sorts the branch's opinions, and may read all of them.
    public func keepsOpinions(of branch: Organisation.ID) -> Bool {
        holds(.secretary, .deputySecretary, .organisationCommissioner, at: branch)
    }
}
