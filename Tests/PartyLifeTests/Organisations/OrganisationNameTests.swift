import Testing

@testable import PartyLife

@Suite("How organisations are called")
struct OrganisationNameTests {
    @Test(
        "Full name, short name and system follow from the name where none is given",
        arguments: [
            ("绵阳投资有限公司委员会", Organisation.Kind.committee, "中共绵阳投资有限公司委员会", "绵阳投资党委", "绵阳投资"),
            ("中共青山（集团）股份有限公司委员会", .committee, "中共青山（集团）股份有限公司委员会", "青山集团党委", "青山集团"),
            ("中国共产党某县教育工作委员会", .committee, "中国共产党某县教育工作委员会", "某县教育党工委", "某县教育"),
            ("水务局党委", .committee, "水务局党委", "水务局党委", "水务局"),
            ("园林有限公司总支部委员会", .generalBranch, "中共园林有限公司总支部委员会", "园林党总支", "园林"),
            ("某局党组", .leadingGroup, "某局党组", "某局党组", "某局"),
            ("委员会", .committee, "中共委员会", "委员会", "委员会"),
        ])
    func derived(name: String, kind: Organisation.Kind, full: String, short: String, system: String) {
        let called = OrganisationName(name, kind)
        #expect(called.full == full && called.short == short && called.system == system, "\(called)")
    }

    @Test("A short name that was given stands; branches keep their names and are no system")
    func given() {
        let called = OrganisationName("绵阳市投资控股（集团）有限公司委员会", .committee, short: "绵投党委")
        #expect(called.short == "绵投党委" && called.system == "绵投")
        let branch = OrganisationName("抢修一班党支部", .branch)
        #expect(branch.full == "抢修一班党支部" && branch.short == "抢修一班党支部" && branch.system == nil)
    }

    @Test("A short name is given once and taken back by an empty one")
    func giving() throws {
        var organisation = Organisation()
        organisation.apply(
            .established(
                name: "绵阳投资有限公司委员会", type: .committee, parent: nil, domain: nil, guidanceGroup: nil,
                on: day("2026-01-01")))
        func name(_ short: String) throws -> [Organisation.Event] {
            try organisation.decide(
                .nameShort(short, on: day("2026-02-01")), by: .deployment, at: Instant(day("2026-02-01"), hour: 9),
                knowing: .init(id: id("MT")))
        }
        #expect(try name("").isEmpty)
        for event in try name(" 绵投党委 ") { organisation.apply(event) }
        #expect(organisation.called.short == "绵投党委")
        #expect(try name("绵投党委").isEmpty)
        for event in try name("") { organisation.apply(event) }
        #expect(organisation.shortName == nil && organisation.called.short == "绵阳投资党委")
    }
}
