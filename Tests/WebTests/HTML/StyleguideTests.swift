import HTTPTypes
import Operations
import TestKit
import Testing

@testable import Web

@Suite("The page of all components")
struct StyleguideTests {
    @Test("It shows every component once, in both languages")
    func shows() throws {
        let catalogue = try Catalogue.bundled()
        for language in catalogue.languages {
            let shell = Shell(
                preferences: Preferences(language: language), assets: try Assets.bundled(), formToken: "t", path: "/")
            let page = StyleguidePage(shell: shell).html().string
            for mark in [
                "notice-success", "notice-warning", "notice-error", "notice-information", "light-red", "light-grey",
                "rail-current", "desk-status", "desk-doing", "class=\"fold\"", "button-primary", "aria-disabled",
                "field-error", "segments", "tap-grid", "class=\"table\"", "pages-total", "timeline-coming", "weighing",
                "class=\"sealed\"", "class=\"empty\"", "sheet-page",
            ] { #expect(page.contains(mark), "\(mark)") }
            #expect(!page.contains("⟦"), "every text is there")
        }
    }

    @Test("It is there in a demonstration alone")
    func demonstration() async throws {
        let world = try await SampleWorld()
        let session = try await world.useCases.startSession(of: world.member("王伟"))
        for isDemo in [true, false] {
            let site = try Site(useCases: world.useCases, isDemo: isDemo, secure: false)
            let client = TestClient<WebContext>(site.router())
            let answer = try await client.get("/styleguide", headers: [.cookie: "session=\(session)"])
            #expect(answer.status == (isDemo ? .ok : .notFound))
        }
    }
}
