import Testing

@testable import PartyLife

@Suite("What the meeting brought about")
struct OutcomeTests {
    private func outcome(
        _ name: String, _ kind: BranchMeeting.OutcomeKind, about: Member.ID? = nil, helper: Member.ID? = nil
    ) -> BranchMeeting.Outcome { .init(id: id(name), kind, words("一句话"), about: about, helper: helper) }

    @Test("a line each, by who keeps the record; what was noted twice is noted once")
    func noting() {
        var trial = Room.inSession()
        trial.does(.note(outcome("o1", .topicExamined)), by: Sample.organiser)
        trial.ignores(.note(outcome("o1", .topicExamined)), by: Sample.organiser)
        #expect(trial.state.outcomes.map(\.notedBy) == [Sample.organiser.member])
        trial.refuses(
            .note(outcome("o2", .agreement)), by: Sample.actor(Sample.chen), with: .onlySpeakerOrRecorder)
        trial.does(.dropNote(id("o1")), by: Sample.organiser)
        #expect(trial.state.outcomes.isEmpty)
        trial.ignores(.dropNote(id("o1")), by: Sample.organiser)
    }

    @Test("help is promised by one named person to another; an encouraging word is to somebody")
    func people() {
        var trial = Room.inSession()
        trial.refuses(.note(outcome("o1", .encouragement)), by: Sample.organiser, with: .outcomeNeedsPerson)
        trial.refuses(
            .note(outcome("o1", .help, about: Sample.chen)), by: Sample.organiser, with: .outcomeNeedsHelper)
        trial.refuses(
            .note(outcome("o1", .help, about: Sample.chen, helper: Sample.chen)), by: Sample.organiser,
            with: .ofOneself)
        trial.refuses(
            .note(outcome("o1", .help, about: Sample.chen, helper: Sample.stranger)), by: Sample.organiser,
            with: .notMember(member: Sample.stranger))
        trial.does(.note(outcome("o1", .help, about: Sample.chen, helper: Sample.wu)), by: Sample.organiser)
        // Of a matter of the branch nobody is named.
        trial.does(.note(outcome("o2", .agreement, about: Sample.chen)), by: Sample.organiser)
        #expect(trial.state.outcomes.last?.about == nil)
    }

    @Test("a reflection is the person's own")
    func reflection() {
        var trial = Room.inSession()
        trial.does(.note(outcome("o1", .reflection, about: Sample.chen)), by: Sample.actor(Sample.chen))
        trial.refuses(
            .note(outcome("o2", .reflection, about: Sample.wu)), by: Sample.actor(Sample.chen),
            with: .onlySpeakerOrRecorder)
        trial.refuses(.dropNote(id("o1")), by: Sample.actor(Sample.wu), with: .onlySpeakerOrRecorder)
        trial.does(.dropNote(id("o1")), by: Sample.actor(Sample.chen))
        let long = BranchMeeting.Outcome(
            id: id("o3"), .agreement, words(String(repeating: "长", count: BranchMeeting.outcomeLimit + 1)))
        trial.refuses(.note(long), by: Sample.organiser, with: .tooLong(limit: BranchMeeting.outcomeLimit))
    }
}
