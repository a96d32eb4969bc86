/// A campaign (专题): a theme that an organisation sends down, with the procedure that every branch below follows.
public struct Campaign: Aggregate {
    public typealias ID = Identifier<Campaign>
    public static let kind = "campaign"

    public internal(set) var title = ""
    public internal(set) var issuer: Organisation.ID?
    public internal(set) var procedure: Procedure?
    public internal(set) var issued: Day?
    public internal(set) var closed: Day?

    public init() {}

    public var isOpen: Bool { issued != nil && closed == nil }

    public enum Command: Equatable, Sendable {
        /// 印发通知: issue the notice to everything below the issuer.
        case issue(title: String, issuer: Organisation.ID, procedure: Procedure)
        /// Issue a later version of the procedure.
        case revise(procedure: Procedure)
        case close
    }

    public enum Event: DomainEvent {
        case issued(title: String, issuer: Organisation.ID, procedure: Procedure, on: Day)
        case revised(procedure: Procedure, on: Day)
        case closed(on: Day)

        public var happened: Day? {
            switch self {
            case .issued(_, _, _, let day), .revised(_, let day), .closed(let day): day
            }
        }
    }

    public struct Facts: Sendable {
        public var issuerExists: Bool
        public init(issuerExists: Bool) { self.issuerExists = issuerExists }
    }

    public enum Refused: Refusal {
        public static let area = "campaign"
        case alreadyIssued
        case notIssued
        case closed
        case titleMissing
        case issuerUnknown
        case procedureDefective(path: String, reason: String)
        case versionNotLater(current: Int)
        case aspectDropped(id: String)
    }

    public func decide(
        _ command: Command, by actor: Actor, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        switch command {
        case .issue(let title, let issuer, let procedure):
            guard issued == nil else { throw .alreadyIssued }
            guard !title.trimmed.isEmpty else { throw .titleMissing }
            guard facts.issuerExists else { throw .issuerUnknown }
            try requireSound(procedure)
            return [.issued(title: title.trimmed, issuer: issuer, procedure: procedure, on: now.day)]
        case .revise(let next):
            let current = try requireOpen()
            guard next.version > current.version else { throw .versionNotLater(current: current.version) }
            let kept = Set(next.aspects.map(\.id))
            if let dropped = current.aspects.first(where: { !kept.contains($0.id) }) {
                throw .aspectDropped(id: dropped.id)
            }
            try requireSound(next)
            return [.revised(procedure: next, on: now.day)]
        case .close:
            _ = try requireOpen()
            return [.closed(on: now.day)]
        }
    }

    private func requireOpen() throws(Refused) -> Procedure {
        guard let procedure else { throw .notIssued }
        guard closed == nil else { throw .closed }
        return procedure
    }

    private func requireSound(_ procedure: Procedure) throws(Refused) {
        guard let defect = procedure.defects.first else { return }
        throw .procedureDefective(path: defect.path, reason: defect.reason.rawValue)
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .issued(let title, let issuer, let procedure, let day):
            (self.title, self.issuer, self.procedure, issued) = (title, issuer, procedure, day)
        case .revised(let procedure, _): self.procedure = procedure
        case .closed(let day): closed = day
        }
    }
}
