import Foundation
import Operations
import PartyLife
import Records
import TestKit
import Testing

@Suite("Who may do what")
struct PermissionsTests {
    @Test("Every action stands in the table, and is allowed to someone")
    func complete() {
        for action in Action.allCases { #expect(Permissions.table[action]?.isEmpty == false, "\(action)") }
    }

    /// The roles of the matrix, on the first branch: 王伟 leads it, 张敏 is a member, 蒋雪 is a member of another branch.
    private static let roles: [(String, ActingPerson)] = {
        let branch = SampleWorld.id("QS-Z01", Organisation.self)
        let other = SampleWorld.id("QS-Z02", Organisation.self)
        let root = SampleWorld.id("QS", Organisation.self)
        func actor(_ home: Organisation.ID, _ holdings: ActingPerson.Holding...) -> ActingPerson {
            ActingPerson(member: SampleWorld.id("m", Member.self), home: home, holdings: holdings)
        }
        return [
            ("secretary", actor(branch, .init(.secretary, at: branch))),
            ("commissioner", actor(branch, .init(.organisationCommissioner, at: branch))),
            ("committee", actor(branch, .init(.disciplineCommissioner, at: branch))),
            ("member", actor(branch)),
            ("stranger", actor(other)),
            ("other-secretary", actor(other, .init(.secretary, at: other))),
            ("superior", actor(other, .init(.reviewer, at: root))),
            ("leader", actor(other, .init(.secretary, at: root))),
            ("guidance", actor(other, .init(.guidanceMember, at: root, group: "第一指导组"))),
            ("other-group", actor(other, .init(.guidanceMember, at: root, group: "第二指导组"))),
            ("system-admin", actor(other, .init(.systemAdministrator, at: root))),
            ("security-admin", actor(other, .init(.securityAdministrator, at: root))),
            ("audit-admin", actor(other, .init(.auditAdministrator, at: root))),
            ("visitor", .visitor(at: branch)),
            ("other-visitor", .visitor(at: other)),
            ("nobody", ActingPerson(member: nil, home: nil, holdings: [.init(.secretary, at: other)])),
        ]
    }()

    @Test("The matrix of roles and actions is the one that was agreed")
    func matrix() throws {
        let scope = Permissions.Scope(
            organisation: SampleWorld.id("QS-Z01", Organisation.self), above: [SampleWorld.id("QS", Organisation.self)],
            guidanceGroup: "第一指导组", subjects: [])
        let lines = Action.allCases.map { action in
            let allowed = Self.roles.filter { Permissions.allows(action, to: $0.1, on: scope) }.map(\.0)
            return "\(action.rawValue): \(allowed.joined(separator: " "))"
        }
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Permissions.golden.txt")
        let matrix = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["BIHUAN_RECORD_GOLDEN"] != nil {
            try Data(matrix.utf8).write(to: file)
        }
        #expect(matrix == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test("Administrators see no words and no business")
    func administrators() {
        let root = SampleWorld.id("QS", Organisation.self)
        let scope = Permissions.Scope(organisation: root, above: [], subjects: [])
        for office in Office.allCases where office.isAdministrator {
            let actor = ActingPerson(
                member: SampleWorld.id("m", Member.self), home: SampleWorld.id("QS-Z02", Organisation.self),
                holdings: [.init(office, at: root)])
            let allowed = Action.allCases.filter { Permissions.allows($0, to: actor, on: scope) }
            #expect(Set(allowed).isSubset(of: [.viewHome, .appoint]), "\(office): \(allowed)")
        }
    }

    @Test("What was said in a branch is closed to everyone outside it")
    func words() async throws {
        let world = try await SampleWorld.played(to: .held)
        for name in ["郑军", "吴敏", "何平", "蒋雪"] {
            let outsider = try await world.actor(name)
            await #expect(throws: AccessDenied.self, "\(name)") {
                _ = try await world.useCases.wordsOfMeeting(at: world.place, as: outsider)
            }
            await #expect(throws: AccessDenied.self, "\(name)") {
                _ = try await world.useCases.examination(of: world.member("张敏"), at: world.place, as: outsider)
            }
        }
        let own = try await world.useCases.wordsOfMeeting(at: world.place, as: world.actor("刘洋"))
        let meeting = try await world.useCases.branch(at: world.place, as: world.actor("刘洋")).meeting
        #expect(own[meeting.criticisms[0].text]?.contains("值班") == true)
    }

    @Test("A draft is its author's alone, even from the secretary")
    func drafts() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let author = world.member("张敏")
        let text = world.examination(of: "张敏")
        try await world.useCases.examination(.save(text), of: author, at: world.place, as: world.actor("张敏"))
        let secretary = try await world.actor("王伟")
        await #expect(throws: AccessDenied.self) {
            _ = try await world.useCases.examination(of: author, at: world.place, as: secretary)
        }
    }

    @Test("The ledger shows a superior what was posted, and the branch its own words")
    func ledger() async throws {
        let world = try await SampleWorld.played(to: .committed)
        let superior = try await world.actor("吴敏")
        let before = try await world.useCases.ledger(of: world.root, LedgerFilter(), as: superior)
        #expect(before.total == .exactly(11))
        #expect(before.rows.allSatisfy { $0.text == nil && $0.measure == nil && $0.responsible.isEmpty })
        let inside = try await world.useCases.ledger(
            of: world.branch, LedgerFilter(), measures: true, as: world.actor("刘洋"))
        #expect(inside.rows.allSatisfy { $0.text != nil && $0.measure != nil })
        let posted = try await SampleWorld.played(to: .posted)
        let within = try await posted.useCases.list(at: posted.place, as: posted.actor("吴敏"))
        #expect(within.branch.problems.allSatisfy { within.sight(of: $0) == .posted })
        let after = try await posted.useCases.ledger(of: posted.root, LedgerFilter(), as: posted.actor("吴敏"))
        #expect(after.rows.allSatisfy { $0.text != nil && !$0.responsible.isEmpty })
    }
}
