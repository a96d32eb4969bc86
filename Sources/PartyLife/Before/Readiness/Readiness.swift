/// Whether a branch may hold its meeting (开会条件, G-READY): every gate of the procedure with what is still missing.
public struct Readiness: Equatable, Sendable {
    public var conditions: [Condition]

    public struct Condition: Equatable, Sendable {
        public var gate: Gate
        /// How many are due, and how many of these are there.
        public var due: Int
        public var done: Int
        /// Who is missing, where the gate is about persons.
        public var missing: [Member.ID]
        /// How many have done their own part, where somebody else has the last word.
        public var handedIn: Int?

        public var isMet: Bool { done >= due }
    }

    public var unmet: [Condition] { conditions.filter { !$0.isMet } }
    public var isReady: Bool { unmet.isEmpty }

    public init(conditions: [Condition]) { self.conditions = conditions }

    /// - Parameter examinations: the self-examination of each member who has begun one.
    public init(
        facts: BranchFacts, plan: Plan, study: Study, opinions: Opinions, talks: Talks, meeting: BranchMeeting,
        examinations: [Member.ID: SelfExamination.State]
    ) {
        let expected = facts.branch.members.map(\.id).filter { meeting.exemptions[$0] == nil }
        let leaders = facts.leaders.filter(expected.contains)

        func persons(_ gate: Gate, _ due: [Member.ID], _ isDone: (Member.ID) -> Bool) -> Condition {
            let missing = due.filter { !isDone($0) }
            return Condition(gate: gate, due: due.count, done: due.count - missing.count, missing: missing)
        }
        func isReviewed(_ member: Member.ID) -> Bool { examinations[member] == .accepted }

        conditions = facts.procedure.gates.map { gate in
            switch gate {
            case .planApproved:
                return Condition(gate: gate, due: 1, done: plan.state == .approved ? 1 : 0, missing: [])
            case .studyCovered:
                return persons(gate, expected) { study.isCovered($0, by: facts.procedure) }
            case .opinionsDelivered:
                let used = Set(opinions.received.map(\.channel)).count
                let asked = facts.procedure.opinions.minimumChannels
                let undelivered = opinions.received.filter { $0.delivered == nil }
                let delivered = opinions.rawCount - undelivered.count
                return Condition(
                    gate: gate, due: asked + opinions.rawCount, done: min(used, asked) + delivered,
                    missing: Set(undelivered.compactMap(\.target.member)).intersection(expected).sorted())
            case .talksCovered:
                let cover = TalkCover(
                    of: talks, in: facts.branch, by: facts.procedure.talks, excusing: Set(meeting.exemptions.keys))
                let kinds = cover.kinds.values
                return Condition(
                    gate: gate, due: kinds.reduce(0) { $0 + $1.due }, done: kinds.reduce(0) { $0 + $1.done },
                    missing: cover.uncovered.sorted())
            case .examinationsComplete:
                return persons(gate, expected) { member in
                    facts.procedure.review.examinations && !facts.isLeader(member)
                        ? isReviewed(member) : [.submitted, .accepted].contains(examinations[member])
                }
            case .leadersReviewed:
                var condition = persons(gate, facts.procedure.review.examinations ? leaders : [], isReviewed)
                condition.handedIn = leaders.filter { [.submitted, .accepted].contains(examinations[$0]) }.count
                return condition
            case .effectReviewed:
                return Condition(gate: gate, due: 1, done: plan.effect?.passed == true ? 1 : 0, missing: [])
            case .everyoneArranged:
                let special = facts.branch.members.filter(facts.needsArrangement)
                return persons(gate, special.map(\.id)) {
                    meeting.arrangements[$0] != nil || meeting.exemptions[$0] != nil
                }
            case .leadersPlanned:
                let planned = Set(meeting.leaderVisits.filter { $0.capacity == .ordinaryMember }.map(\.leader))
                return persons(gate, leaders, planned.contains)
            }
        }
    }
}
