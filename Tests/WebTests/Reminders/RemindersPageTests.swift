import Foundation
import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct RemindersPageTests {
    @Test("The calendar's address is shown once, read without signing in, and ends when it is ended")
    func calendar() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let secretary = try await SiteClient(world, as: "王伟")
        let made = try await secretary.post("/reminders/feed")
        let match = try #require(
            made.body.firstMatch(of: #/http:\/\/127\.0\.0\.1:8080(\/calendar\/[0-9a-f]{64}\.ics)/#))
        let path = String(match.output.1)
        #expect(try await !secretary.get("/reminders").body.contains(path))
        let visitor = TestClient(try Site(useCases: world.useCases, isDemo: false, secure: false).router())
        let answer = try await visitor.get(path)
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(answer.body.contains("BEGIN:VEVENT"))
        let unfolded = answer.body.replacing("\r\n ", with: "")
        #expect(unfolded.contains("URL:http://127.0.0.1:8080/campaigns/history/organisations/QS-Z01/study"))
        // Requests come with another host; it is not believed.
        #expect(!unfolded.contains("bihuan.test"))
        for name in SampleWorld.names { #expect(!unfolded.contains(name)) }
        let english = try await visitor.get(path + "?language=en")
        #expect(english.body.contains("SUMMARY:Organise study"))
        #expect(try await secretary.post("/reminders/feed/end").status == .seeOther)
        #expect(try await visitor.get(path).status == .notFound)
        #expect(try await visitor.get("/calendar/..%2f.ics").status == .notFound)
        #expect(try await visitor.get("/reminders").status == .seeOther)
    }

    @Test("Quiet hours are kept, and what is no time is refused kindly")
    func quiet() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await member.get("/reminders").body.contains("value=\"21:00\""))
        for (from, until) in [("25:00", "07:00"), ("", "07:00"), ("21:00", "<b>"), ("21", "7")] {
            let answer = try await member.post("/reminders/quiet", [("from", from), ("until", until)])
            #expect(answer.status == .unprocessableContent)
        }
        let kept = try await member.post("/reminders/quiet", [("from", "20:30"), ("until", "08:00")])
        #expect(kept.status == .seeOther)
        let page = try await member.get("/reminders").body
        #expect(page.contains("value=\"20:30\"") && page.contains("value=\"08:00\""))
    }

    @Test("The digest stands in the inbox; the spool's file says title, time and link and nothing else")
    func spool() async throws {
        let world = try await SampleWorld.played(to: .committed)
        for (number, name) in ["王伟", "张敏"].enumerated() {
            try await world.useCases.setPassword(
                login: "user\(number)", password: "Walk-2021-\(number)", of: world.member(name), as: .deployment)
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("spool-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try await world.useCases.makeDigests()
        #expect(made >= 1)
        let spool = try FileSpool(folder: folder.path, origin: "https://bihuan.test")
        #expect(try await world.useCases.deliverDigests(through: spool) == made)
        let name = "\(world.useCases.today)-\(world.member("王伟")).txt"
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        #expect(text.contains("公示"))
        for lines in text.split(separator: "\n\n").map({ $0.split(separator: "\n") }) {
            #expect((2...3).contains(lines.count))
            #expect(lines.last?.hasPrefix("https://bihuan.test/") == true)
        }
        for word in ["管网漏水", "三户", "窗口排队"] + SampleWorld.names { #expect(!text.contains(word), "\(word)") }
        #expect(try await SiteClient(world, as: "王伟").get("/reminders").body.contains("件"))
    }

    @Test("A spool that is a file, or cannot be made, is known before anything is to be put into it")
    func unusableSpool() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("spool-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("taken".utf8).write(to: file)
        for folder in [file.path, file.appendingPathComponent("below").path, "/proc/none/spool"] {
            #expect(throws: (any Error).self) { try FileSpool(folder: folder, origin: "https://bihuan.test") }
        }
    }

    @Test("Every kind of reminder has a title that names nobody, in both languages")
    func titles() throws {
        for language in try Catalogue.bundled().languages {
            for kind in ToDo.Kind.allCases {
                let item = ToDo(
                    kind: kind,
                    place: Place(SampleWorld.id("c", Campaign.self), SampleWorld.id("o", Organisation.self)),
                    organisationName: "秘密单位", due: nil, personName: "秘密姓名", number: 77)
                let title = try #require(Reminder.all(of: [item]).first).title(in: language)
                #expect(!title.contains("⟦") && !title.contains("秘密") && !title.contains("77"), "\(title)")
                #expect(!title.contains("  "), "\(title)")
            }
        }
    }
}
