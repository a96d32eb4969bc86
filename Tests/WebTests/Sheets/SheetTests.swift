import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

/// Every sheet for every reader, in a world in which each field of words holds a sentence of its own.
@Suite("Sheets to print")
struct SheetTests {
    /// What was written where.
    private enum Mark: String, CaseIterable {
        case criticism = "七月的两次值班都没有到岗"
        case opinionOnBranch = "第0次反映"
        case opinionOnMember = "第1次反映"
        case talk = "他说起家里老人住院"
        case othersPaper = "刘洋今年只下过两次现场"
        case ownPaper = "张敏今年只下过两次现场"
        case remark = "讲了别人没有讲自己"
        case speech = "刘洋的发言"
        case closing = "会后逐条整改"
        case cause = "责任没有压实到人"
        case measure = "九月三十日前回访三户并修好漏点"
        case commitment = "我承诺九月底前办完"
        case progress = "已回访两户"
        case posted = "公示的话第"
        case postedInBranch = "只在支部里公示的话"
        case sealedInBranch = "后来查到的事原话"
        case unposted = "还没有公示的批评"
        case phone = "1380000"
    }

    private static let insiders = ["王伟", "李娜", "赵磊", "张敏"]
    private static let above = ["吴敏", "郑军", "何平"]

    /// What this reader finds on it; nil where it is not theirs.
    private static func found(_ kind: SheetKind, by name: String) -> Set<Mark>? {
        let isInsider = insiders.contains(name)
        switch kind {
        case .noticeBoard: return isInsider ? [.posted, .postedInBranch, .measure] : [.posted, .measure]
        case .ledger: return isInsider ? [.posted, .postedInBranch, .measure, .commitment] : nil
        case .commitments: return isInsider ? [.posted, .postedInBranch, .commitment] : nil
        case .ledgerReport: return [.posted, .measure]
        case .minutes: return isInsider ? [.criticism, .remark, .speech, .closing] : []
        case .outline: return isInsider ? (name == "张敏" ? [.ownPaper] : []) : nil
        case .qr: return ["王伟", "李娜"].contains(name) ? [] : nil
        case .signIn, .ballot, .blankOutline, .opinionsForm, .talkForm, .blankMinutes: return []
        }
    }

    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .prepared)
        let keeper = try await world.actor("李娜")
        try await world.useCases.opinions(
            .openDoor(token: Opinions.PublicPage.newToken()), at: world.place, as: keeper)
        let talk = Talks.Talk(
            id: SampleWorld.id("t-note", Talks.Talk.self), from: world.member("张敏"), to: world.member("刘洋"),
            on: SampleWorld.day("2021-08-06"), note: .plain(Mark.talk.rawValue))
        try await world.useCases.talks(.record(talk), at: world.place, as: world.actor("张敏"))
        try await world.play(after: .prepared, to: .spoken)
        let remark = BranchMeeting.Remark(
            id: SampleWorld.id("r1", BranchMeeting.Remark.self), by: world.member("何平"), about: world.member("赵磊"),
            text: .plain(Mark.remark.rawValue))
        try await world.useCases.meeting(.remark(remark), at: world.place, as: world.actor("何平"))
        try await world.play(after: .spoken, to: .committed)
        world.on("2021-08-28")
        try await post(world, .unit) { "\(Mark.posted.rawValue)\($0)条" }
        let later = try await found(.sealedInBranch, .superior, in: world)
        try await commit(later, in: world)
        try await post(world, .branch) { _ in Mark.postedInBranch.rawValue }
        _ = try await found(.unposted, .criticism, in: world)
        if let first = try await listed(world).first, let worker = first.problem.plan?.responsible.first,
            let name = SampleWorld.names.first(where: { world.member($0) == worker })
        {
            try await world.useCases.problem(.progress(.plain(Mark.progress.rawValue)), first.id, as: world.actor(name))
        }
        return world
    }

    private func listed(_ world: SampleWorld) async throws -> [BranchRecord.ListedProblem] {
        try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
    }

    private func post(_ world: SampleWorld, _ scope: Problem.Scope, _ text: (Int) -> String) async throws {
        var texts: [Problem.ID: Words] = [:]
        for row in try await listed(world) { texts[row.id] = .plain(text(row.problem.number)) }
        try await world.useCases.postList(scope: scope, texts: texts, at: world.place, as: world.actor("李娜"))
    }

    private func found(_ mark: Mark, _ source: ProblemSource, in world: SampleWorld) async throws -> Problem.ID {
        try await world.useCases.addProblem(
            .init(number: 0, text: .plain(mark.rawValue), source: source, on: world.useCases.today), at: world.place,
            as: world.actor("王伟"))
    }

    private func commit(_ id: Problem.ID, in world: SampleWorld) async throws {
        let secretary = try await world.actor("王伟")
        try await world.useCases.problem(.claim(.branch), id, as: secretary)
        try await world.useCases.problem(.analyse(cause: .plain(Mark.cause.rawValue)), id, as: secretary)
        let measure = Problem.Command.list(
            measure: .plain("每周检查一次"), deadline: SampleWorld.day("2021-09-30"),
            responsible: [world.member("王伟")], .ordinary, .easy)
        try await world.useCases.problem(measure, id, as: secretary)
        try await world.useCases.problem(.commit(.plain(Mark.commitment.rawValue)), id, as: secretary)
    }

    @Test("No sheet holds a word that its reader may not see, and each holds what it is for")
    func words() async throws {
        let world = try await world()
        for name in Self.insiders + Self.above {
            let client = try await SiteClient(world, as: name)
            for kind in SheetKind.allCases {
                let answer = try await client.get(kind.path(at: world.place))
                guard let found = Self.found(kind, by: name) else {
                    #expect(answer.status == .forbidden, "\(kind) \(name): \(answer.status)")
                    continue
                }
                #expect(answer.status == .ok, "\(kind) \(name): \(answer.status)")
                #expect(!answer.body.contains("⟦") && !answer.body.contains("<form"), "\(kind) \(name)")
                for mark in Mark.allCases {
                    #expect(answer.body.contains(mark.rawValue) == found.contains(mark), "\(kind) \(name) \(mark)")
                }
            }
        }
        let stranger = try await SiteClient(world, as: "蒋雪")
        for kind in SheetKind.allCases {
            #expect(try await stranger.get(kind.path(at: world.place)).status == .forbidden, "\(kind)")
        }
        #expect(try await stranger.get(world.path("sheets")).status == .forbidden)
    }

    @Test("What was posted within another scope is on a sheet of its own")
    func scopes() async throws {
        let world = try await world()
        let page = try await SiteClient(world, as: "王伟").get(SheetKind.noticeBoard.path(at: world.place)).body
        let sheets = page.split(separator: "class=\"sheet-page\"").dropFirst()
        #expect(sheets.count == 2)
        for sheet in sheets {
            #expect(sheet.contains(Mark.posted.rawValue) != sheet.contains(Mark.postedInBranch.rawValue))
            #expect(sheet.contains("公示时间：2021年8月28日至") && sheet.contains("书记王伟"))
        }
    }

    @Test("The overview offers what this reader may print, and nothing else")
    func overview() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        for name in Self.insiders + Self.above {
            let page = try await SiteClient(world, as: name).get(world.path("sheets")).body
            for kind in SheetKind.allCases {
                let isOffered = page.contains("href=\"\(kind.path(at: world.place))\"")
                #expect(isOffered == (Self.found(kind, by: name) != nil), "\(kind) \(name)")
            }
        }
    }

    @Test("A sheet that cannot be filled yet says what would make it right")
    func early() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let client = try await SiteClient(world, as: "王伟")
        for (kind, reason) in [
            (SheetKind.noticeBoard, "尚无公示的问题"), (.qr, "链接未启用"), (.ledger, "尚无问题清单"),
            (.commitments, "尚无人作出承诺"), (.minutes, "散会后"),
        ] {
            let answer = try await client.get(kind.path(at: world.place))
            #expect(answer.status == .ok && answer.body.contains(reason), "\(kind)")
        }
    }

    @Test("Ballots are one for each of the roll, and nothing tells one from another")
    func ballots() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let page = try await SiteClient(world, as: "王伟").get(SheetKind.ballot.path(at: world.place)).body
        let ballots = page.split(separator: "<section class=\"ballot\">").dropFirst().map { part in
            part.firstRange(of: "</section>").map { part[..<$0.lowerBound] } ?? part
        }
        #expect(ballots.count == 8 && Set(ballots).count == 1)
        #expect(SampleWorld.names.allSatisfy { !page.split(separator: "<main")[1].contains($0) })
    }

    @Test("The attendance sheet has the whole roll and says of nobody why they need not come")
    func signIn() async throws {
        let world = try await SampleWorld.played(to: .ready)
        let page = try await SiteClient(world, as: "王伟").get(SheetKind.signIn.path(at: world.place)).body
        let paper = page.split(separator: "<main")[1]
        #expect(SampleWorld.names.allSatisfy { paper.contains($0) })
        #expect(paper.contains("免于参加") && paper.contains("2021年8月20日") && paper.contains("三楼会议室"))
        #expect(!paper.contains("年事已高") && !paper.contains("身患重病"))
    }

    @Test("The outline is the paper as it stands now, under its author's name, without an earlier draft or a remark")
    func outline() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-08-16")
        let (author, place) = (world.member("张敏"), world.place)
        let actor = try await world.actor("张敏")
        var text = world.examination(of: "张敏")
        text.gains = .plain("头一稿的收获")
        try await world.useCases.examination(.submit(text), of: author, at: place, as: actor)
        let back = SelfExamination.Command.giveBack(reasons: [.general], remark: .plain("请他再挖一层"), places: [])
        try await world.useCases.examination(back, of: author, at: place, as: world.actor("王伟"))
        text.gains = .plain("第二稿的<收获>")
        try await world.useCases.examination(.save(text), of: author, at: place, as: actor)
        let path = SheetKind.outline.path(at: place)
        let own = try await SiteClient(world, as: "张敏").get(path).body
        #expect(own.contains("第二稿的&lt;收获&gt;") && own.contains("张敏") && own.contains("对照检查发言提纲"))
        #expect(!own.contains("头一稿") && !own.contains("再挖一层"))
        let secretary = try await SiteClient(world, as: "王伟")
        #expect(try await secretary.get("\(path)/\(author)").status == .forbidden, "a draft is its author's alone")
        try await world.useCases.examination(.submit(text), of: author, at: place, as: actor)
        #expect(try await secretary.get("\(path)/\(author)").body.contains("第二稿的"))
        for name in ["李娜", "刘洋", "吴敏", "蒋雪"] {
            #expect(try await SiteClient(world, as: name).get("\(path)/\(author)").status == .forbidden, "\(name)")
        }
    }

    @Test("Pages with words in confidence are not for paper, and say which sheet is")
    func printedInstead() async throws {
        let world = try await world()
        let client = try await SiteClient(world, as: "王伟")
        let problem = try await listed(world)[0].id
        for (path, sheet) in [
            (world.path("opinions"), "征求意见二维码张贴页"), (world.path("list"), "问题清单公示"),
            (world.path("examination"), "对照检查发言提纲"), (world.path("meeting"), "组织生活会会议记录"),
            ("/problems/\(problem)", "问题整改台账"),
        ] {
            let page = try await client.get(path).body
            #expect(page.contains("class=\"page page-private\""), "\(path)")
            #expect(page.contains("不打印。请打印：") && page.contains(sheet), "\(path)")
            #expect(!page.contains("data-print"), "\(path)")
        }
    }
}
