import Foundation
import HTTPTypes
import NIOCore
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("Rosters")
struct ImportPageTests {
    /// Someone who uploads files as a browser does.
    private struct Uploader {
        let client: TestClient<WebContext>
        let session: String
        let path: String

        init(_ world: SampleWorld, as name: String) async throws {
            client = TestClient(try Site(useCases: world.useCases, isDemo: false, secure: false).router())
            session = try await world.useCases.startSession(of: world.member(name))
            path = "/organisations/\(world.root)/import"
        }

        func get(_ path: String) async throws -> TestClient<WebContext>.Answer {
            try await client.get(path, headers: [.cookie: "session=\(session)"])
        }

        private func token() async throws -> String {
            let body = try await get("/").body
            return body.firstMatch(of: #/name="form-token" value="([0-9a-f]+)"/#).map { String($0.output.1) } ?? ""
        }

        func upload(_ files: [(name: String, text: String)]) async throws -> TestClient<WebContext>.Answer {
            var body = "--X\r\nContent-Disposition: form-data; name=\"form-token\"\r\n\r\n\(try await token())\r\n"
            for file in files {
                body += "--X\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(file.name)\"\r\n"
                body += "Content-Type: text/csv\r\n\r\n\(file.text)\r\n"
            }
            body += "--X--\r\n"
            return try await client.send(
                .post, path,
                headers: [.cookie: "session=\(session)", .contentType: "multipart/form-data; boundary=X"],
                body: ByteBuffer(string: body))
        }

        func confirm(_ ticket: String, _ more: String = "") async throws -> TestClient<WebContext>.Answer {
            try await client.post(
                path, form: "ticket=\(ticket)&\(more)&form-token=\(try await token())",
                headers: [.cookie: "session=\(session)"])
        }
    }

