/// A campaign (专题): a theme that an organisation sends down, with the procedure that every branch below follows.
public struct Campaign: Aggregate {
    public typealias ID = Identifier<Campaign>
    public static let kind = "campaign"

    public internal(set) var title = ""
    public internal(set) var issuer: Organisation.ID?
    public internal(set) var procedure: Procedure?
    public internal(set) var issued: Day?
    public internal(set) var closed: Day?
    public internal(set) var withdrawn: Withdrawal?
    /// Why it was closed while something was open.
    public internal(set) var closedReason: String?
    public internal(set) var reopened: Reopening?

    public init() {}

    public var isOpen: Bool { issued != nil && closed == nil && withdrawn == nil }

    /// 撤回: a mistaken campaign is taken back.
    public struct Withdrawal: Codable, Equatable, Sendable {
        public var reason: String
        public var on: Day
    }

    public enum Command: Equatable, Sendable {
        /// 印发通知: issue the notice to everything below the issuer.
        case issue(title: String, issuer: Organisation.ID, procedure: Procedure)
        /// Issue a later version of the procedure, or a better title.
        case revise(procedure: Procedure, title: String? = nil)
        /// 撤回, with the reason, while no branch has held its meeting.
        case withdraw(reason: String)
        /// 结束, with a reason where anything is still open.
        case close(reason: String = "")
        /// 重新开放, with the reason.
        case reopen(reason: String)
    }

    public enum Event: DomainEvent {
        case issued(title: String, issuer: Organisation.ID, procedure: Procedure, on: Day)
        case revised(procedure: Procedure, on: Day, title: String? = nil)
        case withdrawn(reason: String, on: Day)
        case closed(on: Day, reason: String? = nil)
        case reopened(reason: String, on: Day)

        public var happened: Day? {
            switch self {
            case .issued(_, _, _, let day), .revised(_, let day, _), .withdrawn(_, let day), .closed(let day, _),
                .reopened(_, let day):
                day
            }
        }
    }

    public struct Facts: Sendable {
        public var issuerExists: Bool
        /// Whether any branch has opened its meeting.
        public var meetingsBegun: Bool
        /// What is still open below, for closing.
        public var remaining: Remaining

        public init(issuerExists: Bool, meetingsBegun: Bool = false, remaining: Remaining = Remaining()) {
            (self.issuerExists, self.meetingsBegun, self.remaining) = (issuerExists, meetingsBegun, remaining)
        }
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
        case textDropped(title: String)
        case dayPassed(field: String)
        case settledByMeetings(field: String)
        case meetingsBegun
        case withdrawalNeedsReason
        case withdrawn
        case closingNeedsReason(branches: Int, problems: Int)
        case notClosed
        case reopeningNeedsReason
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        switch command {
        case .issue(let title, let issuer, let procedure):
            guard issued == nil else { throw .alreadyIssued }
            guard !title.trimmed.isEmpty else { throw .titleMissing }
            guard facts.issuerExists else { throw .issuerUnknown }
            try requireSound(procedure)
            return [.issued(title: title.trimmed, issuer: issuer, procedure: procedure, on: now.day)]
        case .revise(let next, let title):
            let current = try requireOpen()
            let title = (title ?? self.title).trimmed
            guard !title.isEmpty else { throw .titleMissing }
            try requireRevisable(current, to: next, at: now.day, facts)
            try requireSound(next)
            return [.revised(procedure: next, on: now.day, title: title == self.title ? nil : title)]
        case .withdraw(let reason):
            _ = try requireOpen()
            guard !facts.meetingsBegun else { throw .meetingsBegun }
            guard !reason.trimmed.isEmpty else { throw .withdrawalNeedsReason }
            return [.withdrawn(reason: reason.trimmed, on: now.day)]
        case .close, .reopen: return try end(command, on: now.day, facts)
        }
    }

    func requireOpen() throws(Refused) -> Procedure {
        guard let procedure else { throw .notIssued }
        guard closed == nil else { throw .closed }
        guard withdrawn == nil else { throw .withdrawn }
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
        case .revised(let procedure, _, let title): (self.procedure, self.title) = (procedure, title ?? self.title)
        case .withdrawn(let reason, let day): withdrawn = Withdrawal(reason: reason, on: day)
        case .closed(let day, let reason): (closed, closedReason) = (day, reason)
        case .reopened(let reason, let day):
            reopened = Reopening(reason: reason, on: day, closed: closed ?? day)
            (closed, closedReason) = (nil, nil)
        }
    }
}
