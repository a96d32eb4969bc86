import PartyLife

/// Makes up the members of a branch: ages, ranks, categories, offices, names.
struct SampleMembers {
    private let names: WordList
    private let terms: [String: String]
    private let today: Day
    private var chance: Chance
    /// Branches that still get a probationary member.
    private var probationary: Int

    init(names: WordList, terms: [String: String], asOf today: Day, probationary: Int, chance: Chance) {
        (self.names, self.terms, self.today) = (names, terms, today)
        (self.probationary, self.chance) = (probationary, chance)
    }

    struct Person {
        var profile: MemberProfile
        var offices: [Office]
        var phone: String
        var remark: String?
    }

    mutating func people(of unit: SampleUnit) throws -> [Person] {
        let offices = Self.offices(of: unit.size)
        let old: Int =
            switch unit.character {
            case .retired: unit.size
            case .ordinary, .office: unit.size * 25 / 100
            case .floating, .new: unit.size / 10
            }
        let candidate = unit.character == .ordinary && probationary > 0 && unit.size > old + offices.count
        if candidate { probationary -= 1 }
        var taken: Set<String> = []
        return try (0..<unit.size).map { index in
            let office = index < offices.count ? [offices[index]] : []
            let isOld = index >= unit.size - old
            let standing: MemberProfile.Standing = candidate && index == offices.count ? .probationary : .full
            var person = try person(unit, isOld: isOld, standing, office)
            while !taken.insert(person.profile.name).inserted { person.profile.name = try name(person.profile.sex) }
            return person
        }
    }

    /// A committee of three to five from seven members on, else a secretary alone.
    private static func offices(of size: Int) -> [Office] {
        guard size >= 7 else { return [.secretary] }
        let more: [Office] = [.disciplineCommissioner, .deputySecretary]
        return [.secretary, .organisationCommissioner, .publicityCommissioner] + more.prefix(max(0, (size - 10) / 7))
    }

    private mutating func person(
        _ unit: SampleUnit, isOld: Bool, _ standing: MemberProfile.Standing, _ offices: [Office]
    ) throws -> Person {
        let youngest = standing == .probationary ? 22 : offices.isEmpty ? 24 : 32
        let age =
            isOld
            ? chance.number(61...(offices.isEmpty ? 88 : 70))
            : chance.number(youngest...(standing == .probationary ? 33 : 59))
        let born = dayBack(years: age)
        var profile = MemberProfile(name: "", sex: chance.happens(percent: 38) ? .female : .male, born: born)
        profile.name = try name(profile.sex)
        profile.ethnicity = chance.pick(try names.words("ethnicities"))
        profile.standing = standing
        if standing == .probationary {
            profile.admitted = today - chance.number(30...300)
        } else {
            let joined = dayBack(years: age - chance.number(20...min(age - 3, 38)))
            (profile.admitted, profile.confirmed) = (joined, Self.yearLater(joined))
        }
        profile.rank = rank(unit, offices)
        if age <= 35 { profile.categories.insert(.youth) }
        if isOld { profile.categories.insert(.retired) }
        if unit.character == .new { profile.categories.insert(.newOrganisations) }
        let floats = !isOld && offices.isEmpty && chance.happens(percent: unit.character == .floating ? 75 : 3)
        if floats {
            profile.categories.insert(.floating)
            let city = chance.pick(try names.words("cities")) ?? ""
            profile.receivingOrganisation = (terms["receiving"] ?? "").filled(["city": city])
        }
        let isFrail = isOld && age >= 78 && chance.happens(percent: 45)
        if isFrail { profile.categories.insert(.frail) }
        let isAway = !isFrail && !floats && chance.happens(percent: 1)
        return Person(
            profile: profile, offices: offices, phone: "12" + String(chance.number(100_000_000...999_999_999)),
            remark: isFrail ? terms["frailRemark"] : isAway ? terms["secondedRemark"] : nil)
    }

    private mutating func rank(_ unit: SampleUnit, _ offices: [Office]) -> MemberProfile.Rank? {
        guard let office = offices.first else { return nil }
        switch (unit.character, office) {
        case (.office, .secretary): return unit.parent == "QL" && unit.size > 17 ? .bureau : .county
        case (.office, .organisationCommissioner): return .county
        case (_, .secretary): return chance.happens(percent: 70) ? .township : nil
        default: return chance.happens(percent: 15) ? .township : nil
        }
    }

    private mutating func name(_ sex: MemberProfile.Sex?) throws -> String {
        let given = try names.words(sex == .female ? "female" : "male")
        let surname = chance.pick(try names.words("surnames")) ?? ""
        let first = chance.pick(given) ?? ""
        return surname + first + (chance.happens(percent: 72) ? chance.pick(given) ?? "" : "")
    }

    /// A day on which somebody of this age today was born.
    private mutating func dayBack(years: Int) -> Day {
        let days: Int = years * 1461 / 4 + 1 + chance.number(0...360)
        return today - days
    }

    private static func yearLater(_ day: Day) -> Day { Day(day.year + 1, day.month, day.day) ?? day + 365 }
}
