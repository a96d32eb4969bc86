import PartyLife
import TestChance

/// Made-up people, and the branch that holds them.
public enum People {
    static let entered = Calendar.day(2025, 1, 1)
    private static let surnames = Array("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗").map(String.init)
    private static let given = Array("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚").map(String.init)

    public static func branch(
        _ id: Organisation.ID, named name: String, below parent: Organisation.ID, members: Range<Int>,
        _ chance: inout Chance
    ) -> [Organisation.Event] {
        let people = members.map { number in
            Member(
                id: Identifiers.member(number), profile: profile(&chance),
                since: number - members.lowerBound > 2 && chance.happens(percent: 5)
                    ? entered + chance.number(1..<400) : entered)
        }
        let offices: [Office] = [.secretary, .organisationCommissioner, .disciplineCommissioner]
        return [
            .established(name: name, type: .branch, parent: parent, domain: nil, guidanceGroup: nil, on: entered)
        ] + people.map { .memberAdmitted(member: $0) }
            + zip(people, offices).map { person, office in
                .officeTaken(
                    holder: .init(member: person.id, name: person.name, office: office, since: person.since))
            }
    }

    public static func superior(named name: String, below parent: Organisation.ID?) -> [Organisation.Event] {
        [.established(name: name, type: .committee, parent: parent, domain: nil, guidanceGroup: nil, on: entered)]
    }

    private static func profile(_ chance: inout Chance) -> MemberProfile {
        MemberProfile(
            name: chance.pick(surnames) + chance.pick(given) + (chance.happens(percent: 60) ? chance.pick(given) : ""),
            standing: chance.happens(percent: 3) ? .probationary : .full)
    }
}

/// The days of the made-up year.
public enum Calendar {
    public static let issued = day(2026, 1, 5)
    /// The first of the days on which meetings are held.
    public static let meetings = day(2026, 2, 9)
    public static let meetingDays = 60
    /// The day on which the year is looked at.
    public static let today = day(2026, 9, 16)
    static let monthEnds = [
        day(2026, 4, 30), day(2026, 5, 31), day(2026, 6, 30), day(2026, 7, 31), day(2026, 8, 31), day(2026, 9, 30),
        day(2026, 10, 31),
    ]

    /// Days that there are.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year, month, day) ?? Day(number: 0)
    }
}
