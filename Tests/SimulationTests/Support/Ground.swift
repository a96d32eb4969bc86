import EventLog
import Foundation
import Operations
import PartyLife
import Records
import Simulation
import Storage
import StorageSQLite

/// Records with a made-up roster in them, and a campaign that was played over it.
struct Ground: Sendable {
    let store: SQLiteStore
    let records: Records
    let simulation: Simulation
    let outcome: Simulation.Outcome
    var useCases: UseCases { simulation.useCases }

    static let campaign: Campaign.ID = id("history")
    static let tenant = "QL"

    static let small = Task { try await Ground(small(seed: 3)) }
    static let mixed = Task { try await Ground(SampleRoster(branches: 16, membersPerBranch: 8, seed: 5), to: .mixed) }
    static let group = Task { try await Ground(SampleRoster()) }

    static func small(seed: UInt64) throws -> SampleRoster {
        try SampleRoster(branches: 5, membersPerBranch: 9, seed: seed)
    }

    init(
        _ sample: SampleRoster, seed: UInt64 = 11, to extent: Extent = .through(.lookBack), store: SQLiteStore? = nil,
        procedure: Procedure? = nil
    ) async throws {
        let backing: SQLiteStore
        if let store { backing = store } else { backing = try await SQLiteStore.inMemory() }
        self.store = backing
        try await Records.prepare(backing)
        let clock = SetClock(Instant(SampleRoster.usualDay, hour: 9))
        records = Records(store: backing, tenant: Ground.tenant, keyring: Keyring(master: MasterKey()))
        simulation = Simulation(
            records: records, clock: clock, identifiers: SeededIdentifiers(seed: seed), seed: seed)
        _ = try await simulation.useCases.importRoster(sample.roster, as: .deployment)
        let procedure = try procedure ?? Ground.procedure
        outcome = try await simulation.run(
            Ground.campaign, title: "党史学习教育专题组织生活会", procedure: procedure, to: extent)
    }

    static var procedure: Procedure {
        get throws { try JSONDecoder().decode(Procedure.self, from: Data(procedureText.utf8)) }
    }

    private static let procedureText = """
        {"format": 1, "version": 1, "name": "专题组织生活会", "theme": "学党史、悟思想、办实事、开新局",
         "window": {"opens": "2021-07-15", "closes": "2021-08-31"},
         "timetable": {"noticeBy": "2021-07-09", "planBy": "2021-07-20", "studyBy": "2021-08-06",
           "opinionsBy": "2021-08-10", "talksBy": "2021-08-13", "examinationsBy": "2021-08-18",
           "listWithinDays": 7, "postWithinDays": 15, "reconcileBy": "2021-12-31"},
         "study": {"texts": [{"id": "speech", "title": "重要讲话"}, {"id": "history", "title": "简史"}]},
         "aspects": [{"id": "conviction", "title": "理想信念"}, {"id": "service", "title": "联系群众"},
           {"id": "duty", "title": "担当作为"}],
         "opinions": {"channels": ["letter", "visit", "box"], "minimumChannels": 2},
         "talks": {"secretaryCommittee": "all", "committeeCommittee": "all", "committeeMember": "each",
           "memberMember": "each"},
         "review": {"examinations": true, "leadersFrom": "county"},
         "gates": ["planApproved", "studyCovered", "opinionsDelivered", "talksCovered", "examinationsComplete",
           "leadersReviewed", "everyoneArranged"],
         "session": {"leadersFirst": true, "everyoneCriticised": false},
         "rectification": {"postingDays": 7, "lookBackAfterDays": 90, "amberDays": 3, "weakWords": ["加强"]},
         "modes": ["nearestBranch", "pair", "receivingOrganisation", "homeVisit", "makeUp"]}
        """
}

func id<Owner>(_ text: String) -> Identifier<Owner> { Identifier<Owner>(text).unsafelyUnwrapped }
func day(_ text: String) -> Day { Day(text).unsafelyUnwrapped }
