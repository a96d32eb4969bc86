import PartyLife
import Records

extension UseCases {
    /// What was said in a meeting: for the members of the branch alone.
    public func wordsOfMeeting(at place: Place, as actor: ActingPerson) async throws -> OpenedWords {
        try await records.read { reader in
            try reader.authorise(.readCriticism, to: actor, on: place.organisation)
            let stream = place.stream(BranchMeeting.self)
            let meeting = try reader.load(BranchMeeting.self, stream)
            var opened = OpenedWords()
            try opened.open(meeting.speeches.map(\.text), of: stream, by: reader)
            try opened.open(meeting.criticisms.flatMap { [$0.text, $0.responseText] }, of: stream, by: reader)
            try opened.open(meeting.remarks.map(\.text) + [meeting.closing], of: stream, by: reader)
            try opened.open(meeting.outcomes.map(\.text), of: stream, by: reader)
            try opened.open(meeting.corrections.map(\.correction.reason), of: stream, by: reader)
            try opened.open(meeting.corrections.flatMap(\.before.words), of: stream, by: reader)
            return opened
        }
    }

    /// An observer's own remarks, for the observer.
    public func wordsOfRemarks(by observer: Member.ID, at place: Place, as actor: ActingPerson) async throws
        -> OpenedWords
    {
        try await records.read { reader in
            try reader.authorise(.remark, to: actor, on: place.organisation)
            let stream = place.stream(BranchMeeting.self)
            let meeting = try reader.load(BranchMeeting.self, stream)
            let remarks = meeting.remarks.filter {
                $0.by == observer && observer == actor.member
            }
            var opened = OpenedWords()
            let corrections = meeting.corrections(where: {
                if case .remark(let was) = $0 { was.by == observer && observer == actor.member } else { false }
            })
            try opened.open(corrections.flatMap { $0.before.words + [$0.correction.reason] }, of: stream, by: reader)
            try opened.open(remarks.map(\.text), of: stream, by: reader)
            return opened
        }
    }
}

extension BranchMeeting.Record {
    /// What somebody said, as it stood before.
    fileprivate var words: [Words?] {
        switch self {
        case .attendance, .exemption, .cover: []
        case .speech(let speech): [speech.text]
        case .criticism(let criticism): [criticism.text, criticism.responseText]
        case .remark(let remark): [remark.text]
        }
    }
}
