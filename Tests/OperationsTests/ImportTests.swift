import Operations
import PartyLife
import Records
import StorageSQLite
import TestKit
import Testing

@Suite("Importing a roster over what is known")
struct ImportTests {
    @Test("The same roster again changes nothing")
    func nothing() async throws {
        let world = try await SampleWorld()
        let summary = try await world.useCases.importRoster(SampleWorld.roster, as: .deployment)
        #expect(summary.isNothing, "\(summary)")
    }

    @Test("A short name in the roster is taken, changes count as changes, and a roster without one leaves it")
    func shortNames() async throws {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        roster.organisations[0].shortName = "青投党委"
        let summary = try await world.useCases.importRoster(roster, as: .deployment)
        #expect((summary.organisationsChanged, summary.organisationsEstablished) == (1, 0))
        func short() async throws -> String {
            try await world.records.read { try $0.load(Organisation.self, .organisation(world.root)).called.short }
        }
        #expect(try await short() == "青投党委")
        #expect(try await world.useCases.importRoster(roster, as: .deployment).isNothing)
        #expect(try await world.useCases.importRoster(SampleWorld.roster, as: .deployment).isNothing)
        #expect(try await short() == "青投党委")
    }

    @Test("A newer roster becomes joins, transfers, corrections and leaves; nobody is doubled")
    func newer() async throws {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        let zhang = try #require(roster.members.firstIndex { $0.profile.name == "张敏" })
        roster.members[zhang].branchCode = "QS-Z02"
        let liu = try #require(roster.members.firstIndex { $0.profile.name == "刘洋" })
        roster.members[liu].phone = "13900000000"
        roster.members.removeAll { $0.profile.name == "蒋雪" }
        var newcomer = roster.members[liu]
        newcomer.place.row = 90
        newcomer.profile.name = "新来的同志"
        newcomer.phone = "13700000000"
        roster.members.append(newcomer)

        world.on("2021-07-20")
        let before = try await world.records.read { try $0.position() }
        let dry = try await world.useCases.importRoster(roster, dryRun: true, as: .deployment)
        #expect(try await world.records.read { try $0.position() } == before)
        let summary = try await world.useCases.importRoster(roster, as: .deployment)
        #expect(dry == summary)
        #expect((summary.joined, summary.transferred, summary.corrected, summary.left) == (1, 1, 1, 1))

        let members = try await world.records.read { try $0.members() }
        #expect(members.count == 13)
        #expect(members.first { $0.name == "张敏" }?.branch == world.otherBranch)
        #expect(members.first { $0.name == "张敏" }?.id == world.member("张敏"))
        #expect(!members.contains { $0.name == "蒋雪" })
        let verification = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(verification.isClean, "\(verification)")
    }

