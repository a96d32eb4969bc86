import PartyLife
import Records

/// What someone has to do for the organisations below, or linked with, an office that they hold.
struct OverseerToDos {
    let campaign: CampaignRow
    let actor: ActingPerson
    let today: Day
    let reader: Reader

    var all: [ToDo] {
        get throws {
            var list: [ToDo] = []
            for id in Set(actor.holdings.map(\.organisation)).sorted() {
                guard let row = try reader.organisation(id), !row.type.holdsMeeting else { continue }
                list += try ownNotice(row)
                list += try below(row)
            }
            let late = try late()
            return list + late.filter { item in !list.contains { $0.kind == item.kind && $0.place == item.place } }
        }
    }

    private func toDo(_ kind: ToDo.Kind, _ row: OrganisationRow, due: Day?) -> ToDo {
        ToDo(kind: kind, place: Place(campaign.id, row.id), organisationName: row.name, due: due)
    }

    private func toDo(_ kind: ToDo.Kind, _ row: OrganisationRow, by procedure: Procedure) -> ToDo {
        toDo(kind, row, due: kind.deadline(in: procedure))
    }

    private func procedure(_ row: OrganisationRow) throws -> Procedure? {
        try reader.procedure(reader.load(Campaign.self, .campaign(campaign.id)), campaign.id, reaching: row)
    }

    private func ownNotice(_ row: OrganisationRow) throws -> [ToDo] {
        guard row.id != campaign.issuer, let procedure = try procedure(row),
            Permissions.allows(.receiveNotice, to: actor, on: try reader.scope(of: row.id))
        else { return [] }
        let notice = try reader.load(Notice.self, .step(Notice.self, campaign.id, row.id))
        return notice.received == nil ? [toDo(.receiveNotice, row, by: procedure)] : []
    }

    /// Plans that wait for approval, leaders' texts that wait for a reader, meetings to sit in on. A committee reads
    /// what comes from directly below it; a guidance group what is linked with it.
    private func below(_ superior: OrganisationRow) throws -> [ToDo] {
        var list: [ToDo] = []
        let rows = try ours(superior)
        let cases = try reader.cases(of: campaign.id, at: rows.map(\.id))
        for row in rows {
            guard let state = cases[row.id], let procedure = try procedure(row) else { continue }
            if state.plan == .submitted {
                list.append(toDo(.reviewPlan, row, by: procedure))
            }
            if state.plan == .approved, state.meeting == .preparing, procedure.asksForEffect(on: today),
                try reader.load(Plan.self, .step(Plan.self, campaign.id, row.id)).effect?.passed != true
            {
                list.append(toDo(.reviewEffect, row, by: procedure))
            }
            if state.meeting == .inSession { list.append(toDo(.observeMeeting, row, due: today)) }
            list += try leadersTexts(row, procedure)
        }
        return list
    }

    /// Branches at any depth that are late: the plans that wait for longer than they should, by name, and all of them as
    /// one thing for each level that the actor leads.
    private func late() throws -> [ToDo] {
        let state = try reader.load(Campaign.self, .campaign(campaign.id))
        let led = Set(actor.holdings.filter { Permissions.superior.contains($0.office) }.map(\.organisation))
        let rows = try led.compactMap { try reader.organisation($0) }.filter { row in
            // The list of a level holds those of the levels below it.
            !row.type.holdsMeeting && state.levels(downTo: row) != nil && led.isDisjoint(with: row.line.dropLast())
        }
        return try rows.sorted { $0.path < $1.path }.flatMap { row -> [ToDo] in
            var walk = AttentionWalk(
                campaign: campaign, procedure: state, today: today, for: actor, reader: reader)
            let page = AttentionPage(size: 50, counting: 200)
            let found = try walk.list(below: row, page)
            let late = found.rows.filter { !$0.late(on: today).isEmpty }
            let plans = try late.compactMap { item -> ToDo? in
                guard let open = item.standing.atSuperior.first, open.step == .plan, open.daysLate(on: today) > 0,
                    Permissions.allows(.reviewPlan, to: actor, on: try reader.scope(of: item.id))
                else { return nil }
                return toDo(.reviewPlan, item.organisation, due: open.deadline)
            }
            guard let worst = late.first?.late(on: today).first else { return plans }
            var all = toDo(.superviseLate, row, due: worst.deadline)
            all.count = late.count + (late.count < page.size ? 0 : found.more ?? page.counting)
            return plans + [all]
        }
    }

    /// The branches that the actor looks after for a superior.
    private func ours(_ superior: OrganisationRow) throws -> [OrganisationRow] {
        let held = actor.holdings.filter { $0.organisation == superior.id }
        let leads = held.contains { Permissions.superior.contains($0.office) }
        var rows = leads ? try reader.children(of: superior.id) : []
        for group in Set(held.filter { $0.office == .guidanceMember }.compactMap(\.group)).sorted() {
            rows += try reader.organisations(below: superior, linkedWith: group)
        }
        var seen: Set<Organisation.ID> = []
        return rows.filter { $0.type.holdsMeeting && seen.insert($0.id).inserted }
    }

    private func leadersTexts(_ row: OrganisationRow, _ procedure: Procedure) throws -> [ToDo] {
        let waiting = try reader.examinations(of: campaign.id, in: row.id).filter { $0.value == .submitted }
        guard !waiting.isEmpty else { return [] }
        let branch = try reader.load(Organisation.self, .organisation(row.id))
        return waiting.keys.sorted().filter {
            branch.isLeader($0, from: procedure.review.leadersFrom) && $0 != actor.member
        }.map { author in
            var item = toDo(.reviewExamination, row, by: procedure)
            (item.person, item.personName) = (author, branch.member(author)?.name)
            return item
        }
    }
}

extension Procedure {
    /// Whether the second checkpoint is due: study should be done by now.
    func asksForEffect(on today: Day) -> Bool {
        gates.contains(.effectReviewed) && today >= self[.studyBy] - rectification.amberDays
    }
}
