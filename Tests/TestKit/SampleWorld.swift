import EventLog
import Operations
import PartyLife
import Records
import Storage
import StorageSQLite

/// One small named world: a committee with two branches, and everyone in them known by name.
///
/// The first branch (QS-Z01) is the one whose loop is played: 王伟 is its secretary, 李娜 its organisation commissioner,
/// 赵磊 its discipline commissioner; 张敏, 刘洋 and 陈静 (probationary) are members; 孙德福 is old and frail; 周强 is
/// away for work. The second branch (QS-Z02) holds 郑军 (secretary of the committee), 吴敏 (its reviewer), 何平 (of the
/// first guidance group), 冯涛 (its own secretary) and 蒋雪.
public struct SampleWorld: Sendable {
    public let useCases: UseCases
    public let store: any Store
    public let clock: SetClock
    public let records: Records
    public let master: MasterKey
    public let keyring: Keyring
    public let campaign = id("history", Campaign.self)
    public let root = id("QS", Organisation.self)
    public let branch = id("QS-Z01", Organisation.self)
    public let otherBranch = id("QS-Z02", Organisation.self)
    private let people: [String: Member.ID]

    public var place: Place { Place(campaign, branch) }

    /// A new world on its first day, the roster imported and the offices given; nothing of a campaign yet.
    public init(store: (any Store)? = nil, day: Day = SampleWorld.day("2021-07-01")) async throws {
        let backing: any Store
        if let store { backing = store } else { backing = try await SQLiteStore.inMemory() }
        self.store = backing
        try await Records.prepare(backing)
        clock = SetClock(Instant(day, hour: 9))
        master = MasterKey()
        keyring = Keyring(master: master)
        records = Records(store: backing, tenant: "QS", keyring: keyring)
        useCases = UseCases(
            records: records, clock: clock, identifiers: SeededIdentifiers(seed: 7),
            hashCost: HashCost(cost: 10, blockSize: 8, parallelism: 1))
        _ = try await useCases.importRoster(SampleWorld.roster, on: day, as: .deployment)
        people = try await records.read { reader in
            Dictionary(try reader.members().map { ($0.name, $0.id) }) { first, _ in first }
        }
        try await useCases.appoint(member("郑军"), .secretary, at: root, as: .deployment)
        try await useCases.appoint(member("吴敏"), .reviewer, at: root, as: .deployment)
        try await useCases.appoint(member("何平"), .guidanceMember, group: "第一指导组", at: root, as: .deployment)
    }

    /// The member of this name.
    public func member(_ name: String) -> Member.ID { people[name] ?? SampleWorld.id("nobody", Member.self) }

    /// The member of this name with the offices held now.
    public func actor(_ name: String) async throws -> ActingPerson { try await useCases.actor(member(name)) }

    /// The sample's members, in the order of the roster.
    public static let names = ["王伟", "李娜", "赵磊", "张敏", "刘洋", "陈静", "孙德福", "周强"]

    public static func day(_ text: String) -> Day { Day(text).unsafelyUnwrapped }

    public static func id<T>(_ text: String, _: T.Type) -> Identifier<T> { Identifier<T>(text).unsafelyUnwrapped }
}

extension SampleWorld {
    /// The roster of this world.
    public static var roster: Roster {
        func organisation(_ code: String, _ name: String, _ kind: Organisation.Kind, _ parent: String?, _ row: Int)
            -> Roster.OrganisationRow
        {
            .init(
                place: .init(sheet: "组织", row: row), code: id(code, Organisation.self), name: name, kind: kind,
                parent: parent, domain: "国有企业", guidanceGroup: "第一指导组")
        }
        func member(
            _ name: String, _ branch: String, _ row: Int, _ offices: [Office] = [], born: String = "1985-03-02",
            standing: MemberProfile.Standing = .full, rank: MemberProfile.Rank? = nil,
            categories: Set<MemberProfile.Category> = []
        ) -> Roster.MemberRow {
            let profile = MemberProfile(
                name: name, sex: .male, ethnicity: "汉族", born: day(born), standing: standing,
                admitted: day("2010-07-01"), confirmed: standing == .full ? day("2011-07-01") : nil, rank: rank,
                categories: categories)
            return .init(
                place: .init(sheet: "党员", row: row), profile: profile, branchCode: branch, offices: offices,
                phone: "1380000\(1000 + row)")
        }
        return Roster(
            organisations: [
                organisation("QS", "青山集团委员会", .committee, nil, 2),
                organisation("QS-Z01", "青山集团第一党支部", .branch, "QS", 3),
                organisation("QS-Z02", "青山集团第二党支部", .branch, "QS", 4),
            ],
            members: [
                member("王伟", "QS-Z01", 2, [.secretary], rank: .county),
                member("李娜", "QS-Z01", 3, [.organisationCommissioner]),
                member("赵磊", "QS-Z01", 4, [.disciplineCommissioner]),
                member("张敏", "QS-Z01", 5), member("刘洋", "QS-Z01", 6, categories: [.youth]),
                member("陈静", "QS-Z01", 7, born: "1998-05-04", standing: .probationary),
                member("孙德福", "QS-Z01", 8, born: "1943-01-01", categories: [.retired, .frail]),
                member("周强", "QS-Z01", 9, categories: [.floating]),
                member("冯涛", "QS-Z02", 10, [.secretary]), member("蒋雪", "QS-Z02", 11),
                member("郑军", "QS-Z02", 12, rank: .bureau), member("吴敏", "QS-Z02", 13),
                member("何平", "QS-Z02", 14),
            ])
    }

    /// A procedure with four aspects and two texts, for the summer of 2021.
    public static var procedure: Procedure {
        Procedure(
            format: 1, version: 1, name: "专题组织生活会", theme: "学党史、悟思想、办实事、开新局",
            window: .init(opens: day("2021-07-05"), closes: day("2021-08-31")),
            timetable: .init(
                noticeBy: day("2021-07-09"), planBy: day("2021-07-20"), studyBy: day("2021-08-06"),
                opinionsBy: day("2021-08-10"), talksBy: day("2021-08-13"), examinationsBy: day("2021-08-18"),
                listWithinDays: 7, postWithinDays: 15, reconcileBy: day("2021-12-31")),
            study: .init(texts: [.init(id: "speech", title: "重要讲话"), .init(id: "history", title: "简史")]),
            aspects: [
                .init(id: "conviction", title: "理想信念", hint: nil), .init(id: "service", title: "联系服务群众", hint: nil),
                .init(id: "spirit", title: "党性锤炼", hint: nil), .init(id: "duty", title: "担当作为", hint: nil),
            ],
            opinions: .init(channels: [.letter, .visit, .symposium, .box], minimumChannels: 2),
            talks: .init(
                secretaryCommittee: .all, committeeCommittee: .all, committeeMember: .each, memberMember: .each),
            review: .init(leadersFrom: .county, examinations: true),
            gates: Gate.allCases.filter { $0 != .effectReviewed },
            session: .init(leadersFirst: true, everyoneCriticised: false),
            rectification: .init(postingDays: 7, lookBackAfterDays: 90, amberDays: 3, weakWords: ["加强", "进一步"]),
            modes: CoverMode.allCases)
    }
}
