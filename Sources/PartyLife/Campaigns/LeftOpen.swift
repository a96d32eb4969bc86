/// What is still open in a campaign at each branch below its issuer.
public struct LeftOpen: Sendable {
    /// Those where something is open, each superior's together.
    public let branches: [Branch]
    /// How many branches there are, and how many of them have held their meeting.
    public let all: Int
    public let held: Int

    public init(branches: [Branch], all: Int, held: Int) {
        (self.branches, self.all, self.held) = (branches, all, held)
    }

    public struct Branch: Sendable, Identifiable {
        public let row: OrganisationRow
        public let state: CaseRow
        public let openProblems: Int
        public let overdueProblems: Int
        public var id: Organisation.ID { row.id }

        public init(row: OrganisationRow, state: CaseRow, openProblems: Int, overdueProblems: Int) {
            (self.row, self.state) = (row, state)
            (self.openProblems, self.overdueProblems) = (openProblems, overdueProblems)
        }

        public var isConvened: Bool { state.meeting == .held || state.meeting == .heldMakeUp }
        public var isPlanWaiting: Bool { state.plan == .submitted }
        /// Whether what was brought up is not on a list yet.
        public var isToPool: Bool { isConvened && state.pooledOn == nil }
    }

    public var sum: Campaign.Remaining {
        Campaign.Remaining(
            notConvened: all - held, notPooled: branches.count(where: \.isToPool),
            plansWaiting: branches.count(where: \.isPlanWaiting),
            openProblems: branches.reduce(0) { $0 + $1.openProblems },
            overdueProblems: branches.reduce(0) { $0 + $1.overdueProblems })
    }
}
