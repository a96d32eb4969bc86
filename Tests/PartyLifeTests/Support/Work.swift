import Testing

@testable import PartyLife

/// A problem of the sample branch, taken as far as a test needs it.
enum Work {
    static let found = day("2026-03-10")
    static let facts = Problem.Facts(branch: Sample.facts, mergeTargetOpen: true)
    static let verification = Problem.Verification(looked: words("走访登记和六户的照片"), asked: words("三户居民"), persons: 3)
    static let chen = Sample.actor(Sample.chen)

    static func finding(_ subject: Member.ID? = Sample.chen, cause: Words? = words("怕麻烦")) -> Problem.Finding {
        .init(number: 1, text: words("走访少"), source: .criticism, subject: subject, cause: cause, on: found)
    }

    static func list(
        deadline: Day = day("2026-05-01"), responsible: [Member.ID] = [Sample.chen]
    ) -> Problem.Command {
        .list(measure: words("每月走访五户"), deadline: deadline, responsible: responsible, .important, .middling)
    }

    /// The way of a problem, in order.
    private static let way: [(Problem.State, Problem.Command, ActingPerson)] = [
        (.found, .find(finding()), Sample.organiser), (.claimed, .claim(.member(Sample.chen)), chen),
        (.listed, list(), chen), (.committed, .commit(words("我承诺")), chen),
        (.posted, .post(scope: .branch, text: words("联系群众不够经常")), Sample.organiser),
        (.done, .reportDone(result: words("已走访六十户")), chen), (.verified, .verify(Work.verification), Sample.discipline),
        (.accepted, .accept(.init(how: .visit, asked: 5, agreed: 4)), Sample.discipline),
        (.writtenOff, .writeOff, Sample.secretary),
    ]

    static func problem(_ state: Problem.State) -> Trial<Problem> {
        var trial = Trial<Problem>(facts, on: found)
        for (_, command, actor) in way where trial.state.state != state { trial.does(command, by: actor) }
        return trial
    }

    static let states = way.map(\.0)
}
