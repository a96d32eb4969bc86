import PartyLife
import Records

extension UseCases {
    /// How far a meeting has come, now and with every change: for those who may see it. Nothing of what is said is in
    /// it.
    ///
    /// - Returns: the number of things recorded; several that happen at once may come as one number.
    /// - Throws: ``AccessDenied``.
    public func watchMeeting(at place: Place, as actor: ActingPerson) async throws -> AsyncStream<Int> {
        try await records.read { try $0.authorise(.viewBranch, to: actor, on: place.organisation) }
        return try await records.watch(place.stream(BranchMeeting.self))
    }

    /// How many things are recorded of a meeting: what a page that is drawn now knows of it, or less.
    public func meetingVersion(at place: Place) async throws -> Int {
        try await records.version(of: place.stream(BranchMeeting.self))
    }
}
