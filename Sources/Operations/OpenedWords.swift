import PartyLife
import Records

/// Words that were opened for someone who may read them.
public struct OpenedWords: Sendable {
    private var texts: [Words: String] = [:]

    public init() {}

    /// The text; nil where it was not opened for this reader, or has been forgotten.
    public subscript(words: Words?) -> String? {
        guard let words else { return nil }
        if case .plain(let text) = words { return text }
        return texts[words]
    }

    mutating func open(_ words: some Sequence<Words?>, of stream: Stream, by reader: Reader) throws {
        for case let words? in words { texts[words] = try reader.open(words, of: stream) }
    }
}

/// How much of a problem someone may see.
public enum ProblemSight: Sendable, Equatable {
    /// Everything: in the branch.
    case all
    /// What was posted beyond the branch (公示): the text as posted, the measure, and who answers for it.
    case posted
    /// Its state and dates alone: whose it is and what it says stays in the branch.
    case state

    /// - Parameters:
    ///   - branch: the scope of the problem's branch.
    ///   - scope: how far the problem was posted, if it was.
    init(of actor: ActingPerson, on branch: Permissions.Scope, postedTo scope: Problem.Scope?) {
        if Permissions.allows(.readWords, to: actor, on: branch) {
            self = .all
        } else {
            self = scope == nil || scope == .branch ? .state : .posted
        }
    }
}

extension Problem {
    /// What someone may see of it beside its words.
    func seen(_ sight: ProblemSight, by actor: ActingPerson) -> Problem {
        sight == .all ? self : withoutPeople(for: actor.member, responsible: sight == .posted)
    }
}
