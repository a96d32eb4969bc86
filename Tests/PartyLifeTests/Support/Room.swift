import Testing

@testable import PartyLife

/// A meeting of the sample branch, taken as far as a test needs it.
enum Room {
    static let today = day("2026-03-10")
    static let temporary: Organisation.ID = id("temporary")
    static let neighbour: Organisation.ID = id("neighbour")
    static let facts = BranchMeeting.Facts(
        branch: Sample.facts, readiness: Sample.ready,
        hosts: [
            temporary: .init(kind: .temporaryBranch, until: day("2026-03-20")), neighbour: .init(kind: .branch),
        ])
    static let absent = BranchMeeting.Attendance.absent(reason: .illness)

    static func preparing(_ change: (inout BranchMeeting.Facts) -> Void = { _ in }) -> Trial<BranchMeeting> {
        Trial(with(facts, change), on: today)
    }

    static func open(_ change: (inout BranchMeeting.Facts) -> Void = { _ in }) -> Trial<BranchMeeting> {
        var trial = preparing(change)
        trial.does(.declareReady, by: Sample.secretary)
        trial.does(.open(on: today, place: "会议室"), by: Sample.secretary)
        return trial
    }

    /// Everyone but these is there.
    static func inSession(
        without missing: [Member.ID] = [], _ change: (inout BranchMeeting.Facts) -> Void = { _ in }
    ) -> Trial<BranchMeeting> {
        var trial = open(change)
        let pairs = Sample.roll.map { ($0, missing.contains($0) ? absent : .present) }
        trial.does(.recordAttendance(Dictionary(uniqueKeysWithValues: pairs)), by: Sample.organiser)
        return trial
    }

    static func speech(_ member: Member.ID) -> BranchMeeting.Command {
        .speak(.init(speaker: member, text: words("自我批评")))
    }

    static func criticism(_ name: String, _ from: Member.ID, of to: Member.ID) -> BranchMeeting.Criticism {
        .init(id: id(name), from: from, to: to, text: words("调研不深，走马观花"))
    }

    /// Everyone who is there has spoken, and one has been criticised.
    static func spoken(
        without missing: [Member.ID] = [], _ change: (inout BranchMeeting.Facts) -> Void = { _ in }
    ) -> Trial<BranchMeeting> {
        var trial = inSession(without: missing, change)
        for member in Sample.roll where !missing.contains(member) { trial.does(speech(member), by: Sample.organiser) }
        trial.does(.criticise(criticism("c1", Sample.wang, of: Sample.li)), by: Sample.organiser)
        return trial
    }

    static func held(without missing: [Member.ID] = []) -> Trial<BranchMeeting> {
        var trial = spoken(without: missing)
        trial.does(.close(words("小结")), by: Sample.secretary)
        return trial
    }
}
