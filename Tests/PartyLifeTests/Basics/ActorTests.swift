import PartyLife
import Testing

@Suite("Who acts")
struct ActorTests {
    @Test("an office counts only where it is held")
    func offices() {
        #expect(Sample.secretary.holds(.secretary, at: Sample.branchID))
        #expect(!Sample.secretary.holds(.secretary, at: Sample.superiorID))
        #expect(Sample.organiser.isCommittee(of: Sample.branchID))
        #expect(!Sample.reviewer.isCommittee(of: Sample.superiorID))
        #expect(!Sample.actor(Sample.chen, .groupLeader).isCommittee(of: Sample.branchID))
    }

    @Test("the log names the member, or the deployment")
    func signature() {
        #expect(Sample.secretary.signature == "li")
        #expect(ActingPerson.deployment.signature == "deployment")
    }

    @Test("seven offices sit on a branch committee, and three are administrators")
    func kinds() {
        #expect(Office.allCases.filter(\.isCommittee).count == 7)
        #expect(Office.allCases.filter(\.isAdministrator).count == 3)
        #expect(Office.allCases.filter { $0.isCommittee && $0.isAdministrator }.isEmpty)
    }
}
