import Hummingbird
import Operations
import PartyLife

/// Who is covered how, and who is exempt.
struct ArrangementsRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation/arrangements"
        router.get("\(path)") { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post("\(path)") { request, context in
            let place = try context.place()
            let arrangements = Self.arrangements(in: context.form)
            return try await act(request, context, done: "arranged") { actor in
                try await site.useCases.arrange(arrangements, at: place, as: actor)
            }
        }
        router.post("\(path)/confirmation") { request, context in
            let (place, form) = (try context.place(), context.form)
            guard let member = form.identifier("member", of: Member.self) else { throw PageError(.badRequest) }
            let contact = form["contact[\(member)]"] ?? ""
            return try await act(request, context, done: "arrangementConfirmed") { actor in
                try await site.useCases.meeting(
                    .confirmArrangement(member, contact: contact, on: site.useCases.today), at: place, as: actor)
            }
        }
        router.post("\(path)/visits") { request, context in
            let (place, form) = (try context.place(), context.form)
            return try await act(request, context, done: "visitsPlanned") { actor in
                let record = try await site.useCases.arrangements(at: place, as: actor)
                let visits = Self.visits(in: form, record)
                try await site.useCases.meeting(.planVisits(visits), at: place, as: actor)
            }
        }
        router.post("\(path)/visits/drop") { request, context in
            let place = try context.place()
            guard let leader = context.form.identifier("leader", of: Member.self) else { throw PageError(.badRequest) }
            return try await act(request, context, done: "visitDropped") { actor in
                try await site.useCases.meeting(.dropVisit(leader), at: place, as: actor)
            }
        }
        router.post("\(path)/exempt/look") { request, context in
            let page = try await page(request, context)
            guard page.may(.exemptMember) else { throw PageError(.forbidden) }
            var answers = Answers(context.form)
            let member = answers.require(
                "member",
                context.form.identifier("member", of: Member.self).flatMap(page.record.facts.branch.member),
                else: IncompleteForm.noPerson)
            let reason = answers.choice("reason", of: BranchMeeting.ExemptionReason.self)
            guard let member, let reason else {
                let notice = await site.notice(of: answers.lacking, in: context)
                return page.html(notice: notice).response(status: .unprocessableContent)
            }
            return page.exempting(member, reason, notice: nil).response(status: .ok)
        }
        router.post("\(path)/exempt") { request, context in
            let (place, form) = (try context.place(), context.form)
            return try await act(request, context, done: "exempted") { actor in
                var answers = Answers(form)
                let member = answers.identifier("member", of: Member.self)
                let reason = answers.choice("reason", of: BranchMeeting.ExemptionReason.self)
                guard let member, let reason else { throw answers.lacking }
                try await site.useCases.meeting(.exempt(member, reason: reason), at: place, as: actor)
            }
        }
        router.post("\(path)/lift") { request, context in
            let place = try context.place()
            guard let member = context.form.identifier("member", of: Member.self) else { throw PageError(.badRequest) }
            return try await act(request, context, done: "exemptionLifted") { actor in
                try await site.useCases.meeting(.liftExemption(member), at: place, as: actor)
            }
        }
    }

    /// What was chosen for each member; who has no choice is left as they are.
    private static func arrangements(in form: Form) -> [Member.ID: BranchMeeting.Arrangement] {
        func values(_ name: String) -> [String: String] {
            Dictionary(form.indexed(name).map { ($0.key, $0.value) }) { first, _ in first }
        }
        let (details, partners, hosts) = (values("detail"), values("partner"), values("host"))
        var chosen: [Member.ID: BranchMeeting.Arrangement] = [:]
        for (key, value) in values("mode") {
            guard let member = Member.ID(key) else { continue }
            let mode = CoverMode(rawValue: value)
            guard mode != nil || value == ArrangementsPage.comes else { continue }
            chosen[member] = BranchMeeting.Arrangement(
                mode: mode, detail: (details[key] ?? "").trimmed,
                partner: mode == nil ? nil : partners[key].flatMap { Member.ID($0) },
                host: mode?.isAtUnit == true ? hosts[key].flatMap { Organisation.ID($0) } : nil)
        }
        return chosen
    }

    /// Those who were ticked, on the day that was named; names come from the records.
    private static func visits(in form: Form, _ record: ArrangementsRecord) -> [BranchMeeting.LeaderVisit] {
        guard let day = form.day("on") else { return [] }
        let own = form.identifiers("ordinaryMember", of: Member.self).map {
            BranchMeeting.LeaderVisit(leader: $0, name: record.branch.name($0), on: day, capacity: .ordinaryMember)
        }
        let others = form.identifiers("observer", of: Member.self).compactMap { id in
            record.observers.first { $0.member == id }.map {
                BranchMeeting.LeaderVisit(leader: id, name: $0.name, on: day, capacity: .observer)
            }
        }
        return own + others
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String, _ action: (ActingPerson) async throws -> Void
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "arrangements"), done: done, action) { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> ArrangementsPage {
        let (actor, place) = (try context.signedIn().actor, try context.place())
        let record = try await site.useCases.arrangements(at: place, as: actor)
        guard record.branch.organisation.type.holdsMeeting else { throw PageError(.notFound) }
        return ArrangementsPage(
            arrangements: record, shell: site.shell(request, context), actor: actor,
            scope: try await site.useCases.scope(of: place.organisation), typed: context.form)
    }
}

extension CoverMode {
    /// Whether a unit of the tree takes the member in.
    fileprivate var isAtUnit: Bool { [.nearestBranch, .temporaryBranch, .partyGroup].contains(self) }
}
