/// The organisations of a roster, beside those that are known.
struct RosterTree {
    private let known: RosterComparison.Known
    /// Everything by identifier, the roster's own included.
    private var names: [Organisation.ID: String] = [:]
    private var types: [Organisation.ID: Organisation.Kind] = [:]
    private var byName: [String: [Organisation.ID]] = [:]

    init(known: RosterComparison.Known) {
        self.known = known
        for (id, organisation) in known.organisations where organisation.exists {
            add(id, organisation.name, organisation.type)
        }
    }

    private mutating func add(_ id: Organisation.ID, _ name: String, _ type: Organisation.Kind) {
        if let old = names[id] { byName[old]?.removeAll { $0 == id } }
        (names[id], types[id]) = (name, type)
        byName[name, default: []].append(id)
    }

    /// Superiors before those below them, whatever the order of the file.
    func ordered(_ rows: [Roster.OrganisationRow]) -> [Roster.OrganisationRow] {
        var waiting = rows
        var done: [Roster.OrganisationRow] = []
        var placed: Set<String> = []
        let inFile = Set(rows.flatMap { [$0.code?.text, $0.name].compactMap(\.self) })
        while !waiting.isEmpty {
            let ready = waiting.filter { row in
                row.parent.map { placed.contains($0) || !inFile.contains($0) } ?? true
            }
            guard !ready.isEmpty else { return done + waiting }
            done += ready
            placed.formUnion(ready.flatMap { [$0.code?.text, $0.name].compactMap(\.self) })
            waiting.removeAll { row in ready.contains { $0.place == row.place } }
        }
        return done
    }

    mutating func take(
        _ row: Roster.OrganisationRow, newID: () -> Organisation.ID, defects: inout [Roster.Defect]
    ) -> [RosterComparison.Change] {
        var parent: Organisation.ID?
        if let named = row.parent {
            guard let found = find(code: named, name: named) else {
                defects.append(.init(place: row.place, column: "", value: named, reason: .unknownParent))
                return []
            }
            parent = found
        }
        let id = row.code ?? byName[row.name]?.first ?? newID()
        defer { add(id, row.name, row.kind) }
        guard let current = known.organisations[id], current.exists else {
            if parent == nil, !names.isEmpty, !isRootKnown(id) {
                defects.append(.init(place: row.place, column: "", value: row.name, reason: .severalRoots))
                return []
            }
            return [.establish(id, row: row, parent: parent)] + (row.shortName.map { [.nameShort(id, $0)] } ?? [])
        }
        var changes: [RosterComparison.Change] = []
        if current.name != row.name { changes.append(.rename(id, name: row.name)) }
        let domain = row.domain ?? current.domain
        let group = row.guidanceGroup ?? current.guidanceGroup
        if domain != current.domain || group != current.guidanceGroup {
            changes.append(.describe(id, domain: domain, guidanceGroup: group))
        }
        if let short = row.shortName, short != current.shortName { changes.append(.nameShort(id, short)) }
        if let parent, parent != current.parent { changes.append(.move(id, to: parent)) }
        return changes
    }

    /// Whether the tree that is known has this organisation as its root.
    private func isRootKnown(_ id: Organisation.ID) -> Bool {
        known.organisations[id]?.parent == nil && names[id] != nil
    }

    private func find(code: String?, name: String?) -> Organisation.ID? {
        if let code, let id = Organisation.ID(code), names[id] != nil { return id }
        guard let name, let found = byName[name], found.count == 1 else { return nil }
        return found[0]
    }

    /// The branch that a member's row names.
    func branch(of row: Roster.MemberRow, defects: inout [Roster.Defect]) -> Organisation.ID? {
        func defect(_ reason: Roster.Reason) -> Organisation.ID? {
            let value = row.branchCode ?? row.branchName ?? ""
            defects.append(.init(place: row.place, column: "", value: value, reason: reason))
            return nil
        }
        if row.branchCode == nil, let name = row.branchName, (byName[name]?.count ?? 0) > 1 {
            return defect(.ambiguousBranch)
        }
        guard let id = find(code: row.branchCode, name: row.branchCode == nil ? row.branchName : nil) else {
            return defect(.unknownBranch)
        }
        if row.branchCode != nil, let name = row.branchName, names[id] != name { return defect(.codeAndNameDiffer) }
        guard types[id]?.isBranch == true else { return defect(.membersOnlyInBranches) }
        return id
    }
}
