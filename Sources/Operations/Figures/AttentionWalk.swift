import PartyLife
import Records

/// Walks down a tree to whoever needs attention, the latest first, by what is known of each level; branches that are in
/// time are not looked at. What it reads grows with the entries that are asked for, not with the tree.
struct AttentionWalk {
    let campaign: CampaignRow
    /// The campaign's own state.
    let procedure: Campaign
    let today: Day
    let actor: ActingPerson
    let reader: Reader
    private var waiting: [Node] = []
    private var isCurrent = true

    private struct Node {
        let row: OrganisationRow
        let superior: String
        let stands: Stands
        let rank: Rank
    }

    /// What is late comes before what is not, and each in the order of deadlines.
    private struct Rank: Comparable {
        let isLate: Bool
        let deadline: Day?
        let path: String

        static func < (left: Rank, right: Rank) -> Bool {
            (left.isLate ? 0 : 1, left.deadline?.number ?? .max, left.path)
                < (right.isLate ? 0 : 1, right.deadline?.number ?? .max, right.path)
        }
    }

    init(campaign: CampaignRow, procedure: Campaign, today: Day, for actor: ActingPerson, reader: Reader) {
        (self.campaign, self.procedure, self.today, self.reader) = (campaign, procedure, today, reader)
        self.actor = actor
    }

    /// How organisations that stand side by side stand today; those are left out of which it is not known.
    ///
    /// - Parameter figures: today's, of those that are no branches at least.
    mutating func stands(
        of rows: [OrganisationRow], figures: [Organisation.ID: Figures]
    ) throws -> [Organisation.ID: Stands] {
        let standings = try reader.standings(in: campaign.id, at: rows)
        isCurrent = isCurrent && standings.isCurrent
        guard standings.isCurrent, let first = rows.first,
            // What is sent down reaches all of them alike.
            let inherited = try reader.procedure(procedure, campaign.id, reaching: first)
        else { return [:] }
        let untouched = Standing(untouchedBy: inherited)
        return rows.reduce(into: [:]) { stands, row in
            if row.type.holdsMeeting {
                stands[row.id] = .branch(standings.branches[row.id] ?? untouched)
            } else {
                var sum = standings.sums[row.id] ?? StandingSum()
                let others = (figures[row.id]?[.branches] ?? 0) - sum.branches
                if others > 0 { sum.add(untouched, times: others) }
                stands[row.id] = .sum(sum)
            }
        }
    }

    mutating func list(below row: OrganisationRow, _ page: AttentionPage) throws -> AttentionList {
        waiting = []
        if row.type.holdsMeeting { return AttentionList() }
        try open(row)
        var list = AttentionList()
        let (start, end) = ((page.number - 1) * page.size, page.number * page.size)
        var found = 0
        while found < end + page.counting, let node = takeFirst() {
            guard case .branch(let standing) = node.stands else {
                try open(node.row)
                continue
            }
            if found >= start, found < end {
                list.rows.append(.init(organisation: node.row, superior: node.superior, standing: standing))
            }
            found += 1
        }
        list.more = waiting.isEmpty ? max(found - end, 0) : nil
        list.isCurrent = isCurrent
        let figures = try reader.figures(of: list.rows.map(\.id), campaign: campaign.id, asOf: today)
        for index in list.rows.indices {
            list.rows[index].problemsOverdue = figures[list.rows[index].id]?[.problemsOverdue] ?? 0
        }
        return list
    }

    private mutating func takeFirst() -> Node? { waiting.popLast() }

    private mutating func open(_ superior: OrganisationRow) throws {
        let below = try reader.children(of: superior.id).filter {
            !$0.type.holdsMeeting || actor.mayLook(at: $0)
        }
        let above = below.filter { !$0.type.holdsMeeting }.map(\.id)
        let figures = try above.isEmpty ? [:] : reader.figures(of: above, campaign: campaign.id, asOf: today)
        let stands = try stands(of: below, figures: figures)
        waiting += below.compactMap { row in
            guard let stands = stands[row.id], let rank = rank(row, stands) else { return nil }
            return Node(row: row, superior: superior.name, stands: stands, rank: rank)
        }
        // The first at the end, where it is taken from.
        waiting.sort { $0.rank > $1.rank }
    }

    /// Nil for whoever needs no attention.
    private func rank(_ row: OrganisationRow, _ stands: Stands) -> Rank? {
        func rank(_ deadline: Day?, late: Bool) -> Rank { Rank(isLate: late, deadline: deadline, path: row.path) }
        if let deadline = stands.deadline, deadline < today { return rank(deadline, late: true) }
        switch stands {
        case .branch(let standing):
            if let first = standing.atSuperior.first { return rank(first.deadline, late: false) }
            return standing.before.worst?.step == .notice ? rank(standing.before.worst?.deadline, late: false) : nil
        case .sum(let sum):
            let lacksNotice = sum.branches > sum.before.begun
            guard sum.waiting > 0 || lacksNotice else { return nil }
            return rank(
                [sum.waitingSince, lacksNotice ? sum.before.deadline : nil].compactMap(\.self).min(), late: false)
        }
    }
}
