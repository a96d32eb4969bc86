extension Notice {
    public struct Facts: Sendable {
        public var phase: CampaignPhase
        /// The procedure as it reaches this organisation.
        public var inherited: Procedure?
        public var holdsMeeting: Bool
        /// Whether a branch's plan is under review or approved: what it asks of itself then stands.
        public var planSettled: Bool
        /// The level that set a bound or made an addition, by the name of the field or addition.
        public var setBy: [String: String]
        /// Who organises the meetings directly below.
        public var organisers: Set<Member.ID>

        public init(
            campaignOpen: Bool, inherited: Procedure?, holdsMeeting: Bool, planSettled: Bool = false,
            setBy: [String: String] = [:], organisers: Set<Member.ID> = []
        ) {
            (phase, self.inherited, self.holdsMeeting) = (campaignOpen ? .open : .closed, inherited, holdsMeeting)
            (self.planSettled, self.setBy, self.organisers) = (planSettled, setBy, organisers)
        }
    }

    public enum Refused: Refusal {
        public static let area = "notice"
        case campaignNotOpen
        case alreadyReceived(on: Day)
        case notReceived
        case needsMember
        case nothingBelow
        case planSettled
        case alreadyTightened
        case loosened(field: String, than: Day, by: String)
        case replaces(id: String, by: String)
        case unusable(path: String)
        case topicMissing
        case nobodyTrained
        case notOrganisers(members: [Member.ID])
        case inFuture
        case guidanceIncomplete
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard facts.phase.takes(.before), let inherited = facts.inherited else { throw .campaignNotOpen }
        guard let member = actor.member else { throw .needsMember }
        switch command {
        case .receive:
            if let received { throw .alreadyReceived(on: received) }
            return [.received(by: member, on: now.day)]
        case .tighten(let change):
            guard received != nil else { throw .notReceived }
            guard !facts.planSettled else { throw .planSettled }
            guard tightening == nil else { throw .alreadyTightened }
            if let first = inherited.tightened(by: change).loosened.first { throw refusal(of: first, facts) }
            return [.tightened(change: change, by: member, on: now.day)]
        case .train(let training):
            guard !facts.holdsMeeting else { throw .nothingBelow }
            return [.trained(training: try sound(training, at: now.day, facts), by: member)]
        case .guide(let title, let text):
            guard !facts.holdsMeeting else { throw .nothingBelow }
            guard !title.trimmed.isEmpty, !text.trimmed.isEmpty else { throw .guidanceIncomplete }
            return [.guided(guidance: Guidance(title: title.trimmed, text: text.trimmed, on: now.day), by: member)]
        }
    }

    /// Why it is no tightening, and who set what it runs against.
    private func refusal(of loosened: Procedure.Loosened, _ facts: Facts) -> Refused {
        switch loosened {
        case .later(let field, let day): .loosened(field: field, than: day, by: facts.setBy[field] ?? "")
        case .replaces(let id): .replaces(id: id, by: facts.setBy[id] ?? "")
        case .unusable(let path): .unusable(path: path)
        case .dropped(let name), .droppedGate(let name), .issuersOwn(let name): .unusable(path: name)
        }
    }

    private func sound(_ training: Training, at today: Day, _ facts: Facts) throws(Refused) -> Training {
        guard !training.topic.trimmed.isEmpty else { throw .topicMissing }
        let people = Set(training.people).sorted()
        guard !people.isEmpty else { throw .nobodyTrained }
        let others = people.filter { !facts.organisers.contains($0) }
        guard others.isEmpty else { throw .notOrganisers(members: others) }
        guard training.on <= today else { throw .inFuture }
        return Training(topic: training.topic.trimmed, people: people, on: training.on)
    }
}
