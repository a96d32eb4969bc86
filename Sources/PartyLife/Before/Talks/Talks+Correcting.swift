/// 更正、撤回 of talks, and the other's 否认.
extension Talks {
    /// How a talk is to stand.
    public enum Amendment: Codable, Equatable, Sendable {
        case talk(as: Talk)
        case talkWithdrawn(talk: Identifier<Talk>)
    }

    /// One of the two says that the talk did not take place, or not as it was noted. Until that is settled – the note is
    /// put right, taken back, or confirmed after all – the talk does not count.
    public struct Denial: Codable, Equatable, Sendable {
        public var talk: Identifier<Talk>
        public var by: Member.ID
        public var on: Day
        public var kind: Kind
        /// What it was like, for the two alone.
        public var word: Words?

        /// 未谈过, 与实际不符.
        public enum Kind: String, Codable, Sendable, CaseIterable { case notHeld, differs }
    }

    public func denials(of talk: Talk) -> [Denial] { denials.filter { $0.talk == talk.id } }

    public func isDenied(_ talk: Talk) -> Bool { denials.contains { $0.talk == talk.id } }

    /// The talks that count: those that neither of the two denies.
    public var counted: [Talk] { denials.isEmpty ? held : held.filter { !isDenied($0) } }

    /// Who can say that a talk was not so: the two, except whoever noted it.
    public func mayDeny(_ talk: Talk, _ member: Member.ID) -> Bool {
        talk.between.contains(member) && talk.recordedBy != member
    }

    public func corrections(of talk: Identifier<Talk>) -> [Corrected<Talk>] {
        corrections.filter { $0.before.id == talk }
    }

    /// Talks of a member that were taken back.
    public func withdrawn(of member: Member.ID) -> [Corrected<Talk>] {
        corrections.filter { $0.correction.kind == .withdrawn && $0.before.between.contains(member) }
    }

    /// What the rule for corrections must know of a talk; nil for one that is not there.
    public func standing(
        of id: Identifier<Talk>, on today: Day, knowing facts: BranchFacts
    ) -> Correction.Standing? {
        guard let talk = held.first(where: { $0.id == id }) else { return nil }
        let answered = confirmations.contains { $0.talk == id && $0.isStale != true } || isDenied(talk)
        return .init(
            by: talk.recordedBy.map { [$0] } ?? talk.between,
            isSettled: answered || today > facts.procedure.timetable.talksBy)
    }

    func deny(
        _ id: Identifier<Talk>, _ kind: Denial.Kind, _ word: Words?, by actor: ActingPerson, on today: Day
    ) throws(Refused) -> [Event] {
        guard let talk = held.first(where: { $0.id == id }) else { throw .unknownTalk }
        guard let member = actor.member, talk.between.contains(member) else { throw .onlyThoseWhoTalked }
        guard mayDeny(talk, member) else { throw .ownNote }
        guard kind != .differs || word != nil else { throw .denialNeedsWord }
        try short(word)
        let known = denials.contains { $0.talk == id && $0.by == member && ($0.kind, $0.word) == (kind, word) }
        return known ? [] : [.denied(denial: Denial(talk: id, by: member, on: today, kind: kind, word: word))]
    }

    func correct(
        _ change: Amendment, because reason: Words?, by actor: ActingPerson, on today: Day, _ facts: BranchFacts
    ) throws(Refused) -> [Event] {
        let (id, kind): (Identifier<Talk>, Correction.Kind) =
            switch change {
            case .talk(let talk): (talk.id, .corrected)
            case .talkWithdrawn(let id): (id, .withdrawn)
            }
        guard let old = held.first(where: { $0.id == id }), let standing = standing(of: id, on: today, knowing: facts)
        else { throw .unknownTalk }
        let correction: Correction
        do throws(Correction.Refused) {
            correction = try standing.correction(
                kind, by: actor, keeps: facts.keeps(actor), on: today, because: reason)
        } catch {
            throw .correction(error)
        }
        guard case .talk(let wanted) = change else { return [.corrected(change: change, correction: correction)] }
        // With whom is not put right: another talk is another record.
        var new = old
        (new.on, new.depth, new.occasion) = (wanted.on, wanted.depth, wanted.occasion)
        new.topics = wanted.topics.map(Self.distinct)
        guard new.on <= today else { throw .inFuture }
        if let knot = held.first(where: { $0.id == old.again }), new.on < knot.on { throw .beforeTalk(day: knot.on) }
        return new == old ? [] : [.corrected(change: .talk(as: new), correction: correction)]
    }

    /// What is put right waits for the other's word anew; what is taken back waits for nobody.
    mutating func apply(_ change: Amendment, _ correction: Correction) {
        let id: Identifier<Talk> =
            switch change {
            case .talk(let talk): talk.id
            case .talkWithdrawn(let id): id
            }
        guard let index = held.firstIndex(where: { $0.id == id }) else { return }
        corrections.append(Corrected(held[index], correction))
        denials.removeAll { $0.talk == id }
        switch change {
        case .talk(let new):
            held[index] = new
            for index in confirmations.indices where confirmations[index].talk == id {
                confirmations[index].isStale = true
            }
        case .talkWithdrawn:
            held.remove(at: index)
            confirmations.removeAll { $0.talk == id }
        }
    }

    mutating func apply(_ denial: Denial) {
        denials.removeAll { $0.talk == denial.talk && $0.by == denial.by }
        denials.append(denial)
        for index in confirmations.indices
        where confirmations[index].talk == denial.talk && confirmations[index].by == denial.by {
            confirmations[index].isStale = true
        }
    }

    /// A confirmation takes back one's denial, and keeps the note that was written with an earlier one.
    mutating func apply(_ confirmation: Confirmation) {
        var confirmation = confirmation
        let earlier = confirmations.last { $0.talk == confirmation.talk && $0.by == confirmation.by }
        confirmation.note = confirmation.note ?? earlier?.note
        confirmations.removeAll { $0.talk == confirmation.talk && $0.by == confirmation.by }
        confirmations.append(confirmation)
        denials.removeAll { $0.talk == confirmation.talk && $0.by == confirmation.by }
    }
}
