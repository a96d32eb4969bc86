import NIOCore
import NIOHTTPTypes

/// Ends a connection on which a request does not come to its end, an answer is not fetched, or nothing is asked.
///
/// The time for a head runs from the connection's beginning or the last answer's end, whatever trickles in meanwhile;
/// the time for a body is the same, and as much more as its bytes have earned.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum State {
        case waitingForHead
        case readingBody
        case answering
    }

    private let limits: ServingLimits
    private var state = State.waitingForHead
    private var since = NIODeadline.distantPast
    private var bytes = 0
    /// Requests that have begun and are not answered.
    private var requests = 0
    private var task: Scheduled<Void>?

    init(_ limits: ServingLimits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) { enter(.waitingForHead, context) }

    func handlerRemoved(context: ChannelHandlerContext) { task?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        task?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            requests += 1
            enter(.readingBody, context)
        case .body(let part): bytes += part.readableBytes
        case .end: enter(requests > 0 ? .answering : .waitingForHead, context)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            requests -= 1
            // An answer may come before the body is whole: then the body's time goes on.
            if state == .answering, requests == 0 { enter(.waitingForHead, context) }
        }
        context.write(data, promise: promise)
    }

    /// What is to be sent has grown, and is not fetched.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if !context.channel.isWritable {
            schedule(in: .seconds(Int64(limits.seconds)), context) { guarded, context in
                if !context.channel.isWritable { context.close(promise: nil) }
            }
        } else if state == .answering {
            task?.cancel()
        } else {
            enter(state, context)
        }
        context.fireChannelWritabilityChanged()
    }

    private func enter(_ next: State, _ context: ChannelHandlerContext) {
        (state, since, bytes) = (next, context.eventLoop.now, 0)
        guard next != .answering else {
            task?.cancel()
            return
        }
        schedule(in: .seconds(Int64(limits.seconds)), context) { $0.check($1) }
    }

    private func check(_ context: ChannelHandlerContext) {
        guard state == .readingBody else { return context.close(promise: nil) }
        let earned = min(limits.seconds + bytes / limits.bodyRate, limits.longestBody)
        let rest = since + .seconds(Int64(earned)) - context.eventLoop.now
        guard rest > .zero else { return context.close(promise: nil) }
        schedule(in: rest, context) { $0.check($1) }
    }

    private func schedule(
        in time: TimeAmount, _ context: ChannelHandlerContext,
        _ body: @escaping (ConnectionGuard, ChannelHandlerContext) -> Void
    ) {
        task?.cancel()
        task = context.eventLoop.assumeIsolated().scheduleTask(in: time) { body(self, context) }
    }
}
