import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("The ledger")
struct LedgerPageTests {
    @Test("It is filtered, counted and cut into pages; a page beyond the end shows the last")
    func pages() async throws {
        let world = try await SampleWorld.played(to: .posted)
        world.on("2021-10-03")
        let client = try await SiteClient(world, as: "王伟")
        let path = Paths.ledger(world.branch)
        let first = try await client.get("\(path)?size=10").body
        #expect(first.contains("共 11 条") && first.contains("逾期3天") && !first.contains("⟦"))
        let next = first.firstMatch(of: #/href="([^"]+after=[^"]+)"/#).map { String($0.output.1) } ?? ""
        let second = try await client.get(next.replacing("&amp;", with: "&")).body
        #expect(next.contains("size=10") && second.contains("共 11 条") && second.contains("窗口排队时间长"))
        let back = second.firstMatch(of: #/href="([^"]+before=[^"]+)"/#).map { String($0.output.1) } ?? ""
        #expect(try await client.get(back.replacing("&amp;", with: "&")).body.contains("after="))
        #expect(try await client.get("\(path)?size=10&page=2").body.contains("窗口排队时间长"))
        #expect(try await client.get("\(path)?size=10&page=99").body.contains("窗口排队时间长"))
        #expect(try await client.get("\(path)?standing=writtenOff").body.contains("没有符合条件的问题"))
        #expect(try await client.get("\(path)?standing=overdue&campaign=history").body.contains("共 11 条"))
        #expect(try await client.get("\(path)?standing=%27&campaign=%20&size=-1&page=-7").status == .ok)
        #expect(try await client.get("\(path)?page=9223372036854775807&size=100").status == .ok)
    }

    @Test("Before anything is listed it says what it will hold")
    func empty() async throws {
        let world = try await SampleWorld.played(to: .held)
        let page = try await SiteClient(world, as: "王伟").get(Paths.ledger(world.branch))
        #expect(page.body.contains("台账中尚无问题"))
    }

    @Test("The export is a table for spreadsheets with what this reader may see")
    func export() async throws {
        let world = try await SampleWorld.played(to: .committed)
        let member = try await SiteClient(world, as: "王伟").get(Paths.ledger(world.branch) + ".csv")
        #expect(member.status == .ok)
        #expect(member.headers[.contentDisposition]?.hasPrefix("attachment; filename*=UTF-8''") == true)
        #expect(Array(member.body.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(member.body.components(lines: "\r\n") == 12)
        #expect(member.body.contains("管网漏水"))
        let superior = try await SiteClient(world, as: "吴敏").get(Paths.ledger(world.root) + ".csv")
        #expect(superior.body.components(lines: "\r\n") == 12)
        #expect(!superior.body.contains("管网漏水") && superior.body.contains("内容未公示"))
        let page = try await SiteClient(world, as: "吴敏").get(Paths.ledger(world.root)).body
        #expect(!page.contains("管网漏水") && page.contains("内容未公示"))
    }

    @Test("Before a problem is posted, those above see its state and dates, not whose it is nor who answers for it")
    func unposted() async throws {
        let world = try await SampleWorld.played(to: .committed)
        let superior = try await SiteClient(world, as: "吴敏")
        for path in [Paths.ledger(world.root), Paths.ledger(world.root) + ".csv", world.path("list")] {
            let page = try await superior.get(path)
            #expect(page.status == .ok && page.body.contains("待公示"), "\(path)")
            for name in ["王伟", "张敏", "孙德福"] { #expect(!page.body.contains(name), "\(path): \(name)") }
        }
        let member = try await SiteClient(world, as: "刘洋").get(world.path("list")).body
        #expect(member.contains("张敏") && member.contains("孙德福"))
    }

    @Test("A problem's words cannot run in a spreadsheet")
    func neutralised() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let finding = Problem.Finding(
            number: 0, text: .plain("=HYPERLINK(\"http://x\")"), source: .superior, on: world.useCases.today)
        _ = try await world.useCases.addProblem(finding, at: world.place, as: world.actor("李娜"))
        let csv = try await SiteClient(world, as: "王伟").get(Paths.ledger(world.branch) + ".csv").body
        #expect(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\""))
    }

    @Test("Another branch's members do not see it")
    func access() async throws {
        let world = try await SampleWorld.played(to: .posted)
        let stranger = try await SiteClient(world, as: "蒋雪")
        for path in [Paths.ledger(world.branch), Paths.ledger(world.branch) + ".csv", Paths.ledger(world.root)] {
            #expect(try await stranger.get(path).status == .forbidden)
        }
    }
}

extension String {
    fileprivate func components(lines separator: String) -> Int {
        split(separator: separator, omittingEmptySubsequences: true).count
    }
}
