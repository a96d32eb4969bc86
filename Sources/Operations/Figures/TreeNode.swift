import PartyLife
import Records

/// The tree (组织树) of superiors as far as the reader looks after it, open down to one organisation.
public struct TreeNode: Sendable, Identifiable {
    public let row: OrganisationRow
    public let size: OrganisationSize
    /// The superiors below, where the line to the chosen organisation goes on; branches are not in the tree.
    public let children: [TreeNode]
    public var id: Organisation.ID { row.id }
}

extension UseCases {
    public func treeNodes(downTo organisation: Organisation.ID, as actor: ActingPerson) async throws -> TreeNode {
        try await records.read { reader in
            try reader.authorise(.viewTree, to: actor, on: organisation)
            guard let row = try reader.organisation(organisation) else { throw AccessDenied.unknownOrganisation }
            let seen = try row.line.drop { id in
                try !Permissions.allows(.viewTree, to: actor, on: reader.scope(of: id))
            }
            let top = try seen.first.flatMap { try reader.organisation($0) } ?? row
            return try reader.node(top, openAlong: Set(seen), for: actor)
        }
    }
}

extension Reader {
    fileprivate func node(
        _ row: OrganisationRow, openAlong line: Set<Organisation.ID>, for actor: ActingPerson
    ) throws -> TreeNode {
        let below = line.contains(row.id) ? try children(of: row.id).filter { !$0.type.holdsMeeting } : []
        return TreeNode(
            row: row, size: try size(of: row),
            children: try below.filter(actor.mayLook).map { try node($0, openAlong: line, for: actor) })
    }
}
