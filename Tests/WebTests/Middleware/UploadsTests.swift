import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("Large bodies")
struct UploadsTests {
    private let size = 3 << 20

    /// Sends a body that is too large for a form, and says what came back and how much of it was taken in.
    private func send(
        to path: String, as name: String?, in world: SampleWorld
    ) async throws -> (status: HTTPResponse.Status, taken: Int) {
        let site = try Site(useCases: world.useCases, isDemo: false, secure: false)
        let client = TestClient(site.router())
        var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=X"]
        if let name {
            headers[.cookie] = "session=\(try await world.useCases.startSession(of: world.member(name)))"
        }
        let taken = Taken()
        let chunk = ByteBuffer(repeating: UInt8(ascii: "x"), count: 64 << 10)
        let chunks = AsyncStream<ByteBuffer>(unfolding: { [size] in
            await taken.count < size ? await taken.take(chunk) : nil
        })
        let answer = try await client.send(.post, path, headers: headers, body: .init(asyncSequence: chunks))
        return (answer.status, await taken.count)
    }

    private actor Taken {
        private(set) var count = 0

        func take(_ chunk: ByteBuffer) -> ByteBuffer {
            count += chunk.readableBytes
            return chunk
        }
    }

    @Test(
        "Are taken by the routes that take files from those who may send them; nobody else's are read beyond a form's size"
    )
    func limits() async throws {
        let world = try await SampleWorld()
        let ends = [
            "/organisations/\(world.root)/import", "/campaigns/new/import",
            Paths.step(Place(world.campaign, world.root), "tighten/import"),
        ]
        for path in ends + [
            "/nowhere/import", "/import", "/organisations/\(world.root)/roster", "/sign-in", "/preferences",
        ] {
            for name in [nil, "王伟", "张敏"] {
                let (status, taken) = try await send(to: path, as: name, in: world)
                #expect(status.code >= 300 && status != .ok, "\(path): \(status)")
                #expect(taken <= 1_200_000, "\(path) as \(name ?? "nobody"): \(taken)")
                if ends.contains(path) { #expect(taken == 0, "\(path) as \(name ?? "nobody"): \(taken)") }
            }
        }
        // The one who may send a roster: all of it is read, and it is no form.
        let (status, taken) = try await send(to: ends[0], as: "郑军", in: world)
        #expect(status == .badRequest)
        #expect(taken >= size)
        // A procedure is smaller.
        let (tooLarge, read) = try await send(to: ends[1], as: "郑军", in: world)
        #expect(tooLarge == .contentTooLarge)
        #expect(read <= 1_500_000)
    }

    @Test("A form whose connection ended in its midst is no shorter form")
    func cut() async throws {
        let world = try await SampleWorld()
        let client = TestClient(try Site(useCases: world.useCases, isDemo: false, secure: false).router())
        let token = String(repeating: "0", count: 32)
        let answer = try await client.post(
            "/preferences", form: "care=on&form-token=\(token)",
            headers: [.cookie: "form=\(token)", .contentLength: "1000"])
        #expect(answer.status == .badRequest)
    }
}
