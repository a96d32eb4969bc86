import TestChance

@testable import PartyLife

/// One superior, two branches, and everything that they keep in one campaign.
struct World {
    static let top: Organisation.ID = id("top")
    static let other: Organisation.ID = id("other")
    static let spare: Organisation.ID = id("spare")
    static let temporary: Organisation.ID = id("temporary")
    static let branches: [Organisation.ID] = [id("a"), id("b")]

    var random: SeededGenerator
    var now = Instant(day("2026-01-04"), hour: 8)
    var ledger = Ledger()
    var nextNumber = 0

    var organisations: [Organisation.ID: Stream<Organisation>] = [:]
    var campaign = Stream<Campaign>()
    /// Another campaign, that was a mistake.
    var mistaken = Stream<Campaign>()
    var draft = Stream<CampaignDraft>()
    var notices: [Organisation.ID: Stream<Notice>] = [:]
    var plans: [Organisation.ID: Stream<Plan>] = [:]
    var studies: [Organisation.ID: Stream<Study>] = [:]
    var opinions: [Organisation.ID: Stream<Opinions>] = [:]
    var talks: [Organisation.ID: Stream<Talks>] = [:]
    var examinations: [Organisation.ID: [Member.ID: Stream<SelfExamination>]] = [:]
    var meetings: [Organisation.ID: Stream<BranchMeeting>] = [:]
    var appraisals: [Organisation.ID: Stream<Appraisal>] = [:]
    var lists: [Organisation.ID: Stream<ProblemList>] = [:]
    var problems: [Organisation.ID: [Problem.ID: Stream<Problem>]] = [:]

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    var today: Day { now.day }

    /// An identifier that nothing has yet.
    mutating func fresh<Owner>(_ prefix: String) -> Identifier<Owner> {
        nextNumber += 1
        return id("\(prefix)\(nextNumber)")
    }

    /// Runs a command, and checks all that must hold whatever the command was.
    @discardableResult
    mutating func run<A: HasInvariants>(
        _ stream: inout Stream<A>, _ command: A.Command, by actor: ActingPerson, knowing facts: A.Facts
    ) -> Bool {
        let before = stream.live
        do {
            let new = try before.decide(command, by: actor, at: now, knowing: facts)
            let again = try before.decide(command, by: actor, at: now, knowing: facts)
            if new != again { ledger.broken.append("\(A.kind): \(command) is decided differently the second time") }
            ledger.accepted[A.kind, default: 0] += 1
            guard !new.isEmpty else { return true }
            for event in new { ledger.events.insert("\(A.kind).\(caseName(event))") }
            stream.live = before.applying(new)
            stream.events += new
            stream.figures = stream.figures + (Stream.tally(stream.live) - Stream.tally(before))
            let turn = AcceptedChange(
                before: before, events: new, after: stream.live, actor: actor, today: today, facts: facts)
            ledger.broken += A.broken(by: turn).map { "\(A.kind): \($0), by \(command) of \(actor.signature)" }
            try checkStored(&stream, new)
            return true
        } catch let refusal as A.Refused {
            ledger.refused[A.kind, default: 0] += 1
            ledger.refusals.insert(refusal.code)
            let second = Result { try before.decide(command, by: actor, at: now, knowing: facts) }
            guard case .failure(let error) = second, error as? A.Refused == refusal else {
                ledger.broken.append("\(A.kind): \(command) is not refused the second time")
                return false
            }
            return false
        } catch {
            ledger.broken.append("\(A.kind): \(command): \(error)")
            return false
        }
    }

    /// Live state, replay and what comes back from the log are one.
    private mutating func checkStored<A: HasInvariants>(_ stream: inout Stream<A>, _ new: [A.Event]) throws {
        for event in new {
            let back = try Coding.roundTrip(event)
            if try Coding.bytes(back) != Coding.bytes(event) { ledger.broken.append("\(A.kind): bytes of \(event)") }
            if back.happened != event.happened { ledger.broken.append("\(A.kind): day of \(event)") }
            stream.stored.apply(back)
        }
        if try Coding.roundTrip(stream.live) != stream.stored {
            ledger.broken.append("\(A.kind): the state that comes back is not the replay of what comes back")
        }
        if stream.events.count % 16 == 0 { checkReplay(stream) }
    }

    mutating func checkReplay<A: HasInvariants>(_ stream: Stream<A>) {
        if A().applying(stream.events) != stream.live { ledger.broken.append("\(A.kind): replay differs") }
        if stream.figures != Stream.tally(stream.live) { ledger.broken.append("\(A.kind): sum of deltas differs") }
    }
}
