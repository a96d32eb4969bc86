import Foundation
import HTTPTypes
import Hummingbird
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("Every address")
struct RoutesTests {
    /// Addresses for everyone: signing in, display settings, style and script, the sign of life.
    private static func isPublic(_ path: String) -> Bool {
        ["/sign-in", "/sign-out", "/demo", "/preferences", "/health"].contains(path) || path.hasPrefix("/assets/")
            // Its secret address is its key.
            || path.hasPrefix("/calendar/")
    }

    private func routes(_ world: SampleWorld) throws -> [(method: HTTPRequest.Method, path: String)] {
        try Site(useCases: world.useCases, isDemo: false, secure: false).router().routes.map { route in
            let parts = String(describing: route.path).split(separator: "/").map { part in
                switch part {
                case "{campaign}": world.campaign.text
                case "{organisation}": world.branch.text
                case "{member}": world.member("张敏").text
                case "{problem}": "unknown-problem"
                default: String(part)
                }
            }
            return (route.method, "/" + parts.joined(separator: "/"))
        }.filter { !Self.isPublic($0.path) }
    }

    /// The residents' page stands where its address is known and its branch has opened it.
    private static func isForResidents(_ path: String) -> Bool { path.hasPrefix("/say/") }

    @Test("Without signing in, every page leads to the sign-in page and nothing is shown")
    func anonymous() async throws {
        let world = try await SampleWorld.played(to: .held)
        let client = TestClient(try Site(useCases: world.useCases, isDemo: false, secure: false).router())
        let pages = try routes(world).filter { $0.method == .get }
        #expect(pages.count > 20)
        for page in pages {
            let answer = try await client.get(page.path)
            if Self.isForResidents(page.path) {
                #expect(answer.status == .notFound, "\(page.path)")
                continue
            }
            let location = answer.headers[.location] ?? ""
            #expect(answer.status == .seeOther && location.hasPrefix("/sign-in"), "\(page.path): \(answer.status)")
        }
    }

    @Test("Someone from another branch is shown nothing of this one")
    func stranger() async throws {
        let world = try await SampleWorld.played(to: .held)
        let stranger = try await SiteClient(world, as: "蒋雪")
        for page in try routes(world) where page.method == .get && page.path.contains(world.branch.text) {
            var answer = try await stranger.get(page.path)
            // The address of a form leads to the page that it stands on, or home.
            if answer.status == .seeOther, let above = answer.headers[.location] {
                answer = try await stranger.get(above)
                if !above.contains(world.branch.text) {
                    #expect(answer.status == .ok && !answer.body.contains("张敏"), "\(page.path)")
                    continue
                }
            }
            #expect([.forbidden, .notFound].contains(answer.status), "\(page.path): \(answer.status)")
            #expect(!answer.body.contains("张敏"), "\(page.path)")
        }
    }

    @Test("No form is taken without the token of the page, from anyone")
    func forged() async throws {
        let world = try await SampleWorld.played(to: .held)
        let client = TestClient(try Site(useCases: world.useCases, isDemo: false, secure: false).router())
        let session = try await world.useCases.startSession(of: world.member("王伟"))
        let before = try await world.records.read { try $0.position() }
        for route in try routes(world) where route.method == .post {
            let answer = try await client.post(route.path, form: "text=x", headers: [.cookie: "session=\(session)"])
            #expect(answer.status == .forbidden, "\(route.path): \(answer.status)")
        }
        #expect(try await world.records.read { try $0.position() } == before)
    }

    @Test("Pages of a hostile address are errors with a page, never a failure")
    func hostile() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let client = try await SiteClient(world, as: "王伟")
        for path in [
            "/campaigns/..%2F..%2Fetc/organisations/QS-Z01", "/campaigns/history/organisations/%00", "/problems/'--",
            "/campaigns/history/organisations/QS-Z01/plan/../../x", "/organisations/QS-Z01/ledger?page=-9&size=1e9",
            "/organisations/QS-Z01/ledger?page=99999999999999999999", "/campaigns/history/organisations/%E7%8E%8B",
        ] {
            let answer = try await client.get(path)
            #expect(answer.status.code < 500, "\(path): \(answer.status)")
        }
    }

    @Test("No page reads the records past the permission table")
    func throughOperations() throws {
        let web = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Web")
        let files =
            FileManager.default.enumerator(at: web, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
        #expect(files.count > 80)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains("useCases.records"), "\(file.lastPathComponent)")
        }
    }
}
