/// The notice (通知) of a campaign at one organisation: received, and passed on with what this level adds; with the
/// training and the guidance that this level gives.
public struct Notice: Aggregate {
    public static let kind = "notice"

    public internal(set) var received: Day?
    public internal(set) var receivedBy: Member.ID?
    public internal(set) var tightening: Tightening?
    public internal(set) var trainings: [Training]?
    public internal(set) var guidance: [Guidance]?

    public init() {}

    /// 培训: those who organise the meetings below were trained.
    public struct Training: Codable, Equatable, Sendable {
        public var topic: String
        public var people: [Member.ID]
        public var on: Day

        public init(topic: String, people: [Member.ID], on: Day) {
            (self.topic, self.people, self.on) = (topic, people, on)
        }
    }

    /// 政策指导: a question that many have, and its answer.
    public struct Guidance: Codable, Equatable, Sendable {
        public var title: String
        public var text: String
        public var on: Day
    }

    /// Whom this level has trained, each once.
    public var trained: Set<Member.ID> { Set((trainings ?? []).flatMap(\.people)) }

    public enum Command: Equatable, Sendable {
        /// 签收.
        case receive
        /// 转发并细化: pass on, asking for more or earlier; a branch asks it of itself.
        case tighten(Tightening)
        case train(Training)
        case guide(title: String, text: String)
    }

    public enum Event: DomainEvent {
        case received(by: Member.ID, on: Day)
        case tightened(change: Tightening, by: Member.ID, on: Day)
        case trained(training: Training, by: Member.ID)
        case guided(guidance: Guidance, by: Member.ID)

        public var happened: Day? {
            switch self {
            case .received(_, let day), .tightened(_, _, let day): day
            case .trained(let training, _): training.on
            case .guided(let guidance, _): guidance.on
            }
        }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .received(let member, let day): (receivedBy, received) = (member, day)
        case .tightened(let change, _, _): tightening = change
        case .trained(let training, _): trainings = (trainings ?? []) + [training]
        case .guided(let entry, _): guidance = (guidance ?? []) + [entry]
        }
    }
}
