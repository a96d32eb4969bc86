import PartyLife
import Records

/// A self-examination, opened for someone who may read it.
public struct ExaminationRecord: Sendable {
    public let author: Member.ID
    public let authorName: String
    public let examination: SelfExamination
    public let words: OpenedWords
    public let procedure: Procedure
    /// Who may read it beside the author: the branch's secretary, and for a leader's text its reviewer outside.
    public let readByLeadersReviewer: Bool
    /// Opinions about the author that were handed over.
    public let opinions: [Opinions.Opinion]
    public let meetingHeld: Bool
    public let names: [Member.ID: String]
}

extension Loop {
    /// A self-examination: for its author, the secretary, and while it is under review for who reviews it.
    public func examination(of author: Member.ID, at place: Place, as actor: Actor) async throws -> ExaminationRecord {
        try await records.read { reader in
            let facts = try reader.branchFacts(place)
            guard let member = facts.branch.member(author) else { throw AccessDenied.unknownMember }
            let stream = Stream.examination(place.campaign, place.organisation, author)
            let examination = try reader.load(SelfExamination.self, stream)
            try reader.authoriseReading(examination, of: author, place, facts, by: actor)
            var words = OpenedWords()
            for text in [examination.text] + examination.returns.map(\.text) {
                try words.open([text.gains], of: stream, by: reader)
                try words.open(
                    text.answers.flatMap { answer in
                        [answer.none] + answer.problems.flatMap { [$0.text, $0.cause, $0.direction] }
                    }, of: stream, by: reader)
            }
            try words.open(examination.returns.map(\.remark), of: stream, by: reader)
            var handed: [Opinions.Opinion] = []
            if actor.member == author {
                let opinions = place.stream(Opinions.self)
                handed = try reader.load(Opinions.self, opinions).distinct.filter {
                    $0.target.member == author && $0.delivered != nil
                }
                try words.open(handed.flatMap { [$0.text, $0.answer] }, of: opinions, by: reader)
            }
            return ExaminationRecord(
                author: author, authorName: member.name, examination: examination, words: words,
                procedure: facts.procedure, readByLeadersReviewer: facts.isLeader(author), opinions: handed,
                meetingHeld: try reader.load(BranchMeeting.self, place.stream(BranchMeeting.self)).isHeld,
                names: try reader.names(of: examination.returns.map(\.by)))
        }
    }
}

extension Reader {
    /// A draft is its author's alone; what was submitted is read by the secretary, or for a leader by the reviewer.
    fileprivate func authoriseReading(
        _ examination: SelfExamination, of author: Member.ID, _ place: Place, _ facts: BranchFacts, by actor: Actor
    ) throws {
        if actor.member == author { return }
        guard examination.versions > 0, examination.state != .returned else {
            throw AccessDenied.notAllowed(action: Action.readExamination.rawValue)
        }
        let action: Action =
            facts.isLeader(author) && examination.state == .submitted ? .readExaminationUnderReview : .readExamination
        let scope = try scope(of: place.organisation, subjects: [author])
        let allowed =
            Permissions.allows(action, to: actor, on: scope)
            || (!facts.isLeader(author) && Permissions.allows(.readExamination, to: actor, on: scope))
        guard allowed else { throw AccessDenied.notAllowed(action: action.rawValue) }
    }
}
