import Foundation
import PartyLife
import Testing

@Suite("Identifiers")
struct IdentifierTests {
    @Test(
        "letters, digits, hyphen, underscore and dot, up to 64",
        arguments: ["a", "A-9_z.", String(repeating: "x", count: 64)])
    func good(_ text: String) { #expect(Member.ID(text)?.text == text) }

    @Test(
        "anything else is none",
        arguments: ["", " ", "a b", "张三", "a/b", "a:b", "é", "a\n", "%2e", String(repeating: "x", count: 65)])
    func bad(_ text: String) { #expect(Member.ID(text) == nil) }

    @Test("it is stored as bare text, also as a key, and does not decode from bad text")
    func stored() throws {
        let one: Member.ID = id("m-1")
        #expect(String(decoding: try Coding.bytes([one: 1]), as: UTF8.self) == #"{"m-1":1}"#)
        #expect(try Coding.roundTrip([one: 1]) == [one: 1])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Member.ID].self, from: Data(#"["a b"]"#.utf8))
        }
        let (first, second): (Member.ID, Member.ID) = (id("a"), id("b"))
        #expect(first < second)
    }
}

@Suite("Words")
struct WordsTests {
    @Test("white space alone is no words; full-width space is trimmed")
    func blank() {
        #expect(Words(" \n\t\u{3000}") == nil)
        #expect(Words("\u{3000}讲了三点 ") == .plain("讲了三点"))
    }

    @Test("plain words cannot be encoded without a sealer")
    func unsealed() {
        #expect(throws: EncodingError.self) { try JSONEncoder().encode([words("批评")]) }
    }

    @Test("a sealer seals them, and they come back sealed")
    func sealed() throws {
        let text = String(decoding: try Coding.bytes([words("批评")]), as: UTF8.self)
        #expect(text == #"["sealed:批评"]"#)
        #expect(try Coding.roundTrip([words("批评")]) == [.sealed("sealed:批评")])
    }

    @Test("what is sealed already is encoded as it is, with or without a sealer")
    func sealedAlready() throws {
        let box = [Words.sealed("box")]
        #expect(try JSONEncoder().encode(box) == Coding.bytes(box))
        #expect(try Coding.roundTrip(box) == box)
    }

    @Test("an event with plain words cannot be encoded without a sealer, however deep they are")
    func inEvents() {
        let opinion = Opinions.Opinion(
            id: id("o1"), channel: .box, on: day("2026-01-01"), target: .branch, text: words("意见"))
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(Opinions.Event.received(opinion: opinion)) }
    }
}

@Suite("A refusal's key and data")
struct RefusalTests {
    private enum Shapes: Refusal {
        static let area = "shapes"
        case bare
        case day(on: Day)
        case count(count: Int)
        case text(name: String)
        case person(member: Member.ID)
        case persons(members: [Member.ID])
        case place(organisation: Organisation.ID)
        case list(gates: [String])
        case two(from: Day, to: Day)
        case unlabelled(Int)
        case other(gate: Gate)
    }

    private func details(_ refusal: Shapes) -> [String: String] { refusal.details.mapValues { "\($0)" } }

    @Test("the code is area and case, whatever the case carries")
    func codes() {
        #expect(Shapes.bare.code == "shapes.bare")
        #expect(Shapes.day(on: day("2026-01-01")).code == "shapes.day")
        #expect(Shapes.two(from: day("2026-01-01"), to: day("2026-01-02")).code == "shapes.two")
        #expect(Shapes.text(name: "a(b").code == "shapes.text")
        #expect(Plan.Refused.ownPlan.code == "plan.ownPlan")
        let shared = Study.Refused.correction(.reasonTooLong(limit: 9))
        #expect(shared.code == "correction.reasonTooLong" && shared.details["limit"] as? Int == 9)
        #expect(Problem.Refused.agreedImpossible(asked: 3).code == "problem.agreedImpossible")
    }

    @Test("the data is there by label, with its type")
    func data() {
        let one: Member.ID = id("m1")
        let branch: Organisation.ID = id("b1")
        #expect(Shapes.bare.details.isEmpty)
        #expect(Shapes.day(on: day("2026-01-01")).details["on"] as? Day == day("2026-01-01"))
        #expect(Shapes.count(count: 3).details["count"] as? Int == 3)
        #expect(Shapes.text(name: "李").details["name"] as? String == "李")
        #expect(Shapes.person(member: one).details["member"] as? Member.ID == one)
        #expect(Shapes.persons(members: [one]).details["members"] as? [Member.ID] == [one])
        #expect(Shapes.place(organisation: branch).details["organisation"] as? Organisation.ID == branch)
        #expect(Shapes.list(gates: ["a", "b"]).details["gates"] as? [String] == ["a", "b"])
        #expect(
            details(.two(from: day("2026-01-01"), to: day("2026-01-02"))) == ["from": "2026-01-01", "to": "2026-01-02"])
        #expect(details(.unlabelled(7)) == ["unlabelled": "7"])
        #expect(details(.other(gate: .planApproved)) == ["gate": "planApproved"])
    }

    @Test("the data of real refusals is there as well")
    func real() {
        #expect(Notice.Refused.alreadyReceived(on: day("2026-01-05")).details["on"] as? Day == day("2026-01-05"))
        #expect(
            BranchMeeting.Refused.leadersFirst(members: [Sample.li]).details["members"] as? [Member.ID] == [Sample.li])
        let most = Problem.Refused.agreedImpossible(asked: 3).details
        #expect(most["asked"] as? Int == 3)
    }
}