    @Test("What changes is told by name and branch, the same before and after")
    func byName() async throws {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        roster.members.removeAll { $0.profile.name == "蒋雪" }
        for index in roster.members.indices {
            switch roster.members[index].profile.name {
            case "张敏": roster.members[index].branchCode = "QS-Z02"
            case "刘洋": roster.members[index].phone = "13900000000"
            case "陈静":
                roster.members[index].profile.standing = .full
                roster.members[index].profile.confirmed = SampleWorld.day("2021-07-01")
            case "周强": roster.members[index].offices = [.publicityCommissioner]
            default: continue
            }
        }
        let dry = try await world.useCases.importRoster(roster, dryRun: true, as: .deployment)
        let (first, second) = ("青山集团第一党支部", "青山集团第二党支部")
        #expect(
            Set(dry.changes.map { "\($0.kind) \($0.name) \($0.branch) \($0.from ?? "-") \($0.details)" }) == [
                "left 蒋雪 \(second) - []", "transferred 张敏 \(second) \(first) []",
                "corrected 刘洋 \(first) - [\(detail(.phone))]",
                "corrected 陈静 \(first) - [\(detail(.standing)), \(detail(.confirmed))]", "offices 周强 \(first) - []",
            ])
        #expect(!dry.needsConfirmation)
        #expect(try await world.useCases.importRoster(roster, as: .deployment) == dry)
    }

    private func detail(_ detail: Roster.Detail) -> String { String(reflecting: detail) }

    @Test("A file that was cut is taken only when the number of those who leave is confirmed")
    func cut() async throws {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        roster.members = Array(roster.members.prefix(4))
        let dry = try await world.useCases.importRoster(roster, dryRun: true, as: .deployment)
        #expect(dry.left == 4 && dry.needsConfirmation)
        #expect(dry.doubts == [.branch(world.branch, leaving: 4, of: 8)])
        for leaving in [nil, 0, 3] {
            await #expect(throws: RosterRefusal.departuresUnconfirmed(count: 4)) {
                _ = try await world.useCases.importRoster(roster, leaving: leaving, as: .deployment)
            }
        }
        #expect(try await world.records.read { try $0.members() }.count == 13)
        #expect(try await world.useCases.importRoster(roster, leaving: 4, as: .deployment) == dry)
        #expect(try await world.records.read { try $0.members() }.count == 9)
    }

    @Test("A roster of one branch says nothing of the others")
    func oneBranch() async throws {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        roster.organisations = []
        roster.members.removeAll { $0.branchCode != "QS-Z01" }
        let summary = try await world.useCases.importRoster(roster, as: .deployment)
        #expect(summary.isNothing, "\(summary)")
    }

    @Test("Two people of one name in one branch are told apart by birth and telephone")
    func namesakes() async throws {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        let zhang = try #require(roster.members.first { $0.profile.name == "张敏" })
        var other = zhang
        other.place.row = 91
        other.profile.born = SampleWorld.day("1990-09-09")
        other.phone = "13600000000"
        roster.members.append(other)
        #expect(try await world.useCases.importRoster(roster, as: .deployment).joined == 1)
        #expect(try await world.useCases.importRoster(roster, as: .deployment).isNothing)
        roster.members.reverse()
        #expect(try await world.useCases.importRoster(roster, as: .deployment).isNothing)
    }

    @Test("A roster without some columns leaves what is known as it is")
    func fewerColumns() async throws {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        for index in roster.members.indices {
            roster.members[index].profile.ethnicity = nil
            roster.members[index].profile.admitted = nil
            roster.members[index].profile.confirmed = nil
            roster.members[index].profile.categories = []
            roster.members[index].phone = nil
        }
        #expect(try await world.useCases.importRoster(roster, as: .deployment).isNothing)
    }

    @Test("A new secretary in the roster takes the office over from the old one")
    func newSecretary() async throws {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        for index in roster.members.indices where roster.members[index].branchCode == "QS-Z01" {
            switch roster.members[index].profile.name {
            case "王伟": roster.members[index].offices = []
            case "赵磊": roster.members[index].offices = [.secretary]
            default: continue
            }
        }
        _ = try await world.useCases.importRoster(roster, as: .deployment)
        #expect(try await world.actor("赵磊").holds(.secretary, at: world.branch))
        #expect(try await !world.actor("王伟").holds(.secretary, at: world.branch))
    }

    @Test("A defect anywhere leaves everything as it was, and all defects are told at once")
    func allOrNothing() async throws {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        roster.members[0].branchCode = "QS-Z99"
        roster.members[3].branchCode = "QS"
        roster.members[5].profile.name = "改了名字的人"
        let before = try await world.records.read { try $0.position() }
        do {
            _ = try await world.useCases.importRoster(roster, as: .deployment)
            Issue.record("taken")
        } catch let refused as RosterRefused {
            #expect(refused.defects.map(\.reason) == [.unknownBranch, .membersOnlyInBranches])
        }
        #expect(try await world.records.read { try $0.position() } == before)
    }

    @Test("Members and superiors may not import; the committee's secretary may")
    func permission() async throws {
        let world = try await SampleWorld()
        await #expect(throws: AccessDenied.self) {
            _ = try await world.useCases.importRoster(SampleWorld.roster, as: world.actor("王伟"))
        }
        _ = try await world.useCases.importRoster(SampleWorld.roster, as: world.actor("郑军"))
    }
}

@Suite("Importing a part of the tree")
struct PartialImportTests {
    @Test("A file of a new branch below a committee that is known is taken; below one that nobody knows, it is not")
    func part() async throws {
        let world = try await SampleWorld()
        let branch = Roster.OrganisationRow(
            place: .init(sheet: "组织", row: 2), code: SampleWorld.id("QS-Z03", Organisation.self), name: "青山集团第三党支部",
            kind: .branch, parent: "QS")
        let summary = try await world.useCases.importRoster(Roster(organisations: [branch]), as: .deployment)
        #expect(summary.organisationsEstablished == 1)
        var lost = branch
        (lost.code, lost.parent) = (SampleWorld.id("QS-Z04", Organisation.self), "XX")
        await #expect(throws: RosterRefused.self) {
            _ = try await world.useCases.importRoster(Roster(organisations: [lost]), as: .deployment)
        }
    }
}
