import Testing

@testable import PartyLife

/// A committee A with branches A-1…A-5 of twenty, and a committee B beside it with one branch.
@Suite("A roster that looks cut")
struct RosterDoubtsTests {
    private let since = day("2020-07-01")

    private func id(_ text: String) -> Organisation.ID { Organisation.ID(text).unsafelyUnwrapped }

    private func person(_ branch: String, _ number: Int) -> Member.ID {
        Member.ID("\(branch)-\(number)").unsafelyUnwrapped
    }

    private func name(_ branch: String, _ number: Int) -> String {
        branch.replacing("A-", with: "甲").replacing("B-", with: "乙")
            + String(String.UnicodeScalarView([Unicode.Scalar(0x4E00 + number).unsafelyUnwrapped]))
    }

    private var known: RosterComparison.Known {
        func organisation(_ name: String, _ type: Organisation.Kind, _ parent: String?, _ size: Int) -> Organisation {
            var state = Organisation()
            state.apply(
                .established(
                    name: name, type: type, parent: parent.map(id), domain: nil, guidanceGroup: nil, on: since))
            for number in 0..<size {
                let profile = MemberProfile(name: self.name(name, number))
                state.apply(.memberAdmitted(member: Member(id: person(name, number), profile: profile, since: since)))
            }
            return state
        }
        var all = [id("R"): organisation("R", .committee, nil, 0)]
        for committee in ["A", "B"] { all[id(committee)] = organisation(committee, .committee, "R", 0) }
        for number in 1...5 { all[id("A-\(number)")] = organisation("A-\(number)", .branch, "A", 20) }
        all[id("B-1")] = organisation("B-1", .branch, "B", 20)
        return RosterComparison.Known(organisations: all)
    }

    /// What a file says that names the first so many members of each branch.
    private func doubts(_ sizes: KeyValuePairs<String, Int>) -> (leaving: Int, doubts: [RosterComparison.Doubt]) {
        var rows: [Roster.MemberRow] = []
        for (branch, size) in sizes {
            for number in 0..<size {
                rows.append(
                    Roster.MemberRow(
                        place: .init(sheet: "党员", row: rows.count + 2),
                        profile: MemberProfile(name: name(branch, number)), branchCode: branch))
            }
        }
        let comparison = RosterComparison(of: Roster(members: rows), with: known) { id("new") }
        #expect(comparison.defects.isEmpty)
        return (comparison.leaving, comparison.doubts(with: known))
    }

    @Test("A whole file, and the usual changes of a year, raise none")
    func usual() {
        #expect(doubts(["A-1": 20, "A-2": 20, "A-3": 20, "A-4": 20, "A-5": 20, "B-1": 20]).doubts == [])
        let few = doubts(["A-1": 18, "A-2": 20, "A-3": 19, "A-4": 20, "A-5": 20, "B-1": 20])
        #expect(few.leaving == 3 && few.doubts == [])
        #expect(doubts(["A-1": 16]).doubts == [])
    }

    @Test("A branch that loses a quarter is named, and so are those that the file passes over")
    func cut() {
        #expect(doubts(["A-1": 15]).doubts == [.branch(id("A-1"), leaving: 5, of: 20)])
        let cut = doubts(["A-1": 20, "A-2": 20, "A-3": 10])
        #expect(cut.leaving == 10)
        #expect(
            cut.doubts == [
                .all(leaving: 10, of: 60), .branch(id("A-3"), leaving: 10, of: 20),
                .unnamed([id("A-4"), id("A-5")], members: 40),
            ])
    }

    @Test("Many small losses together are seen, the greatest first")
    func spread() {
        let thin = doubts(["A-1": 17, "A-2": 17, "A-3": 17, "A-4": 18, "A-5": 14, "B-1": 20])
        #expect(thin.doubts == [.all(leaving: 17, of: 120), .branch(id("A-5"), leaving: 6, of: 20)])
    }

    @Test("A file of one committee says nothing of another, one of a single branch nothing of the rest")
    func part() {
        #expect(doubts(["A-1": 20]).doubts == [])
        #expect(doubts(["A-1": 20, "A-2": 20, "A-3": 20, "A-4": 20, "A-5": 20]).doubts == [])
        #expect(
            doubts(["A-1": 20, "B-1": 20]).doubts
                == [.unnamed([id("A-2"), id("A-3"), id("A-4"), id("A-5")], members: 80)])
    }

    @Test("A branch all of whose members are exchanged is named, however small")
    func exchanged() {
        var rows = [
            Roster.MemberRow(
                place: .init(sheet: "党员", row: 2), profile: MemberProfile(name: "新来"), branchCode: "C")
        ]
        var small = Organisation()
        small.apply(
            .established(name: "C", type: .branch, parent: nil, domain: nil, guidanceGroup: nil, on: since))
        small.apply(
            .memberAdmitted(member: Member(id: person("C", 1), profile: MemberProfile(name: "老人"), since: since)))
        let known = RosterComparison.Known(organisations: [id("C"): small])
        let comparison = RosterComparison(of: Roster(members: rows), with: known) { id("new") }
        #expect(comparison.doubts(with: known) == [.branch(id("C"), leaving: 1, of: 1)])
        rows[0].profile.name = "老人"
        let same = RosterComparison(of: Roster(members: rows), with: known) { id("new") }
        #expect(same.doubts(with: known) == [])
    }
}
