import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

/// What the pages say is read back and compared with the one place where it is computed.
@Suite("One number has one definition on every page")
struct OneNumberTests {
    /// A branch with one member exempt, one covered in another way, opinions and problems merged, and two fixed at once.
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .pooled)
        let keeper = try await world.actor("李娜")
        for (number, text) in ["窗口排队太久", "窗口等候时间长"].enumerated() {
            let opinion = Opinions.Opinion(
                id: SampleWorld.id("further\(number)", Opinions.Opinion.self), channel: .visit,
                on: world.useCases.today,
                target: .branch, text: .plain(text))
            try await world.useCases.opinions(.receive(opinion), at: world.place, as: keeper)
        }
        let (first, second) = (
            SampleWorld.id("further0", Opinions.Opinion.self), SampleWorld.id("further1", Opinions.Opinion.self)
        )
        try await world.useCases.opinions(.merge(second, into: first), at: world.place, as: keeper)
        let problems = try await world.useCases.branch(at: world.place, as: keeper).problems
        let others = problems.filter { $0.problem.subject != nil && $0.problem.subject != world.member("李娜") }
        for other in others[1...2] {
            try await world.useCases.problem(.merge(into: others[0].id), other.id, as: keeper)
        }
        for subject in [nil, world.member("张敏")] {
            let finding = Problem.Finding(
                number: 0, text: .plain("楼道灯坏了"), source: .superior, subject: subject, on: world.useCases.today)
            let id = try await world.useCases.addProblem(
                finding, fixed: .plain("当天修好"), at: world.place, as: world.actor("王伟"))
            try await world.useCases.problem(.verify(SampleWorld.verification), id, as: keeper)
            try await world.useCases.problem(.accept(.init(how: .visit, asked: 3, agreed: 2)), id, as: keeper)
            try await world.useCases.problem(.writeOff, id, as: keeper)
        }
        return world
    }

    private func figures(_ world: SampleWorld, of organisation: Organisation.ID) async throws -> Figures {
        try #require(try await world.useCases.figures(of: organisation, in: world.campaign, as: .deployment))
    }

    /// The page as people read it: every tag a gap.
    private func text(_ page: String) -> String {
        page.replacing(#/<[^>]*>/#, with: " ").replacing(#/\s+/#, with: " ")
    }

    @Test("Found, in scope, covered, merged and exempt are what was played, and no denominator is out of reach")
    func played() async throws {
        let world = try await world()
        let branch = try await figures(world, of: world.branch)
        #expect(branch[.members] == 8 && branch[.exempt] == 1 && branch.expected == 7 && branch.covered == 7)
        #expect(branch[.present] == 6 && branch[.coveredOtherwise] == 1)
        #expect(branch[.problemsFound] == 13 && branch[.problemsMerged] == 2 && branch.problemsKept == 11)
        #expect(branch[.problemsWrittenOff] == 2 && branch[.practicalSolved] == 1 && branch[.practicalFound] == 2)
        #expect(branch[.opinionsRaw] == 4 && branch[.opinionsMerged] == 3)
        for organisation in [world.root, world.branch] {
            let figures = try await figures(world, of: organisation)
            for metric in Metric.allCases where metric != .examinationsSubmitted && metric != .examinationsAccepted {
                guard let of = figures.denominator(of: metric) else { continue }
                #expect(figures[metric] <= of, "\(metric)")
            }
        }
    }

    @Test("The superior's board, the table below it and the summary say what the figures say")
    func tree() async throws {
        let world = try await world()
        let root = try await figures(world, of: world.root)
        let branch = try await figures(world, of: world.branch)
        let page = try await SiteClient(world, as: "郑军").get(Paths.organisation(world.campaign, world.root)).body
        let read = text(page)
        for expected in [
            "\(root.covered)/\(root.expected) 党员覆盖 另有免于参加 \(root[.exempt]) 名",
            "\(root.problemsKept) 查摆问题 另有已合并问题 \(root[.problemsMerged]) 个",
            "\(root[.problemsWrittenOff])/\(root.problemsKept) 已销号", "\(root[.held])/\(root[.branches]) 已召开",
            "\(branch.covered)/\(branch.expected)",
            "\(root[.present])名党员实际参加，另有\(root[.coveredOtherwise])名党员以其他方式覆盖",
            "查摆问题\(root.problemsKept)个，已整改\(root[.problemsSolved])个，其中解决实际问题\(root[.practicalSolved])个",
        ] {
            #expect(read.contains(expected), "\(expected): \(read)")
        }
        #expect(page.contains("/figures#membersCovered\""))
    }

    @Test("The page of figures shows every metric with unit, numerator, denominator and definition")
    func definitions() async throws {
        let world = try await world()
        let language = try Catalogue.bundled().standard
        for (organisation, name) in [(world.root, "郑军"), (world.branch, "张敏")] {
            let figures = try await figures(world, of: organisation)
            let page = try await SiteClient(world, as: name).get(
                Paths.organisation(world.campaign, organisation) + "/figures"
            ).body
            for metric in Metric.allCases {
                let row = try #require(page.split(separator: "<tr").first { $0.contains("id=\"\(metric.rawValue)\"") })
                let cells = text(String(row))
                let unit = language.word("unit", metric.unit)
                #expect(cells.contains("\(figures[metric]) \(unit)"), "\(metric): \(cells)")
                #expect(cells.contains(language.word("metric-definition", metric)), "\(metric)")
                #expect(cells.contains(language.formula(of: metric)), "\(metric)")
                if let base = metric.denominator {
                    #expect(cells.contains("\(language.word("metric", base)) \(figures[base])"), "\(metric)")
                }
            }
        }
        #expect(Set(FiguresPage.Group.allCases.flatMap(\.metrics)) == Set(Metric.allCases))
    }

    @Test("The branch's pages – steps, list, opinions, ledger – say the same numbers")
    func branch() async throws {
        let world = try await world()
        let figures = try await figures(world, of: world.branch)
        let secretary = try await SiteClient(world, as: "王伟")
        let branch = text(try await secretary.get(Paths.organisation(world.campaign, world.branch)).body)
        #expect(branch.contains("\(figures[.opinionsRaw]) 条，归并后 \(figures[.opinionsMerged]) 条"), "\(branch)")
        let progress = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).progress
        #expect(progress[.covering]?.done == figures.covered && progress[.covering]?.due == figures.expected)
        #expect(progress[.writeOff]?.done == figures[.problemsWrittenOff])
        #expect(progress[.writeOff]?.due == figures.problemsKept)
        let list = text(try await secretary.get(world.path("list")).body)
        #expect(
            list.contains("共 \(figures.problemsKept) 个问题、另有已合并问题 \(figures[.problemsMerged]) 个"), "\(list)")
        #expect(list.contains("已销号 \(figures[.problemsWrittenOff])/\(figures.problemsKept)"))
        let opinions = text(try await secretary.get(world.path("opinions")).body)
        #expect(opinions.contains("\(figures[.opinionsRaw]) 原始意见（条）"), "\(opinions)")
        #expect(opinions.contains("\(figures[.opinionsMerged]) 归并后（条）"))
        #expect(opinions.contains("/\(figures[.opinionsRaw]) 已反馈（原始意见）"))
        #expect(opinions.contains("/\(figures[.opinionsMerged]) 已回应（归并后）"))
        for (standing, count) in [
            ("all", figures.problemsKept), ("open", figures[.problemsOpen]),
            ("writtenOff", figures[.problemsWrittenOff]),
        ] {
            let path = Paths.ledger(world.branch) + "?campaign=\(world.campaign)&standing=\(standing)"
            let ledger = text(try await secretary.get(path).body)
            #expect(ledger.contains("共 \(count) 条"), "\(standing): \(ledger)")
        }
        let minutes = text(try await secretary.get(world.path("meeting")).body)
        #expect(minutes.contains("\(figures[.present])/\(figures.expected) 实到"), "\(minutes)")
    }

    @Test("The short name that is set stands in the summary; others may not set it, and an empty one is derived again")
    func shortName() async throws {
        let world = try await world()
        let path = Paths.roster(world.root, "short-name")
        #expect(
            try await SiteClient(world, as: "张敏").post(path, [(name: "shortName", value: "青投党委")]).status == .forbidden)
        let secretary = try await SiteClient(world, as: "郑军")
        #expect(try await secretary.post(path, [(name: "shortName", value: "青投党委")]).status == .seeOther)
        let roster = try await secretary.get(Paths.roster(world.root)).body
        #expect(roster.contains("中共青山集团委员会") && roster.contains("青投党委"))
        let figures = Paths.organisation(world.campaign, world.root) + "/figures"
        #expect(try await secretary.get(figures).body.contains("青投系统1个党组织"))
        let long = try await secretary.post(path, [(name: "shortName", value: String(repeating: "长", count: 201))])
        #expect(long.status == .unprocessableContent && long.body.contains("最多 200 个字"))
        #expect(try await secretary.post(path, [(name: "shortName", value: " ")]).status == .seeOther)
        #expect(try await secretary.get(figures).body.contains("青山集团系统1个党组织"))
    }
}
