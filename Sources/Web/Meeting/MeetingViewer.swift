import Operations
import PartyLife

/// Who looks at a meeting, and what they may do in it.
struct MeetingViewer {
    let actor: ActingPerson
    let member: Member.ID
    let scope: Permissions.Scope
    let meeting: BranchMeeting
    let phase: CampaignPhase
    /// Names of everyone who occurs in the meeting.
    var names: [Member.ID: String] = [:]

    func may(_ action: Action) -> Bool { phase.takes(action) && Permissions.allows(action, to: actor, on: scope) }

    /// Reads what was said.
    var isInsider: Bool { may(.readCriticism) }
    /// Keeps the record for all.
    var isRecorder: Bool { may(.recordAttendance) }
    var isChair: Bool { meeting.chair == member }
    var isObserver: Bool { meeting.observers.contains { $0.member == member } }
    var mayRegister: Bool { may(.observe) && !may(.readCriticism) && !isObserver }
    var mayRemark: Bool { may(.remark) && (isObserver || isChair) }
    /// Writes down what this person says.
    func mayRecord(_ person: Member.ID) -> Bool { isRecorder || (person == member && may(.speak)) }

    var remarks: [BranchMeeting.Remark] { isInsider ? meeting.remarks : meeting.remarks.filter { $0.by == member } }
}
