@testable import PartyLife

extension Study: HasInvariants {
    static func broken(by turn: AcceptedChange<Study>) -> [String] {
        let (before, after) = (turn.before, turn.after)
        let drawn = after.draws.filter { $0.result != nil }
        return unmet([
            (
                before.sessions.count <= after.sessions.count || turn.events.contains(where: \.isCorrection),
                "no session is lost"
            ),
            (
                after.corrections.count - before.corrections.count == turn.events.count(where: \.isCorrection),
                "what stood before a correction is kept"
            ),
            (
                turn.events.contains(where: \.isCorrection)
                    || zip(before.sessions, after.sessions).allSatisfy { Set($0.attended).isSubset(of: $1.attended) },
                "who has studied has studied"
            ),
            (after.sessions.allSatisfy { Set($0.attended).count == $0.attended.count }, "each once a session"),
            (
                after.sessions.allSatisfy { $0.on <= turn.today && !($0.texts.isEmpty && ($0.ownTexts ?? []).isEmpty) },
                "held, with a text"
            ),
            (after.sessions.allSatisfy { Set($0.online ?? []).isSubset(of: $0.attended) }, "online is present"),
            (
                after.sessions.allSatisfy { one in one.catchUps.reduce(0) { $0 + $1.count } <= one.attended.count },
                "who caught up was there"
            ),
            (Set(after.sessions.map(\.id)).count == after.sessions.count, "sessions differ"),
            (
                after.checkIns.allSatisfy { Set($0.arrivals.map(\.member)).count == $0.arrivals.count },
                "each signs in once"
            ),
            (drawn.allSatisfy { $0.drawn.map($0.list.contains) == true }, "who is drawn is on the list"),
            (
                drawn.allSatisfy { draw in draw.result.map { draw.committed <= $0.at } == true }, "the seed comes first"
            ),
            (
                zip(before.draws, after.draws).allSatisfy {
                    $0.result == nil || ($0.list, $0.result) == ($1.list, $1.result)
                },
                "a draw stays as it was"
            ),
            (
                Set(after.reflections.map { "\($0.session)/\($0.author)" }).count == after.reflections.count,
                "one a session"
            ),
            (
                turn.events.allSatisfy { event in
                    if case .reflected(let new) = event { new.author == turn.actor.member } else { true }
                }, "one reflects oneself"
            ),
        ])
    }
}

extension Talks: HasInvariants {
    static func broken(by turn: AcceptedChange<Talks>) -> [String] {
        let after = turn.after
        let new = after.held.dropFirst(turn.before.held.count)
        return unmet([
            (after.held.allSatisfy { Set($0.between).count == 2 && $0.on <= turn.today }, "two people, a past day"),
            (new.allSatisfy { turn.facts.strangers(among: $0.between).isEmpty }, "of the branch"),
            (
                new.allSatisfy { talk in talk.note == nil || turn.actor.member.map(talk.between.contains) == true },
                "a note is of the two"
            ),
            (
                after.confirmations.allSatisfy { one in
                    after.held.contains { $0.id == one.talk && $0.between.contains(one.by) && $0.recordedBy != one.by }
                }, "the other of the two confirms"
            ),
            (
                Set(after.confirmations.map { "\($0.talk)/\($0.by)" }).count == after.confirmations.count,
                "each confirms once"
            ),
            (
                after.corrections.count - turn.before.corrections.count == turn.events.count(where: \.isCorrection),
                "what stood before a correction is kept"
            ),
            (
                after.denials.allSatisfy { one in
                    after.held.contains { $0.id == one.talk && $0.between.contains(one.by) && $0.recordedBy != one.by }
                }, "the other of the two denies"
            ),
            (
                after.tally.value(.talks, asOf: Day(number: .max))
                    == after.held.count { talk in !after.denials.contains { $0.talk == talk.id } },
                "what is denied does not count"
            ),
            (after.planned.allSatisfy { Set($0.between).count == 2 && !$0.topics.isEmpty }, "what, with whom, how"),
            (Set(after.planned.map(\.id)).count == after.planned.count, "plans differ"),
            (
                after.planned.allSatisfy { plan in !after.held.contains { $0.plan == plan.id } },
                "what is held is not planned any more"
            ),
        ])
    }
}

extension Study.Event {
    fileprivate var isCorrection: Bool { if case .corrected = self { true } else { false } }
}

extension Talks.Event {
    fileprivate var isCorrection: Bool { if case .corrected = self { true } else { false } }
}
