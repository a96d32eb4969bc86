import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import PartyLife

/// What a person is reminded of, and the calendar that their phone can subscribe to.
struct RemindersRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("reminders") { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post("reminders/quiet") { request, context in
            try await site.act(context, then: "/reminders", done: "quietHoursSet") { actor in
                var answers = Answers(context.form)
                let from = answers.require("from", context.form.minutes("from"), else: IncompleteForm.noTime)
                let until = answers.require("until", context.form.minutes("until"), else: IncompleteForm.noTime)
                guard let from, let until else { throw answers.lacking }
                try await site.useCases.setQuietHours(QuietHours(from: from, until: until), as: actor)
            } again: { notice in
                try await page(request, context).html(notice: notice)
            }
        }
        router.post("reminders/feed") { request, context in
            let secret = try await site.useCases.openFeed(as: try context.signedIn().actor)
            // The address is shown this once: only its hash is kept.
            var page = try await page(request, context)
            page.address = site.origin + "/calendar/\(secret).ics?language=\(context.language.code)"
            return page.html(notice: nil).response(status: .ok)
        }
        router.post("reminders/feed/end") { request, context in
            try await site.act(context, then: "/reminders", done: "feedClosed") { actor in
                try await site.useCases.closeFeed(as: actor)
            } again: { notice in
                try await page(request, context).html(notice: notice)
            }
        }
        router.get("calendar/:file") { request, context in try await calendar(request, context) }
    }

    /// The calendar of whoever has the address: no session, so that a phone's calendar can read it.
    private func calendar(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let file = context.parameters.get("file"), file.hasSuffix(".ics"),
            let reminders = try await site.useCases.feed(String(file.dropLast(4)))
        else { throw PageError(.notFound) }
        let language =
            request.uri.queryParameters["language"].flatMap { site.catalogue.language(String($0)) }
            ?? site.catalogue.standard
        let calendar = ICalendar(
            name: language.text("product.name"),
            events: reminders.compactMap { $0.event(in: language, at: site.origin) },
            stamp: site.useCases.clock.now)
        return Response(
            status: .ok,
            headers: [.contentType: "text/calendar; charset=utf-8", .cacheControl: "private, no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: calendar.text)))
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> RemindersPage {
        let record = try await site.useCases.reminders(as: try context.signedIn().actor)
        return RemindersPage(record: record, shell: site.shell(request, context))
    }
}

extension Form {
    /// A time of day, in minutes since midnight.
    func minutes(_ name: String) -> Int? {
        let parts = (trimmed(name) ?? "").split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
