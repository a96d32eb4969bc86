import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import PartyLife

/// What keeps everyone in the room in step: a stream of how far the meeting has come, and the screen on the wall.
///
/// The stream (server-sent events) carries a number and nothing else; whoever hears a new one draws the page again. It
/// begins with where the meeting stands, so that a phone that slept catches up.
struct LiveRoutes {
    let site: Site

    /// After so long a browser has to come again, so that whoever is no longer signed in hears no more.
    private static let longest = Duration.seconds(900)

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation/meeting"
        router.get("\(path)/live") { _, context -> Response in
            let person = try context.signedIn()
            let told = try await site.useCases.watchMeeting(at: try context.place(), as: person.actor)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
                    HTTPField.Name("X-Accel-Buffering").unsafelyUnwrapped: "no",
                ], body: Self.body(told))
        }
        router.get("\(path)/screen") { request, context -> Response in
            let page = try await MeetingRoutes(site: site).meetingPage(request, context)
            let address = site.origin + page.path
            return ScreenPage(page: page, address: address).html().response(status: .ok)
        }
    }

    private static func body(_ told: AsyncStream<Int>) -> ResponseBody {
        ResponseBody { writer in
            let start = ContinuousClock.now
            var last = -1
            try await writer.write(ByteBuffer(string: "retry: 1500\n\n"))
            for await version in told {
                // The same number again is a sign of life.
                let text = version == last ? ":\n\n" : "id: \(version)\nevent: moved\ndata: \(version)\n\n"
                last = version
                try await writer.write(ByteBuffer(string: text))
                if .now - start > Self.longest { break }
            }
            try await writer.finish(nil)
        }
    }
}
