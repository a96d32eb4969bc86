import HTTPTypes
import Hummingbird
import Operations
import PartyLife

/// 组织生活会: getting it under way, the room, the minutes, and covering who could not come.
struct MeetingRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation/meeting"
        router.get("\(path)") { request, context in
            try await page(request, context, notice: site.doneNotice(request, in: context))
        }
        router.post("\(path)/open") { request, context in
            let form = context.form
            return try await act(request, context, .open) {
                var answers = Answers(form)
                let day = answers.day("day", else: MeetingFormError.dayMissing)
                let place = answers.require("place", form.trimmed("place"), else: BranchMeeting.Refused.placeMissing)
                guard let day, let place else { throw answers.lacking }
                return .open(on: day, place: place)
            }
        }
        router.post("\(path)/attendance") { request, context in
            try await act(request, context, .attendance) { .recordAttendance(try context.form.attendance()) }
        }
        router.post("\(path)/observe") { request, context in
            let name = try context.signedIn().name
            return try await act(request, context, .observe) { .observe(name: name) }
        }
        addWords(to: router, path)
        addFloor(to: router, path)
        router.get("\(path)/close") { request, context -> Response in
            let page = try await meetingPage(request, context)
            guard page.viewer.may(.closeMeeting) else { throw PageError(.notFound) }
            // Over already, or not begun: the meeting's own page says so.
            guard page.meeting.state == .inSession else {
                return .redirect(to: Paths.step(try context.place(), "meeting"))
            }
            return page.closingLook(notice: nil).response(status: .ok)
        }
        router.post("\(path)/correct") { request, context in
            try await act(request, context, .correct) {
                .correct(try context.form.meetingChange(), reason: context.form.words("reason"))
            }
        }
        router.post("\(path)/close") { request, context in
            try await act(request, context, .close) { .close(context.form.words("words")) }
        }
        router.post("\(path)/cover") { request, context in
            let form = context.form
            return try await act(request, context, .cover) {
                guard let member = form.identifier("key", of: Member.self) else { throw PageError(.badRequest) }
                var answers = Answers(form)
                let mode = answers.choice("mode", of: CoverMode.self, else: MeetingFormError.modeMissing)
                let day = answers.day("day", else: MeetingFormError.dayMissing)
                guard let mode, let day else { throw answers.lacking }
                return .cover(member, mode: mode, on: day)
            }
        }
    }

    /// Who has the floor, who comes after, and what the meeting brought about.
    private func addFloor(to router: Router<WebContext>, _ path: String) {
        router.post("\(path)/floor") { request, context in
            let form = context.form
            return try await act(request, context, .floor) {
                guard let speaker = form.identifier("key", of: Member.self) else { throw PageError(.badRequest) }
                return .giveFloor(speaker)
            }
        }
        router.post("\(path)/order") { request, context in
            try await act(request, context, .order) { .order(context.form.identifiers("speaker", of: Member.self)) }
        }
        router.post("\(path)/note") { request, context in
            try await act(request, context, .note) { .note(try context.form.outcome(site.useCases.identifiers)) }
        }
        router.post("\(path)/note-drop") { request, context in
            let form = context.form
            return try await act(request, context, .noteDrop) {
                guard let id = form.identifier("key", of: BranchMeeting.Outcome.self) else {
                    throw PageError(.badRequest)
                }
                return .dropNote(id)
            }
        }
    }

    /// What is said in the room.
    private func addWords(to router: Router<WebContext>, _ path: String) {
        router.post("\(path)/speak") { request, context in
            let form = context.form
            return try await act(request, context, .speak) {
                guard let speaker = form.identifier("key", of: Member.self) else { throw PageError(.badRequest) }
                return .speak(.init(speaker: speaker, text: form.words("text")))
            }
        }
        router.post("\(path)/restate") { request, context in
            let form = context.form
            return try await act(request, context, .restate) {
                guard let speaker = form.identifier("key", of: Member.self) else { throw PageError(.badRequest) }
                return .restate(speaker, form.words("text"))
            }
        }
        router.post("\(path)/criticise") { request, context in
            try await act(request, context, .criticise) {
                .criticise(try context.form.criticism(site.useCases.identifiers))
            }
        }
        router.post("\(path)/respond") { request, context in
            let form = context.form
            return try await act(request, context, .respond) {
                guard let id = form.identifier("key", of: BranchMeeting.Criticism.self) else {
                    throw PageError(.badRequest)
                }
                var answers = Answers(form)
                guard
                    let response = answers.choice(
                        "response", of: BranchMeeting.Response.self, else: MeetingFormError.responseMissing)
                else { throw answers.lacking }
                return .respond(id, response, form.words("text"))
            }
        }
        router.post("\(path)/remark") { request, context in
            let form = context.form
            let member = try context.signedIn().member
            return try await act(request, context, .remark) {
                var answers = Answers(form)
                guard let text = answers.words("text", else: MeetingFormError.textMissing) else {
                    throw answers.lacking
                }
                return .remark(
                    .init(
                        id: site.useCases.identifiers.make(), by: member,
                        about: form.identifier("about", of: Member.self),
                        defects: form.choices("defect", of: BranchMeeting.CriticismDefect.self), text: text,
                        restate: form["restate"] != nil))
            }
        }
    }

    /// Does one thing in the meeting; the page comes back at the part where it was done.
    private func act(
        _ request: Request, _ context: WebContext, _ part: MeetingPage.Part,
        _ command: () throws -> BranchMeeting.Command
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(
            context, then: "\(Paths.step(place, "meeting"))#\(part.section)", done: "meeting-\(part.rawValue)"
        ) { actor in
            // Whoever may not do it hears that, and not what is missing in their form.
            guard try await site.useCases.allows(part.action, on: place.organisation, as: actor) else {
                throw AccessDenied.notAllowed(action: part.action.rawValue)
            }
            try await site.useCases.meeting(command(), at: place, as: actor)
        } again: { notice in
            try await page(request, context, notice: notice, typed: .init(part: part, form: context.form))
        }
    }

    private func page(
        _ request: Request, _ context: WebContext, notice: Banner?, typed: MeetingPage.Typed? = nil
    ) async throws -> HTML {
        let page = try await meetingPage(request, context, typed: typed)
        // What was typed for closing stands on the page on which it was looked at.
        guard typed?.part == .close, page.meeting.state == .inSession else { return page.html(notice: notice) }
        return page.closingLook(notice: notice)
    }

    /// The meeting as this reader may see it.
    func meetingPage(
        _ request: Request, _ context: WebContext, typed: MeetingPage.Typed? = nil
    ) async throws -> MeetingPage {
        let (place, person) = (try context.place(), try context.signedIn())
        // Read before the meeting is: whatever comes between is told by the number that follows.
        let version = try await site.useCases.meetingVersion(at: place)
        let record = try await site.useCases.branch(at: place, as: person.actor)
        guard record.organisation.type.holdsMeeting else { throw PageError(.notFound) }
        let scope = try await site.useCases.scope(of: place.organisation)
        var viewer = MeetingViewer(
            actor: person.actor, member: person.member, scope: scope, meeting: record.meeting,
            phase: record.facts.phase)
        let meeting = record.meeting
        let people =
            Array(meeting.attendance.keys) + meeting.covered.flatMap { [$0.key, $0.value.confirmedBy] }
            + meeting.corrections.map(\.correction.by)
        let strangers = people.filter { record.names[$0] == nil }
        viewer.names = record.names.merging(try await site.useCases.names(of: strangers)) { first, _ in first }
        let words: OpenedWords =
            if viewer.isInsider {
                try await site.useCases.wordsOfMeeting(at: place, as: person.actor)
            } else if Permissions.allows(.remark, to: person.actor, on: scope) {
                try await site.useCases.wordsOfRemarks(by: person.member, at: place, as: person.actor)
            } else {
                OpenedWords()
            }
        var shell = site.shell(request, context)
        shell.path = Paths.step(place, "meeting")
        return MeetingPage(
            record: record, words: words, viewer: viewer, shell: shell, now: site.useCases.clock.now,
            newID: site.useCases.identifiers.next(), version: version, typed: typed)
    }
}
