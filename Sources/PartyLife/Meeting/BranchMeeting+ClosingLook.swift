extension BranchMeeting {
    /// What stands and what is missing when a meeting in session is about to be closed: what may be missing is told, what
    /// must not be is an obstacle.
    public struct ClosingLook: Equatable, Sendable {
        /// Why it cannot be closed yet; empty where it can.
        public var obstacles: [Refused]
        public var present: [Member.ID]
        /// Who will have to be covered (补课) after it.
        public var toBeCovered: [Member.ID]
        /// Who spoke, but nothing was written down of it.
        public var withoutText: [Member.ID]
        public var speeches: Int
        public var notCriticised: [Member.ID]
        public var criticisedNobody: [Member.ID]
        /// Absent, and no reason is given.
        public var withoutReason: [Member.ID]
    }

    public func closingLook(knowing branch: BranchFacts) -> ClosingLook {
        let criticises = present.count > 1
        return ClosingLook(
            obstacles: obstaclesToClosing(knowing: branch), present: present, toBeCovered: missingAtClosing(branch),
            withoutText: speeches.filter { $0.text == nil }.map(\.speaker), speeches: speeches.count,
            notCriticised: criticises ? notCriticised : [], criticisedNobody: criticises ? criticisedNobody : [],
            withoutReason: attendance.filter { $0.value == .absent(reason: .none) }.keys.sorted())
    }

    /// Who of the roll was not there, is not covered and not exempt.
    func missingAtClosing(_ branch: BranchFacts) -> [Member.ID] {
        guard let heldOn else { return [] }
        return branch.branch.roll(on: heldOn).filter {
            attendance[$0] != .present && covered[$0] == nil && exemptions[$0] == nil
        }
    }
}
