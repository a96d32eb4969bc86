@testable import PartyLife

extension BranchMeeting: HasInvariants {
    static func broken(by turn: AcceptedChange<BranchMeeting>) -> [String] {
        let edges: [(BranchMeeting.State, [BranchMeeting.State])] = [
            (.preparing, [.ready]), (.ready, [.inSession]), (.inSession, [.held, .heldMakeUp]), (.heldMakeUp, [.held]),
            (.held, [.heldMakeUp]),
        ]
        let (before, after) = (turn.before, turn.after)
        let branch = turn.facts.branch
        let gates = Set(turn.facts.readiness.unmet.map(\.gate))
        let figure = { (metric: Metric) in after.tally.value(metric, asOf: Day(number: .max)) }
        let known = Set(after.attendance.keys).union(after.exemptions.keys).union(after.covered.keys)
        let counted = figure(.present) + figure(.coveredOtherwise) + figure(.exempt)
        let missing = branch.branch.members.filter { after.participation(of: $0.id) == .toBeCovered }
        var promises: [(Bool, String)] = [
            (isEdge(before.state, after.state, edges), "an edge of the meeting"),
            (
                before.state != .preparing || after.state != .ready
                    || gates.isSubset(of: after.readinessOverride?.unmet ?? []), "ready, or excused by the superior"
            ),
            (after.heldOn == nil || after.readyOn != nil, "never held without being ready"),
            (
                before.readinessOverride == after.readinessOverride || !turn.actor.isCommittee(of: branch.branchID),
                "the committee excuses itself from nothing"
            ),
            (after.criticisms.allSatisfy { $0.from != $0.to }, "nobody criticises themself here"),
            (after.remarks.allSatisfy { $0.by != $0.about }, "nobody remarks on themself"),
            (after.covered.allSatisfy { $0.key != $0.value.confirmedBy }, "nobody confirms their own cover"),
            (
                after.covered.allSatisfy { $0.value.at == nil || turn.facts.branch.branchID != $0.value.at },
                "nobody is covered elsewhere at home"
            ),
            (
                after.arrangements.values.allSatisfy { $0.confirmed == nil || $0.mode != nil },
                "only who goes elsewhere is received"
            ),
            (
                Set(after.leaderVisits.map(\.leader)).count == after.leaderVisits.count, "each leader is planned once"
            ),
            (counted <= known.count, "each is counted in one way"),
            (
                !after.isHeld || figure(.present) == after.attendance.values.filter(\.isPresent).count,
                "present is who was there"
            ),
            (
                !after.isHeld || after.exemptions.keys.allSatisfy { after.participation(of: $0) != .toBeCovered },
                "exempt is never absent"
            ),
        ]
        for event in turn.events {
            switch event {
            case .spoke(let speech) where branch.procedure.session.leadersFirst && !branch.isLeader(speech.speaker):
                let first = branch.leaders.allSatisfy {
                    before.hasSpoken($0)
                        || before.attendance[$0].map { !$0.isPresent } ?? (before.exemptions[$0] != nil)
                }
                promises.append((first, "leaders speak first"))
            case .spoke(let speech):
                promises.append((before.attendance[speech.speaker]?.isPresent == true, "who speaks is there"))
            case .gaveFloor(let floor):
                promises.append((before.attendance[floor.speaker]?.isPresent == true, "who has the floor is there"))
            case .criticised(let criticism):
                promises.append((turn.actor.member != criticism.to, "the one criticised does not record it"))
                promises.append((criticism.response == nil, "the answer is the other's"))
            case .closed(_, let absent, _):
                let roll = after.heldOn.map(branch.branch.roll) ?? []
                promises += [
                    (
                        roll.allSatisfy {
                            after.attendance[$0] != nil || after.exemptions[$0] != nil || after.covered[$0] != nil
                        },
                        "attendance for the whole roll"
                    ),
                    (after.present.allSatisfy(after.hasSpoken), "everyone there has spoken"),
                    (after.chair.map { after.present.contains($0) } == true, "the chair is there"),
                    (absent == missing.map(\.id).filter(roll.contains), "who is missing is named"),
                    (after.present.count < 2 || !after.criticisms.isEmpty, "there was criticism"),
                    (after.toRestate.isEmpty, "nobody is still to speak again"),
                ]
            case .corrected(let change, let missing, let correction):
                let roll = after.heldOn.map(branch.branch.roll) ?? []
                promises += [
                    (
                        missing.map { $0 == roll.filter { after.participation(of: $0) == .toBeCovered } } ?? true,
                        "after a correction, who is missing is named"
                    ),
                    (
                        before.criticisms.allSatisfy { old in
                            old.to != correction.by
                                || after.criticisms.contains { $0.id == old.id && $0.text == old.text }
                        }, "the one criticised leaves the criticism as it is"
                    ),
                    (after.corrections.count > before.corrections.count, "what stood before is kept: \(change)"),
                    (
                        !before.isHeld || correction.reason != nil || after.covered != before.covered,
                        "a reason, once it is over"
                    ),
                ]
            case .completed:
                let roll = after.heldOn.map(branch.branch.roll) ?? []
                promises.append((!missing.contains { roll.contains($0.id) }, "complete once nobody is left"))
            default: continue
            }
        }
        return unmet(promises)
    }
}

