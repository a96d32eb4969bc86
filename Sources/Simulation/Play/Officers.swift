import Operations
import PartyLife
import Records

/// Appoints whom the roster lacks: it names the offices of branches, not those above them.
struct Officers {
    private var free: [Candidate] = []
    private(set) var appointments: [(member: Member.ID, office: Office, group: String?, at: Organisation.ID)] = []
    /// How many of each branch were taken.
    private var taken: [Organisation.ID: Int] = [:]
    private let tree: Tree

    private struct Candidate {
        var member: Member.ID
        var row: (branch: Organisation.ID, parent: Organisation.ID?, group: String?, line: [Organisation.ID])
        var isUsual: Bool
        var rank: Int
    }

    init(tree: Tree, chance: inout Chance) throws {
        self.tree = tree
        guard let root = tree.root else { throw SimulationError.nothingToPlay }
        let busy = Set(tree.organisations.values.flatMap { $0.holders.map(\.member) })
        for row in tree.rows {
            let members = tree.organisation(row.id).members.filter { !busy.contains($0.id) && $0.hasVote }
            free += members.map { member in
                Candidate(
                    member: member.id, row: (row.id, row.parent, row.guidanceGroup, row.line),
                    isUsual: member.profile.categories.isDisjoint(with: [.retired, .floating, .frail]),
                    rank: member.profile.rank.flatMap { MemberProfile.Rank.allCases.firstIndex(of: $0) } ?? -1)
            }
        }
        free = chance.shuffle(free)
        try appointSecretaries()
        for office in [Office.systemAdministrator, .securityAdministrator, .auditAdministrator] {
            try appoint(office, at: root.id) { $0.rank < 0 }
        }
        for row in tree.rows where !row.type.holdsMeeting {
            for office in [Office.secretary, .reviewer] {
                try appoint(office, at: row.id) { candidate in
                    row.id == root.id ? candidate.row.parent != root.id : !candidate.row.line.contains(row.id)
                }
            }
        }
        for group in Set(tree.rows.compactMap(\.guidanceGroup)).sorted() {
            try appoint(.guidanceMember, group: group, at: root.id) { $0.row.group != group }
        }
    }

    /// A branch whose secretary the roster does not name.
    private mutating func appointSecretaries() throws {
        for row in tree.rows where row.type.isBranch {
            let branch = tree.organisation(row.id)
            guard branch.secretary == nil, !branch.members.isEmpty else { continue }
            let member = branch.committee.first ?? free.first { $0.row.branch == row.id && $0.isUsual }?.member
            guard let member = member ?? branch.members.first?.id else { continue }
            free.removeAll { $0.member == member }
            appointments.append((member, .secretary, nil, row.id))
        }
    }

    /// Takes the free person who fits best: as preferred, in working life, of high rank.
    private mutating func appoint(
        _ office: Office, group: String? = nil, at id: Organisation.ID, preferring: (Candidate) -> Bool
    ) throws {
        let held = tree.organisation(id).holders(of: office)
        guard !held.contains(where: { $0.group == group }) else { return }
        let counts = taken
        func merit(_ candidate: Candidate) -> Int {
            // Officers come from many branches, so that each branch finds one who is not its own.
            let fit = (preferring(candidate) ? 1000 : 0) + (candidate.isUsual ? 100 : 0) + candidate.rank
            return fit - 10 * (counts[candidate.row.branch] ?? 0)
        }
        guard let best = free.indices.max(by: { merit(free[$0]) < merit(free[$1]) }) else {
            throw SimulationError.nobodyFor(office.rawValue, at: id.text)
        }
        let chosen = free.remove(at: best)
        taken[chosen.row.branch, default: 0] += 1
        appointments.append((chosen.member, office, group, id))
    }
}
