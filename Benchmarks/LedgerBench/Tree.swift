import Country
import PartyLife

/// The organisations and people of the measured database.
enum Tree {
    static let root = "DW"

    static func roster(on day: Day) -> Roster {
        var organisations = [organisation(root, "市机关委员会", .committee, below: nil, row: 2)]
        var members: [Roster.MemberRow] = []
        for county in 0..<10 {
            let above = "\(root)-\(county)"
            organisations.append(
                organisation(above, "第\(county + 1)机关委员会", .committee, below: root, row: organisations.count + 2))
            for town in 0..<10 {
                let committee = "\(above)\(town)"
                organisations.append(
                    organisation(
                        committee, "第\(town + 1)总支部", .generalBranch, below: above, row: organisations.count + 2))
                for number in 0..<10 {
                    let branch = "\(committee)\(number)"
                    organisations.append(
                        organisation(
                            branch, "第\(number + 1)党支部", .branch, below: committee, row: organisations.count + 2))
                    for person in 0..<4 { members.append(member(person, of: branch, number: members.count)) }
                }
            }
        }
        return Roster(organisations: organisations, members: members)
    }

    private static func organisation(
        _ code: String, _ name: String, _ kind: Organisation.Kind, below parent: String?, row: Int
    ) -> Roster.OrganisationRow {
        .init(
            place: .init(sheet: "组织", row: row), code: Organisation.ID(code).unsafelyUnwrapped, name: name + code,
            kind: kind, parent: parent, domain: "机关", guidanceGroup: nil)
    }

    private static func member(_ person: Int, of branch: String, number: Int) -> Roster.MemberRow {
        let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"]
        let given = ["伟", "敏", "静", "磊", "强", "洋", "艳", "勇", "杰", "娟", "涛"]
        let name = surnames[number % 10] + given[number / 10 % 11] + given[number / 110 % 11]
        let profile = MemberProfile(
            name: name, sex: .male, ethnicity: "汉族", born: Day(1980, 1 + number % 12, 1 + number / 12 % 28),
            standing: .full, admitted: Day(2010, 7, 1), confirmed: Day(2011, 7, 1), rank: nil, categories: [])
        return .init(
            place: .init(sheet: "党员", row: number + 2), profile: profile, branchCode: branch,
            offices: person == 0 ? [.secretary] : [], phone: "1380\(1_000_000 + number)")
    }

    static func procedure(from day: Day) -> Procedure {
        var procedure = Campaigning.procedure
        procedure.window = .init(opens: day, closes: day + 90)
        procedure.timetable = .init(
            noticeBy: day + 4, planBy: day + 10, studyBy: day + 20, opinionsBy: day + 25, talksBy: day + 30,
            examinationsBy: day + 40, listWithinDays: 7, postWithinDays: 15, reconcileBy: day + 300)
        procedure.modes = CoverMode.allCases
        return procedure
    }
}
