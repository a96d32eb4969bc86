import Operations
import PartyLife
import Records

/// The organisations as the records hold them, each superior before those below it.
struct Tree: Sendable {
    private(set) var rows: [OrganisationRow] = []
    private(set) var organisations: [Organisation.ID: Organisation] = [:]
    private var byID: [Organisation.ID: OrganisationRow] = [:]

    var root: OrganisationRow? { rows.first }

    static func load(from records: Records) async throws -> Tree {
        try await records.read { reader in
            guard let root = try reader.root() else { throw SimulationError.nothingToPlay }
            var tree = Tree()
            tree.rows = try reader.subtree(of: root.id)
            for row in tree.rows {
                tree.byID[row.id] = row
                tree.organisations[row.id] = try reader.branch(row.id)
            }
            return tree
        }
    }

    func row(_ id: Organisation.ID) -> OrganisationRow? { byID[id] }

    func organisation(_ id: Organisation.ID) -> Organisation { organisations[id] ?? Organisation() }

    /// The branch that holds a member.
    func home(of member: Member.ID) -> Organisation.ID? {
        organisations.first { $0.value.member(member) != nil }?.key
    }
}

extension CampaignPlayer {
    /// Someone above a branch, the nearest first, who is not of the branch nor among these.
    ///
    /// - Parameter guidance: whether the guidance group comes first, which may read, sit in and look back, but not
    ///   write off or override.
    func overseer(
        of branch: Branch, guidanceFirst guidance: Bool = false, except: Set<Member.ID> = []
    ) throws -> Member.ID {
        let line = tree.row(branch.id)?.line.dropLast() ?? []
        var candidates: [Member.ID] = []
        for office in [Office.reviewer, .secretary, .deputySecretary] {
            candidates += line.reversed().flatMap { tree.organisation($0).holders(of: office).map(\.member) }
        }
        if guidance {
            let group = tree.row(branch.id)?.guidanceGroup
            let linked = line.flatMap { tree.organisation($0).holders(of: .guidanceMember) }
            candidates = linked.filter { $0.group == group && group != nil }.map(\.member) + candidates
        }
        let own = Set(branch.roll)
        guard let found = candidates.first(where: { !own.contains($0) && !except.contains($0) }) else {
            throw SimulationError.nobodyFor("overseer", at: branch.id.text)
        }
        return found
    }
}
