extension BranchMeeting {
    /// Why a meeting in session cannot be closed yet, each reason with the people; empty where it can.
    public func obstaclesToClosing(knowing branch: BranchFacts) -> [Refused] {
        guard let heldOn else { return [.notInSession] }
        var obstacles: [Refused] = []
        func refuse(_ members: [Member.ID], _ refusal: ([Member.ID]) -> Refused) {
            if !members.isEmpty { obstacles.append(refusal(members)) }
        }
        refuse(
            branch.branch.roll(on: heldOn).filter {
                attendance[$0] == nil && exemptions[$0] == nil && covered[$0] == nil
            }
        ) {
            .attendanceMissing(members: $0)
        }
        if let chair, attendance[chair]?.isPresent != true { obstacles.append(.notPresent(member: chair)) }
        refuse(present.filter { !hasSpoken($0) }) { .notSpoken(members: $0) }
        if present.count > 1 {
            if criticisms.isEmpty { obstacles.append(.noCriticism) }
            if branch.procedure.session.everyoneCriticised { refuse(notCriticised) { .notCriticised(members: $0) } }
        }
        refuse(toRestate) { .restatementOpen(members: $0) }
        return obstacles
    }

    /// Who is there and has been criticised by nobody.
    public var notCriticised: [Member.ID] { present.filter { person in !criticisms.contains { $0.to == person } } }

    /// Who is there and has criticised nobody.
    public var criticisedNobody: [Member.ID] { present.filter { person in !criticisms.contains { $0.from == person } } }
}
