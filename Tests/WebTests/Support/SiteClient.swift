import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import PartyLife
import TestKit

@testable import Web

/// A person of the sample world at the site: signed in, looking at pages and sending their forms.
struct SiteClient {
    typealias Answer = TestClient<WebContext>.Answer

    private let client: TestClient<WebContext>
    private let session: String

    /// Signs in the person of this name.
    init(_ world: SampleWorld, as name: String) async throws {
        client = TestClient(try Site(useCases: world.useCases, isDemo: false, secure: false).router())
        session = try await world.useCases.startSession(of: world.member(name))
    }

    func get(_ path: String) async throws -> Answer {
        try await client.get(path, headers: [.cookie: "session=\(session)"])
    }

    /// Sends a form with the token that this person's pages carry.
    func post(_ path: String, _ fields: [(name: String, value: String)] = []) async throws -> Answer {
        let home = try await get("/").body
        let token = home.firstMatch(of: #/name="form-token" value="([0-9a-f]+)"/#)?.output.1 ?? ""
        let form = SafePath.appending(fields + [("form-token", String(token))], to: "").dropFirst()
        return try await client.post(path, form: String(form), headers: [.cookie: "session=\(session)"])
    }

    /// Sends a file as a browser does.
    func upload(_ text: String, to path: String) async throws -> Answer {
        let home = try await get("/").body
        let token = home.firstMatch(of: #/name="form-token" value="([0-9a-f]+)"/#)?.output.1 ?? ""
        let parts = [
            "--X\r\nContent-Disposition: form-data; name=\"form-token\"\r\n\r\n\(token)",
            "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.yaml\"\r\n\r\n\(text)",
            "--X--\r\n",
        ]
        return try await client.send(
            .post, path, headers: [.cookie: "session=\(session)", .contentType: "multipart/form-data; boundary=X"],
            body: ByteBuffer(string: parts.joined(separator: "\r\n")))
    }
}

extension SampleWorld {
    /// The address of a step of the first branch.
    func path(_ step: String) -> String { Paths.step(place, step) }
}
