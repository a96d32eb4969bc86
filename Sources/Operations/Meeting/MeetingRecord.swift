import PartyLife
import Records

extension Loop {
    /// What was said in a meeting: for the members of the branch alone.
    public func wordsOfMeeting(at place: Place, as actor: Actor) async throws -> OpenedWords {
        try await records.read { reader in
            try reader.authorise(.readCriticism, to: actor, on: place.organisation)
            let stream = place.stream(BranchMeeting.self)
            let meeting = try reader.load(BranchMeeting.self, stream)
            var opened = OpenedWords()
            try opened.open(meeting.speeches.map(\.text), of: stream, by: reader)
            try opened.open(meeting.criticisms.flatMap { [$0.text, $0.responseText] }, of: stream, by: reader)
            try opened.open(meeting.remarks.map(\.text) + [meeting.closing], of: stream, by: reader)
            return opened
        }
    }

    /// An observer's own remarks, for the observer.
    public func wordsOfRemarks(by observer: Member.ID, at place: Place, as actor: Actor) async throws -> OpenedWords {
        try await records.read { reader in
            try reader.authorise(.remark, to: actor, on: place.organisation)
            let stream = place.stream(BranchMeeting.self)
            let remarks = try reader.load(BranchMeeting.self, stream).remarks.filter {
                $0.by == observer && observer == actor.member
            }
            var opened = OpenedWords()
            try opened.open(remarks.map(\.text), of: stream, by: reader)
            return opened
        }
    }
}
