@testable import PartyLife

/// Names what does not hold.
func unmet(_ promises: [(Bool, String)]) -> [String] { promises.filter { !$0.0 }.map(\.1) }

/// Whether a change of state is one of these edges.
func isEdge<State: Equatable>(_ from: State, _ to: State, _ edges: [(State, [State])]) -> Bool {
    from == to || edges.contains { $0.0 == from && $0.1.contains(to) }
}

extension Organisation: HasInvariants {
    static func broken(by turn: AcceptedChange<Organisation>) -> [String] {
        let organisation = turn.after
        let people = Set(organisation.members.map(\.id))
        let administrators = Set(organisation.holders.filter(\.office.isAdministrator).map(\.member))
        return unmet([
            (organisation.holders(of: .secretary).count <= 1, "one secretary"),
            (people.count == organisation.members.count, "each member once"),
            (organisation.type.isBranch || people.isEmpty, "members in branches alone"),
            (
                !organisation.type.isBranch || organisation.holders.allSatisfy { people.contains($0.member) },
                "offices end with membership"
            ),
            (
                administrators.allSatisfy { one in organisation.holders.filter { $0.member == one }.count == 1 },
                "administrators hold nothing else"
            ),
            (organisation.dissolved == nil || people.isEmpty, "nobody is left in what is dissolved"),
            (organisation.parent != turn.facts.id, "nothing is above itself"),
        ])
    }
}

extension Campaign: HasInvariants {
    static func broken(by turn: AcceptedChange<Campaign>) -> [String] {
        let (old, new) = (turn.before.procedure, turn.after.procedure)
        return unmet([
            (new?.defects.isEmpty == true, "the procedure is sound"),
            (
                turn.before.withdrawn == nil && (turn.before.closed == nil || turn.after.closed == nil),
                "nothing happens after closing but that it is opened again"
            ),
            (
                turn.after.withdrawn == nil || !turn.facts.meetingsBegun,
                "nothing is withdrawn once a meeting was opened"
            ),
            (
                Set(old?.study.texts.map(\.id) ?? []).isSubset(of: new?.study.texts.map(\.id) ?? []),
                "what is studied stays"
            ),
            (old == nil || !turn.facts.meetingsBegun || old?.theme == new?.theme, "the theme stands"),
            (Set(old?.aspects.map(\.id) ?? []).isSubset(of: new?.aspects.map(\.id) ?? []), "aspects stay"),
        ])
    }
}

extension CampaignDraft: HasInvariants {
    static func broken(by turn: AcceptedChange<CampaignDraft>) -> [String] {
        unmet([(turn.after != turn.before, "a change changes something")])
    }
}

extension Notice: HasInvariants {
    static func broken(by turn: AcceptedChange<Notice>) -> [String] {
        let trained = turn.after.trained.subtracting(turn.before.trained)
        let wrong = unmet([
            (trained.isSubset(of: turn.facts.organisers), "those who organise are trained"),
            ((turn.after.trainings ?? []).allSatisfy { $0.on <= turn.today }, "a training is past"),
            ((turn.after.guidance?.count ?? 0) >= (turn.before.guidance?.count ?? 0), "guidance stays"),
        ])
        guard wrong.isEmpty else { return wrong }
        guard let inherited = turn.facts.inherited, let change = turn.after.tightening else { return [] }
        let (bound, loosened) = inherited.tightened(by: change)
        guard turn.before.tightening == nil else { return [] }
        let days: [KeyPath<Procedure, Day>] = [
            \.timetable.planBy, \.timetable.studyBy, \.timetable.opinionsBy, \.timetable.talksBy,
            \.timetable.examinationsBy, \.window.closes,
        ]
        return unmet([
            (turn.after.received != nil, "received before it is passed on"),
            (loosened.isEmpty && bound.defects.isEmpty, "tightened to something sound"),
            (days.allSatisfy { bound[keyPath: $0] <= inherited[keyPath: $0] }, "no day is later"),
            (bound.aspects.starts(with: inherited.aspects), "aspects are only added"),
            (bound.study.texts.starts(with: inherited.study.texts), "texts are only added"),
            (bound.gates.starts(with: inherited.gates), "gates are only added"),
        ])
    }
}

extension Plan: HasInvariants {
    static func broken(by turn: AcceptedChange<Plan>) -> [String] {
        let edges: [(Plan.State, [Plan.State])] = [
            (.none, [.drafted, .submitted]), (.drafted, [.submitted]), (.submitted, [.returned, .approved]),
            (.returned, [.submitted]),
        ]
        let plan = turn.after
        let window = turn.facts.procedure.window
        let meets = plan.versions.last?.meetingDay.map { window.opens <= $0 && $0 <= window.closes } ?? false
        let submitted = turn.events.contains { if case .submitted = $0 { true } else { false } }
        return unmet([
            (isEdge(turn.before.state, plan.state, edges), "an edge of the plan"),
            (
                // Who reviewed once may write the plan later, as a member of the branch by then.
                plan.reviews.dropFirst(turn.before.reviews.count).allSatisfy { !turn.before.authors.contains($0.by) },
                "nobody reviews their own plan"
            ),
            (
                plan.reviews.count == turn.before.reviews.count || !turn.actor.isCommittee(of: turn.facts.branchID),
                "the committee does not review its plan"
            ),
            (!submitted || meets, "the meeting is in the window"),
            (!submitted || plan.versions.last?.missing.isEmpty == true, "what is submitted is complete"),
            (
                plan.reviews.allSatisfy { !$0.approves || $0.qualities == Plan.Quality.allCases },
                "who approves vouches for all three qualities"
            ),
            (
                plan.reviews.allSatisfy { $0.approves || !$0.remark.isEmpty || $0.notes?.isEmpty == false },
                "what is given back says what to change"
            ),
            (
                plan.effect.map { plan.state == .approved && !plan.authors.contains($0.by) } ?? true,
                "the second checkpoint is after approval, by somebody else"
            ),
            (turn.facts.noticeReceived, "the notice comes first"),
        ])
    }
}

