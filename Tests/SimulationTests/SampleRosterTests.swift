import PartyLife
import Simulation
import Testing

@Suite("The made-up roster")
struct SampleRosterTests {
    private let sample: SampleRoster

    init() throws { sample = try SampleRoster() }

    @Test("The sample group has 31 organisations, 25 branches and 418 members, spread as in the field")
    func spread() {
        let roster = sample.roster
        let members = roster.members
        #expect(roster.organisations.count == 31)
        #expect(roster.organisations.filter(\.kind.isBranch).count == 25)
        #expect(members.count == 418)
        let sizes = Dictionary(grouping: members) { $0.branchCode ?? "" }.mapValues(\.count)
        #expect(sizes.values.min() == 8)
        #expect(sizes.values.max() == 31)
        let old = members.filter { SampleRoster.usualDay - ($0.profile.born ?? SampleRoster.usualDay) >= 61 * 365 + 15 }
        #expect((27...31).contains(old.count * 100 / members.count), "\(old.count)")
        #expect(members.filter { $0.profile.standing == .probationary }.count == 10)
        #expect((3...20).contains(members.filter { $0.profile.categories.contains(.frail) }.count))
        let floating = members.filter { $0.profile.categories.contains(.floating) }
        #expect((15...40).contains(floating.count))
        #expect(floating.allSatisfy { $0.profile.receivingOrganisation != nil })
        #expect(members.contains { $0.profile.rank == .bureau })
        #expect(Set(roster.organisations.compactMap(\.guidanceGroup)).count == 2)
    }

    @Test("Every branch has one secretary, and a committee of three to five from seven members on")
    func offices() {
        for (branch, members) in Dictionary(grouping: sample.roster.members, by: \.branchCode) {
            #expect(members.filter { $0.offices.contains(.secretary) }.count == 1, "\(branch ?? "")")
            #expect((3...5).contains(members.filter { !$0.offices.isEmpty }.count))
            #expect(Set(members.map(\.profile.name)).count == members.count)
        }
    }

    @Test("Dates are in order: birth, admission as an adult, confirmation a year later, today")
    func dates() throws {
        for member in sample.roster.members {
            let born = try #require(member.profile.born)
            let admitted = try #require(member.profile.admitted)
            #expect(admitted - born >= 18 * 365)
            #expect(admitted < SampleRoster.usualDay)
            if let confirmed = member.profile.confirmed {
                #expect((365...366).contains(confirmed - admitted))
                #expect(confirmed <= SampleRoster.usualDay)
            }
            #expect((member.profile.confirmed == nil) == (member.profile.standing == .probationary))
        }
    }

    @Test("The same seed gives the same people, another seed gives others")
    func seeds() throws {
        #expect(try SampleRoster().roster == sample.roster)
        #expect(try SampleRoster(seed: 2).roster != sample.roster)
    }

    @Test("The sheets have a cell for every heading, and no code without its organisation")
    func sheets() {
        #expect(sample.members.rows.count == 418)
        #expect(sample.members.rows.allSatisfy { $0.count == sample.members.headings.count })
        #expect(sample.organisations.rows.allSatisfy { $0.count == sample.organisations.headings.count })
        #expect(sample.members.headings.contains("是否流动党员"))
        let column = sample.members.headings.firstIndex(of: "党内职务") ?? 0
        #expect(sample.members.rows.filter { $0[column] == "党支部书记" }.count == 25)
        let names = Dictionary(uniqueKeysWithValues: sample.organisations.rows.map { ($0[0], $0[1]) })
        #expect(sample.members.rows.allSatisfy { names[$0[8]] == $0[9] })
    }

    @Test("Other sizes are made on demand", arguments: [(1, 5), (7, 10), (100, 22), (300, 4)])
    func sizes(branches: Int, members: Int) throws {
        let sample = try SampleRoster(branches: branches, membersPerBranch: members, seed: 9)
        #expect(sample.roster.organisations.filter(\.kind.isBranch).count == branches)
        #expect(Set(sample.roster.organisations.compactMap(\.code)).count == sample.roster.organisations.count)
        #expect(Set(sample.roster.organisations.map(\.name)).count == sample.roster.organisations.count)
        let mean = sample.roster.members.count / branches
        #expect((members * 6 / 10...members * 14 / 10 + 1).contains(mean))
    }
}