extension Problem: HasInvariants {
    private static let back: [Problem.State] = [.claimed, .listed, .posted]
    private static let edges: [(Problem.State, [Problem.State])] = [
        (.none, [.found, .done]), (.found, [.claimed, .merged, .withdrawn]),
        (.claimed, [.listed, .merged, .withdrawn]),
        (.listed, [.committed, .withdrawn]), (.committed, [.posted, .withdrawn]), (.posted, [.done]),
        (.done, [.verified] + back), (.verified, [.accepted, .done] + back), (.accepted, [.writtenOff, .verified]),
        (.writtenOff, back), (.merged, [.found, .claimed]),
    ]

    static func broken(by turn: AcceptedChange<Problem>) -> [String] {
        let (before, after) = (turn.before, turn.after)
        var promises = [
            (isEdge(before.state, after.state, edges), "an edge of the problem"),
            (before.found == nil || before.text == after.text, "the problem's words stay"),
            (before.rounds.count <= after.rounds.count, "no round is forgotten"),
            (after.plan?.deadlines.isEmpty != true, "a measure has a deadline"),
            (
                after.isOverdue(on: turn.today) == (after.tally.value(.problemsOverdue, asOf: turn.today) == 1),
                "overdue"
            ),
            (after.isOpen == (after.tally.value(.problemsOpen, asOf: turn.today) == 1), "open"),
        ]
        let judged: Set<Problem.State> = [.verified, .accepted, .writtenOff]
        let judgement = after.state != before.state && judged.contains(after.state)
        let judge = turn.actor.member
        if judgement || judged.contains(before.state) && after.state != before.state {
            let workers = after.steps.filter { $0.kind == .progress }.map(\.by) + after.rounds.map(\.doneBy)
            promises += [
                (judge.map { !(after.plan?.responsible ?? []).contains($0) } == true, "the responsible judge nothing"),
                (judge.map { !workers.contains($0) } == true, "whoever worked judges nothing"),
                (judge != after.subject, "whom it is about judges nothing"),
            ]
        }
        if after.state == .writtenOff, let round = after.round {
            let acceptance = round.acceptance
            promises += [
                (round.verifier != nil && round.verifier != round.doneBy, "verified by someone else"),
                (acceptance.map { 2 * $0.agreed > $0.asked } == true, "accepted by most"),
                (after.immediate || after.committed != nil && after.posting != nil, "committed to and posted"),
            ]
            let dates = [round.done, round.verified, round.accepted, round.writtenOff].compactMap(\.self)
            promises.append((dates.count == 4 && dates == dates.sorted(), "in order of days"))
        } else if after.state == .writtenOff {
            promises.append((false, "written off without a round"))
        }
        return unmet(promises)
    }
}

extension ProblemList: HasInvariants {
    static func broken(by turn: AcceptedChange<ProblemList>) -> [String] {
        let list = turn.after
        return unmet([
            (list.pooled == nil || turn.facts.meetingHeld, "pooled after the meeting"),
            (list.posted == nil || list.pooled != nil, "posted after it was pooled"),
            (list.reconciled == nil || list.posted != nil, "reconciled after it was posted"),
            (list.problems.starts(with: turn.before.problems), "numbers stay"),
            (Set(list.problems).count == list.problems.count, "each problem once"),
            (
                list.reconciled == turn.before.reconciled || turn.facts.open.isEmpty,
                "reconciled with nothing open"
            ),
        ])
    }
}
