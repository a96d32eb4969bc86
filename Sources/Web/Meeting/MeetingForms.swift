import Operations
import PartyLife

/// What is missing in a form before the rules can be asked.
enum MeetingFormError: Refusal {
    static let area = "meeting-form"
    case dayMissing
    case gradeMissing
    case kindMissing
    case modeMissing
    case numberWrong
    case reasonsMissing(members: [Member.ID])
    case responseMissing
    case textMissing
    case whoMissing
}

extension Form {
    /// The roll as it was ticked off.
    func attendance() throws -> [Member.ID: BranchMeeting.Attendance] {
        let reasons = Dictionary(indexed("reason").map { ($0.key, $0.value) }) { first, _ in first }
        var attendance: [Member.ID: BranchMeeting.Attendance] = [:]
        var without: [Member.ID] = []
        for (key, value) in indexed("attendance") {
            guard let member = Member.ID(key) else { continue }
            if value == "present" {
                attendance[member] = .present
            } else if let reason = reasons[key].flatMap({ BranchMeeting.AbsenceReason(rawValue: $0) }) {
                attendance[member] = .absent(reason: reason)
            } else {
                without.append(member)
            }
        }
        var answers = Answers(self)
        for member in without {
            answers.lack("reason[\(member)]", MeetingFormError.reasonsMissing(members: [member]))
        }
        guard answers.lacks.isEmpty else { throw answers.lacking }
        return attendance
    }

    /// A criticism as it was typed. The identifier comes with the form, so that sending it twice records it once.
    func criticism(_ identifiers: any IdentifierSource) throws -> BranchMeeting.Criticism {
        var answers = Answers(self)
        let from = answers.identifier("from", of: Member.self, else: MeetingFormError.whoMissing)
        let to = answers.identifier("to", of: Member.self, else: MeetingFormError.whoMissing)
        guard let from, let to else { throw answers.lacking }
        let id = identifier("id", of: BranchMeeting.Criticism.self) ?? identifiers.make()
        return .init(id: id, from: from, to: to, text: words("text"), blindSpot: self["blind-spot"] != nil)
    }

    /// A line of what the meeting brought about.
    func outcome(_ identifiers: any IdentifierSource) throws -> BranchMeeting.Outcome {
        var answers = Answers(self)
        let kind = answers.choice("kind", of: BranchMeeting.OutcomeKind.self, else: MeetingFormError.kindMissing)
        let text = answers.words("text", else: MeetingFormError.textMissing)
        guard let kind, let text else { throw answers.lacking }
        return .init(
            id: identifier("id", of: BranchMeeting.Outcome.self) ?? identifiers.make(), kind, text,
            about: identifier("about", of: Member.self), helper: identifier("helper", of: Member.self))
    }
}
