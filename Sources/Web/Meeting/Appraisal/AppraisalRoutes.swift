import HTTPTypes
import Hummingbird
import Operations
import PartyLife

/// 民主评议党员.
struct AppraisalRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation/appraisal"
        router.get("\(path)") { request, context in
            try await page(request, context, notice: site.doneNotice(request, in: context))
        }
        add("open", to: router, path) { form in
            var answers = Answers(form)
            guard let day = answers.day("day", else: MeetingFormError.dayMissing) else { throw answers.lacking }
            return .open(on: day)
        }
        add("rate", to: router, path) { .rate(try Self.grade(of: $0)) }
        add("excuse", to: router, path) { form in
            guard let reason = form.words("reason") else { throw Appraisal.Refused.reasonMissing }
            return .excuse(try Self.member(of: form), reason)
        }
        add("lift", to: router, path) { .liftExcuse(try Self.member(of: $0)) }
        add("count", to: router, path) { .count(try Self.count(of: $0)) }
        add("withdraw", to: router, path) { .withdrawCount($0.words("reason")) }
        add("conclude", to: router, path) { form in
            var grades: [Member.ID: Appraisal.Grade] = [:]
            for (key, value) in form.indexed("grades") {
                if let member = Member.ID(key), let grade = Appraisal.Grade(rawValue: value) { grades[member] = grade }
            }
            return .conclude(grades, acceptingMore: form["accept"] != nil)
        }
        add("tell", to: router, path) { .tell(try Self.member(of: $0), on: site.useCases.clock.now.day) }
        add("correct", to: router, path) { form in
            .correct(try Self.member(of: form), try Self.grade(of: form), form.words("reason"))
        }
    }

    private func add(
        _ act: String, to router: Router<WebContext>, _ path: String,
        _ command: @escaping @Sendable (Form) throws -> Appraisal.Command
    ) {
        router.post("\(path)/\(act)") { request, context in
            let place = try context.place()
            return try await site.act(context, then: Paths.step(place, "appraisal"), done: "appraisal-\(act)") {
                actor in
                try await site.useCases.appraisal(command(context.form), at: place, as: actor)
            } again: { notice in
                try await page(request, context, notice: notice)
            }
        }
    }

    private func page(_ request: Request, _ context: WebContext, notice: Banner?) async throws -> HTML {
        let (place, person) = (try context.place(), try context.signedIn())
        let record = try await site.useCases.appraisal(at: place, as: person.actor)
        guard record.organisation.type.holdsMeeting else { throw PageError(.notFound) }
        return AppraisalPage(record: record, member: person.member, shell: site.shell(request, context)).html(
            notice: notice)
    }

    private static func member(of form: Form) throws -> Member.ID {
        guard let member = form.identifier("member", of: Member.self) else { throw PageError(.badRequest) }
        return member
    }

    private static func grade(of form: Form) throws -> Appraisal.Grade {
        var answers = Answers(form)
        let grade = answers.choice("grade", of: Appraisal.Grade.self, else: MeetingFormError.gradeMissing)
        guard let grade else { throw answers.lacking }
        return grade
    }

    /// What was counted; a cell that is left empty is none.
    private static func count(of form: Form) throws -> Appraisal.Count {
        func number(_ text: String?) throws -> Int {
            guard let text, !text.isEmpty else { return 0 }
            guard let number = Int(text), (0...100_000).contains(number) else { throw MeetingFormError.numberWrong }
            return number
        }
        var votes: [Member.ID: [Appraisal.Grade: Int]] = [:]
        for (key, value) in form.indexed("votes") {
            let parts = key.split(separator: ".").map(String.init)
            guard parts.count == 2, let member = Member.ID(parts[0]), let grade = Appraisal.Grade(rawValue: parts[1])
            else { throw PageError(.badRequest) }
            votes[member, default: [:]][grade] = try number(value)
        }
        var team: [Appraisal.TeamGrade: Int] = [:]
        for (key, value) in form.indexed("team") {
            if let grade = Appraisal.TeamGrade(rawValue: key), !value.isEmpty { team[grade] = try number(value) }
        }
        return Appraisal.Count(
            issued: try number(form["issued"]), returned: try number(form["returned"]),
            valid: try number(form["valid"]), votes: votes, team: team,
            counters: ["counter-one", "counter-two"].compactMap { form.identifier($0, of: Member.self) })
    }
}
