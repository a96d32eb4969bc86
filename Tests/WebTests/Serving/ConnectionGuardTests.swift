import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

@Suite("Connections that do not come to their end")
struct ConnectionGuardTests {
    private typealias Part = ConnectionGuard.InboundIn
    private typealias Answer = ConnectionGuard.OutboundIn

    private func channel() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: ConnectionGuard(ServingLimits(seconds: 20)))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private let head = Part.head(HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/"))
    private let answer: [Answer] = [.head(HTTPResponse(status: .ok)), .end(nil)]

    private func advance(_ channel: EmbeddedChannel, _ seconds: Int64) {
        channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
    }

    @Test("A head that is not whole in time ends it, and so does nothing asked after an answer")
    func heads() throws {
        let silent = try channel()
        advance(silent, 19)
        #expect(silent.isActive)
        advance(silent, 1)
        #expect(!silent.isActive)
        let idle = try channel()
        try idle.writeInbound(head)
        try idle.writeInbound(Part.end(nil))
        for part in answer { try idle.writeOutbound(part) }
        advance(idle, 19)
        #expect(idle.isActive)
        advance(idle, 1)
        #expect(!idle.isActive)
    }

    @Test("A body that trickles ends it however often it brings something; one that comes on may take its time")
    func bodies() throws {
        let trickling = try channel()
        try trickling.writeInbound(head)
        for _ in 0..<19 {
            try trickling.writeInbound(Part.body(ByteBuffer(repeating: 0, count: 100)))
            advance(trickling, 1)
        }
        #expect(trickling.isActive)
        advance(trickling, 1)
        #expect(!trickling.isActive)
        let steady = try channel()
        try steady.writeInbound(head)
        for _ in 0..<100 {
            try steady.writeInbound(Part.body(ByteBuffer(repeating: 0, count: 20_000)))
            advance(steady, 1)
        }
        #expect(steady.isActive)
        for part in answer { try steady.writeOutbound(part) }
        advance(steady, 900)
        #expect(!steady.isActive)
    }

    @Test("Work that takes long is waited for")
    func answering() throws {
        let busy = try channel()
        try busy.writeInbound(head)
        try busy.writeInbound(Part.end(nil))
        advance(busy, 600)
        #expect(busy.isActive)
        for part in answer { try busy.writeOutbound(part) }
        try busy.writeInbound(head)
        advance(busy, 20)
        #expect(!busy.isActive)
    }
}
