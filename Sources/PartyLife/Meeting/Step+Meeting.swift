extension Step.Rule {
    /// 召开会议.
    static let session = Step.Rule(
        .during, by: .keepers, opens: .ready, until: .day(.meetingBy), on: .page("meeting")
    ) { branch in
        Step.Count(done: branch.meeting.isHeld ? 1 : 0, hasStarted: branch.meeting.state == .inSession)
    }

    /// 全员覆盖: whoever was not there is covered in another way.
    static let covering = Step.Rule(
        .during, by: .keepers, opens: .held, until: .day(.meetingBy), on: .page("meeting")
    ) { branch in
        let isHeld = branch.heldOn != nil
        let missing = isHeld ? branch.expected.filter { branch.meeting.participation(of: $0) == .toBeCovered } : []
        return Step.Count(
            done: isHeld ? branch.expected.count - missing.count : 0, due: max(branch.expected.count, 1),
            hasStarted: isHeld, missing: missing, isSettled: !isHeld)
    }
}