extension Opinions: HasInvariants {
    static func broken(by turn: AcceptedChange<Opinions>) -> [String] {
        let all = turn.after.received
        let merged = all.filter { $0.mergedInto != nil }
        return unmet([
            (
                all.count + turn.after.withdrawn.count >= turn.before.rawCount + turn.before.withdrawn.count,
                "no opinion is lost"
            ),
            (
                turn.events.allSatisfy { event in
                    guard case .corrected(let change, let correction) = event else { return true }
                    guard let old = turn.before.opinion(change.opinion) else { return false }
                    if case .answer = change { return true }
                    return old.target.member == nil || old.target.member != correction.by
                }, "whom an opinion is about leaves it as it is"
            ),
            (
                turn.events.contains { if case .corrected = $0 { true } else { false } }
                    || zip(turn.before.received, all).allSatisfy {
                        $0.text == $1.text && ($0.target == $1.target || $1.delivered == nil)
                    },
                "original words, and given to another only before they are handed over"
            ),
            (
                turn.actor.member != nil || zip(turn.before.received, all).allSatisfy { $0.target == $1.target },
                "somebody answers for whom it is given to"
            ),
            (
                turn.before.door?.isOpen == true
                    || all.dropFirst(turn.before.rawCount).allSatisfy { $0.channel != .link },
                "by the link only while it is open"
            ),
            (turn.after.distinct.count + merged.count == all.count, "raw is distinct and merged"),
            (
                merged.allSatisfy { one in
                    all.contains { $0.id == one.mergedInto && $0.mergedInto == nil && $0.target == one.target }
                }, "merged into one that stands, about the same"
            ),
            (all.allSatisfy { $0.on <= turn.today && ($0.delivered ?? $0.on) >= $0.on }, "delivered after it came"),
            (
                all.allSatisfy { one in one.answered.map { on in one.delivered.map { $0 <= on } ?? false } ?? true },
                "answered after it was delivered"
            ),
        ])
    }
}

extension SelfExamination: HasInvariants {
    static func broken(by turn: AcceptedChange<SelfExamination>) -> [String] {
        let edges: [(SelfExamination.State, [SelfExamination.State])] = [
            (.none, [.drafted, .submitted, .entered]), (.drafted, [.submitted]), (.submitted, [.returned, .accepted]),
            (.returned, [.submitted, .entered]), (.entered, [.drafted, .submitted]),
        ]
        let (before, after) = (turn.before.state, turn.after.state)
        let isAuthor = turn.actor.member == turn.facts.author
        let reviewed = after != before && [.returned, .accepted].contains(after)
        let isEntry = after == .entered && !isAuthor && turn.after.entry?.by == turn.actor.member
        let isConfirmed = before == .entered && after == .submitted && turn.actor.member != turn.before.entry?.by
        let answered = turn.facts.branch.procedure.aspects.allSatisfy { aspect in
            turn.after.text.answers.contains { $0.aspect == aspect.id && ($0.none != nil || !$0.problems.isEmpty) }
        }
        let outside = turn.actor.holdings.contains { $0.organisation != turn.facts.branch.branchID }
        return unmet([
            (isEdge(before, after, edges), "an edge of the examination"),
            (reviewed != isAuthor || isEntry || isConfirmed, "the author writes, another reviews"),
            (turn.before.text == turn.after.text || isAuthor || isEntry, "only the author or a recorder writes"),
            (
                before != .entered || after != .submitted || isConfirmed || isAuthor,
                "whoever entered a paper does not confirm it"
            ),
            (after != .submitted || before == .submitted || answered, "every aspect is answered"),
            (
                after != .submitted || before == .submitted
                    || Set(turn.facts.earlier).isSubset(of: (turn.after.text.earlier ?? []).map(\.problem)),
                "what earlier years left open is answered"
            ),
            (
                Set(turn.after.problems.compactMap(\.origin)).isSubset(
                    of: turn.facts.origins.union(turn.before.problems.compactMap(\.origin))),
                "a problem names only what its author knows"
            ),
            (
                (turn.before.rating == turn.after.rating && turn.before.shownSince == turn.after.shownSince)
                    || isAuthor, "the author alone rates and shows"
            ),
            (turn.after.shownSince == nil || turn.after.versions > 0, "a draft is not shown"),
            (
                !reviewed || !turn.facts.branch.isLeader(turn.facts.author) || outside,
                "a leader's is read outside the branch"
            ),
            (!turn.facts.meetingHeld, "closed once the meeting is held"),
            (turn.after.returns.count >= turn.before.returns.count, "what was given back stays"),
        ])
    }
}
