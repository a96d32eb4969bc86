import PartyLife

/// An aggregate whose states are kept: as a snapshot, in the read tables, and in the figures.
public protocol Recorded: Aggregate {
    /// Whether ``project(_:into:)`` reads tables that it has written in the same transaction: such changes are made one
    /// after another.
    static var readsWhatItWrites: Bool { get }

    /// The version of what is kept of a state: raised with every change of its properties or of what they mean.
    static var shape: Int { get }

    /// How events of older shapes are read.
    static var upcasters: Upcasters { get }

    /// Whether nothing stands open in it that is to be sealed, as it did in events of older releases: only then may it
    /// be kept as a snapshot.
    var isSealed: Bool { get }

    /// Writes what has changed into the read tables.
    static func project(_ change: Change<Self>, into tables: Tables) throws
}

/// What one transaction has made of one stream.
public struct Change<A: Aggregate> {
    public let stream: Stream
    public let before: A
    public let after: A
    public let events: [A.Event]
    /// The position of the last of the events.
    let position: Int64

    package init(stream: Stream, before: A, after: A, events: [A.Event], position: Int64) {
        (self.stream, self.before, self.after, self.events) = (stream, before, after, events)
        self.position = position
    }
}

enum RecordedTypes {
    static let all: [any Recorded.Type] = [
        Organisation.self, Campaign.self, CampaignDraft.self, Notice.self, Plan.self, Study.self, Talks.self,
        Opinions.self,
        SelfExamination.self, BranchMeeting.self, Appraisal.self, ProblemList.self, Problem.self,
    ]

    static func named(_ kind: String) -> (any Recorded.Type)? { all.first { $0.kind == kind } }
}

extension Recorded {
    public static var readsWhatItWrites: Bool { false }
    public static var upcasters: Upcasters { .none }
    public var isSealed: Bool { true }

    public static func project(_ change: Change<Self>, into tables: Tables) throws {}
}

extension Study: Recorded {}
extension Talks: Recorded {}
extension Opinions: Recorded {}
extension CampaignDraft: Recorded {}
extension Appraisal: Recorded {}