    private func ticket(_ body: String) throws -> String {
        String(try #require(body.firstMatch(of: #/name="ticket" value="([0-9a-f]+)"/#)).output.1)
    }

    private static let heading = "姓名,人员类别,所在党支部,党内职务\n"
    private static let second =
        "冯涛,正式党员,青山集团第二党支部,书记\n蒋雪,正式党员,青山集团第二党支部,\n"
        + "郑军,正式党员,青山集团第二党支部,\n吴敏,正式党员,青山集团第二党支部,\n何平,正式党员,青山集团第二党支部,\n"

    @Test("A trial shows what would change and writes nothing; confirming it writes it once")
    func trialThenConfirm() async throws {
        let world = try await SampleWorld()
        let uploader = try await Uploader(world, as: "郑军")
        let file = Self.heading + Self.second + "新来,正式党员,青山集团第二党支部,\n"
        let trial = try await uploader.upload([("二支部.csv", file)])
        #expect(trial.status == .ok)
        #expect(trial.body.contains("<dt>新增党员</dt><dd>1</dd>"))
        #expect(trial.body.contains("尚未写入任何内容") && !trial.body.contains("⟦"))
        #expect(try await members(world) == 5)
        let ticket = try ticket(trial.body)
        let done = try await uploader.confirm(ticket)
        #expect(done.status == .seeOther)
        #expect(try await members(world) == 6)
        #expect(try await uploader.confirm(ticket).body.contains("预检结果已过期"))
        #expect(try await members(world) == 6)
    }

    @Test("A file that was cut names who would leave and asks for their number; refused, the page stays as it was")
    func cutFile() async throws {
        let world = try await SampleWorld()
        let uploader = try await Uploader(world, as: "郑军")
        let cut = Self.heading + "冯涛,正式党员,青山集团第二党支部,书记\n郑军,正式党员,青山集团第二党支部,\n"
        let trial = try await uploader.upload([("二支部.csv", cut)])
        #expect(trial.body.contains("这份名册可能不完整") && trial.body.contains("现有党员 5 名，其中 3 名不在名册里"))
        for name in ["蒋雪", "吴敏", "何平"] { #expect(trial.body.contains(name)) }
        #expect(trial.body.contains("确认这些人离开（3 名）") && !trial.body.contains("⟦"))
        let ticket = try ticket(trial.body)
        for more in ["", "leaving=2"] {
            let refused = try await uploader.confirm(ticket, more)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.body.contains("field-error") && refused.body.contains("href=\"#field-leaving\""))
            #expect(refused.body.contains("value=\"\(ticket)\""))
            #expect(try await members(world) == 5)
        }
        let workbook = try await uploader.get("\(uploader.path)/changes.xlsx?ticket=\(ticket)")
        #expect(workbook.status == .ok && workbook.body.hasPrefix("PK"))
        #expect(try await uploader.confirm(ticket, "leaving=3").status == .seeOther)
        #expect(try await members(world) == 2)
    }

    @Test("What the file and what is known show is told together, in the order of the rows")
    func together() async throws {
        let world = try await SampleWorld()
        let uploader = try await Uploader(world, as: "郑军")
        let file = Self.heading + "甲,正式党员,没有的支部,\n<script>,正式党员,青山集团第二党支部,\n乙,正式党员,也没有的支部,\n"
        let body = try await uploader.upload([("坏.csv", file)]).body
        let rows = body.matches(of: #/第 (\d) 行/#).map { String($0.output.1) }
        #expect(rows == ["2", "3", "4"])
        #expect(body.contains("不像姓名") && !body.contains("<script>正") && body.contains("&lt;script"))
    }

    private func members(_ world: SampleWorld) async throws -> Int {
        try await world.useCases.roster(of: world.otherBranch, as: world.actor("郑军")).organisation.members.count
    }

    @Test("A ticket serves its owner alone, and for a quarter of an hour")
    func tickets() async throws {
        let desk = ImportDesk()
        let world = try await SampleWorld()
        let (owner, other) = (world.member("郑军"), world.member("吴敏"))
        let now = Instant(SampleWorld.day("2021-07-01"), hour: 9)
        let ticket = try #require(await desk.keep(.sound(Roster(), ImportSummary()), for: owner, at: now))
        #expect(await desk.look(ticket, by: other, at: now) == nil)
        #expect(await desk.look(ticket, by: owner, at: now.advanced(byMinutes: 14)) != nil)
        #expect(await desk.look(ticket, by: owner, at: now.advanced(byMinutes: 15)) == nil)
        #expect(await desk.look("", by: owner, at: now) == nil)
        #expect(await desk.take(ticket, by: owner, at: now) != nil)
        #expect(await desk.take(ticket, by: owner, at: now) == nil)
    }

    @Test("The desk takes no more than it can hold, and makes room when time has passed")
    func room() async throws {
        let desk = ImportDesk(weightLimit: 10)
        let world = try await SampleWorld()
        let now = Instant(SampleWorld.day("2021-07-01"), hour: 9)
        let files = [(name: "a", bytes: Data(repeating: 0, count: 6))]
        #expect(await desk.keep(.defective(files, []), for: world.member("郑军"), at: now) != nil)
        #expect(await desk.keep(.defective(files, []), for: world.member("吴敏"), at: now) == nil)
        #expect(await desk.keep(.defective(files, []), for: world.member("郑军"), at: now) != nil)
        let later = now.advanced(byMinutes: 16)
        #expect(await desk.keep(.defective(files, []), for: world.member("吴敏"), at: later) != nil)
    }

    @Test("Every defect is listed by row, column, value and reason; the failed rows can be taken away")
    func defects() async throws {
        let world = try await SampleWorld()
        let uploader = try await Uploader(world, as: "郑军")
        let file = Self.heading + Self.second + "<b>坏</b>,群众,青山集团第二党支部,\n甲,正式党员,没有的支部,\n"
        let trial = try await uploader.upload([("坏.csv", file)])
        #expect(trial.status == .unprocessableContent)
        #expect(trial.body.contains("第 7 行") && trial.body.contains("人员类别") && trial.body.contains("群众"))
        #expect(!trial.body.contains("<b>坏"))
        let link = try #require(trial.body.firstMatch(of: #/href="([^"]*failed\.xlsx\?ticket=[0-9a-f]+)"/#)).output.1
        let workbook = try await uploader.get(String(link))
        #expect(workbook.status == .ok)
        #expect(workbook.body.hasPrefix("PK"))
        let other = try await Uploader(world, as: "吴敏")
        #expect(try await other.get(String(link)).status == .notFound)
        #expect(try await members(world) == 5)
    }

    @Test("What is no table, and no file at all, is refused with what would make it right")
    func unreadable() async throws {
        let world = try await SampleWorld()
        let uploader = try await Uploader(world, as: "郑军")
        let none = try await uploader.upload([])
        #expect(none.status == .unprocessableContent && none.body.contains("未选择文件"))
        let text = try await uploader.upload([("说明.csv", "你好\n世界\n")])
        #expect(text.status == .unprocessableContent && text.body.contains("说明.csv：未找到"))
    }

    @Test("Only superiors of the whole tree import; branches see their own roster without telephones")
    func access() async throws {
        let world = try await SampleWorld()
        for name in ["王伟", "张敏"] {
            let uploader = try await Uploader(world, as: name)
            #expect(try await uploader.get(uploader.path).status == .forbidden)
            #expect(try await uploader.upload([("a.csv", Self.heading)]).status == .forbidden)
        }
        let member = try await SiteClient(world, as: "张敏")
        let own = try await member.get(Paths.roster(world.branch))
        #expect(own.status == .ok && own.body.contains("孙德福") && own.body.contains("预备党员"))
        #expect(!own.body.contains("1380000") && !own.body.contains("年老体弱") && !own.body.contains("⟦"))
        #expect(try await SiteClient(world, as: "王伟").get(Paths.roster(world.branch)).body.contains("年老体弱"))
        #expect(try await member.get(Paths.roster(world.otherBranch)).status == .forbidden)
        let root = try await SiteClient(world, as: "郑军").get(Paths.roster(world.root))
        #expect(root.body.contains("青山集团第一党支部") && root.body.contains("第一指导组") && root.body.contains("13 名党员"))
    }
}
