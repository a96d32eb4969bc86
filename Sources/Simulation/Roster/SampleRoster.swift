import PartyLife

/// A made-up roster: of a group of enterprises, or of any size.
///
/// The same seed always gives the same people. Nobody in it exists.
public struct SampleRoster: Sendable {
    public let roster: Roster
    /// The organisations and the members as a file in the field's usual columns.
    public let organisations: Sheet
    public let members: Sheet

    /// A table of text, as it is written to a file.
    public struct Sheet: Equatable, Sendable {
        public var headings: [String]
        public var rows: [[String]]
    }

    /// The sample group: 31 organisations, 25 branches, 418 members.
    ///
    /// - Parameter day: the day for which ages and probation are made up.
    public init(seed: UInt64 = 1, asOf day: Day = Self.usualDay) throws {
        let chance = Chance(seed: seed)
        try self.init(SampleTree.group(WordList(named: "group")), asOf: day, probationary: 10, chance)
    }

    /// Whether a roster is of the sample group, whatever its people: its organisations and no others.
    public static func isSample(_ roster: Roster) throws -> Bool {
        func units(_ roster: Roster) -> Set<[String]> {
            Set(roster.organisations.map { [$0.code?.text ?? "", $0.name] })
        }
        return try units(roster) == units(SampleRoster().roster)
    }

    /// A group of this many branches, of about so many members each.
    public init(branches: Int, membersPerBranch: Int, seed: UInt64 = 1, asOf day: Day = Self.usualDay) throws {
        var chance = Chance(seed: seed)
        let tree = try SampleTree.generated(
            branches: branches, membersPerBranch: membersPerBranch, WordList(named: "group"), &chance)
        try self.init(tree, asOf: day, probationary: max(1, branches * membersPerBranch / 42), chance)
    }

    /// 2021-06-30, before the campaign of the sample procedure.
    public static let usualDay = Day(number: 18_808)

    private init(_ tree: [SampleUnit], asOf day: Day, probationary: Int, _ chance: Chance) throws {
        let words = try WordList(named: "roster")
        let terms = try words.table("words")
        var people = SampleMembers(
            names: try WordList(named: "names"), terms: terms, asOf: day, probationary: probationary, chance: chance)
        var roster = Roster()
        for unit in tree {
            roster.organisations.append(
                Roster.OrganisationRow(
                    place: .init(sheet: "organisations", row: roster.organisations.count + 2),
                    code: Organisation.ID(unit.code), name: unit.name, kind: unit.kind, parent: unit.parent,
                    domain: unit.domain, guidanceGroup: unit.guidanceGroup))
            for person in try people.people(of: unit) {
                roster.members.append(
                    Roster.MemberRow(
                        place: .init(sheet: "members", row: roster.members.count + 2), profile: person.profile,
                        branchCode: unit.code, branchName: unit.name, offices: person.offices, phone: person.phone,
                        remark: person.remark))
            }
        }
        self.roster = roster
        organisations = Sheet(
            headings: try words.lines("organisations"), rows: roster.organisations.map { $0.cells(terms) })
        members = Sheet(
            headings: try words.lines("members"),
            rows: roster.members.enumerated().map { $1.cells(numbered: $0 + 1, terms) })
    }
}

extension Roster.OrganisationRow {
    fileprivate func cells(_ terms: [String: String]) -> [String] {
        [code?.text ?? "", name, terms[kind.rawValue] ?? "", parent ?? "", domain ?? "", guidanceGroup ?? "", ""]
    }
}

extension Roster.MemberRow {
    fileprivate func cells(numbered number: Int, _ terms: [String: String]) -> [String] {
        func term(_ name: String?) -> String { name.flatMap { terms[$0] } ?? "" }
        // Frailty stands in the remark, as in rosters of the field.
        let categories = MemberProfile.Category.allCases.filter { profile.categories.contains($0) && $0 != .frail }
        let floats = profile.categories.contains(.floating)
        return [
            String(number), profile.name, term(profile.sex?.rawValue), profile.ethnicity ?? "",
            profile.born?.description ?? "", term(profile.standing.rawValue), profile.admitted?.description ?? "",
            profile.confirmed?.description ?? "", branchCode ?? "", branchName ?? "",
            offices.isEmpty ? term("noOffice") : offices.map { term($0.rawValue) }.joined(separator: term("joint")),
            term(profile.rank?.rawValue),
            categories.map { term($0.rawValue) }.joined(separator: term("joint")), term(floats ? "yes" : "no"),
            profile.receivingOrganisation ?? "", phone ?? "", remark ?? "",
        ]
    }
}
