import TestChance

@testable import PartyLife

extension World {
    mutating func moveAppraisal(_ branch: Organisation.ID) {
        var stream = appraisals[branch] ?? Stream()
        let facts = Appraisal.Facts(branch: branchFacts(branch), meeting: meeting(branch))
        let command = appraisalCommand(stream.live, branch, facts)
        let who: ActingPerson = if case .rate = command { mostly(someone(branch)) } else { mostly(officer(branch)) }
        run(&stream, command, by: who, knowing: facts)
        appraisals[branch] = stream
    }

    private mutating func appraisalCommand(
        _ appraisal: Appraisal, _ branch: Organisation.ID, _ facts: Appraisal.Facts
    ) -> Appraisal.Command {
        let one = someone(branch)
        let graded = appraisal.graded(of: facts.branch, on: appraisal.openedOn ?? today)
        guard !random.oneIn(4) else { return anyAppraisalCommand(appraisal, one) }
        switch appraisal.state {
        case .notBegun: return .open(on: recently())
        case .open:
            switch random.below(6) {
            case 0, 1: return .rate(random.pick(Appraisal.Grade.allCases))
            case 2: return .excuse(one, someWords())
            case 3: return .liftExcuse(appraisal.excused.keys.min() ?? one)
            default: return .count(ballots(graded, facts))
            }
        case .counted:
            guard random.oneIn(2) else { return .withdrawCount(reason()) }
            let grades = graded.map { ($0, random.pick(Appraisal.Grade.allCases)) }
            return .conclude(Dictionary(grades) { first, _ in first }, acceptingMore: random.oneIn(2))
        case .concluded:
            return random.oneIn(2)
                ? .tell(one, on: recently()) : .correct(one, random.pick(Appraisal.Grade.allCases), reason())
        }
    }

    private mutating func anyAppraisalCommand(_ appraisal: Appraisal, _ one: Member.ID) -> Appraisal.Command {
        switch random.below(6) {
        case 0: .open(on: recently())
        case 1: .excuse(one, someWords())
        case 2: .liftExcuse(one)
        case 3: .withdrawCount(reason())
        case 4: .conclude([one: .excellent], acceptingMore: true)
        default: .tell(one, on: recently())
        }
    }

    private mutating func ballots(_ graded: [Member.ID], _ facts: Appraisal.Facts) -> Appraisal.Count {
        let present = facts.meeting.present
        let voters = present.filter { facts.branch.branch.member($0)?.hasVote == true }.count
        let valid = random.oneIn(8) ? voters + 1 : voters
        let votes = graded.map { ($0, [random.pick(Appraisal.Grade.allCases): random.below(valid + 1)]) }
        return .init(
            issued: voters, returned: voters, valid: valid, votes: Dictionary(votes) { first, _ in first },
            team: [.good: random.below(voters + 1)], counters: Array(present.prefix(2)))
    }
}

extension Appraisal: HasInvariants {
    static func broken(by turn: AcceptedChange<Appraisal>) -> [String] {
        let (before, after) = (turn.before, turn.after)
        return unmet([
            (after.conclusions.isEmpty || after.count != nil, "nothing is concluded before it is counted"),
            (after.count == nil || after.openedOn != nil, "nothing is counted before it has begun"),
            (after.conclusions.keys.allSatisfy { after.excused[$0] == nil }, "who is excused has no grade"),
            (
                after.count.map { count in
                    count.votes.values.allSatisfy { $0.values.reduce(0, +) <= count.valid }
                        && count.valid <= count.issued
                } ?? true, "no more votes than ballots"
            ),
            (
                before.count == nil || before.selfGrades == after.selfGrades,
                "nobody assesses themself once votes are known"
            ),
        ])
    }
}
