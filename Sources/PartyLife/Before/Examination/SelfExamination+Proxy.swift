/// 代录: a committee member enters the paper of a member who cannot write it here, and somebody else says that it is so.
extension SelfExamination {
    /// What was entered for a member, and who confirmed it.
    public struct ProxyEntry: Codable, Equatable, Sendable {
        /// 代录人.
        public var by: Member.ID
        public var from: EntrySource
        public var on: Day
        /// 在场人: who was there beside the recorder, where the member cannot confirm on an account of their own.
        public var witness: Member.ID?
        public var confirmedBy: Member.ID?
        public var confirmed: EntryConfirmation?
        public var confirmedOn: Day?
    }

    /// 纸质稿, 口述.
    public enum EntrySource: String, Codable, Sendable, CaseIterable { case paper, dictated }

    /// 本人确认; 在场人见证; 本人在打印稿上签字，在场人见证.
    public enum EntryConfirmation: String, Codable, Sendable, CaseIterable { case own, present, signed }

    /// Whether this person may read the entry while it waits: who made it, and who is to confirm it.
    public func isOpenEntry(for member: Member.ID?) -> Bool {
        guard state == .entered, let entry, let member else { return false }
        return entry.by == member || entry.witness == member
    }

    /// The same without what was written: for whoever may know how it stands alone.
    public var withoutText: SelfExamination {
        var copy = self
        (copy.text, copy.returns, copy.rating) = (Text(), [], nil)
        return copy
    }

    func proxy(_ command: Command, by actor: ActingPerson, on today: Day, _ facts: Facts) throws(Refused) -> [Event] {
        switch command {
        case .enter(let text, let source, let witness):
            guard let recorder = actor.member, recorder != facts.author else { throw .ownEntry }
            guard actor.isCommittee(of: facts.branch.branchID) else { throw .notRecorder }
            switch state {
            // What the member has begun is theirs alone.
            case .drafted: throw .authorWrites
            case .submitted: throw .underReview
            case .accepted: throw .alreadyAccepted
            case .none, .entered, .returned: break
            }
            if let witness {
                guard witness != recorder, witness != facts.author, facts.branch.branch.member(witness) != nil else {
                    throw .witnessUnfit
                }
            }
            try requireSound(text, facts)
            try text.requireComplete(facts)
            if state == .returned, text == returns.last?.text { throw .unchangedSinceReturn }
            return [.entered(text: text, by: recorder, from: source, witness: witness, on: today)]
        case .confirmEntry(let how):
            guard state == .entered, let entry else { throw .nothingEntered }
            guard let member = actor.member, member != entry.by else { throw .recorderMayNotConfirm }
            guard how == .own ? member == facts.author : member == entry.witness else { throw .notToConfirm }
            return [.entryConfirmed(by: member, how: how, on: today)]
        default: return []
        }
    }
}
