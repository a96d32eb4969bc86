import PartyLife

/// What only the whole roster shows: the tree of organisations, and members that stand twice or nowhere.
struct RosterChecks {
    /// Of each sheet the headings of its columns, as written.
    let titles: [String: [RosterColumn: String]]
    /// Codes and folded names of organisations whose rows could not be taken.
    let broken: Set<String>
    var defects: DefectList

    private(set) var index = OrganisationIndex([])
    /// Whether the organisations of the file are a sound tree.
    private(set) var hasSoundTree = true

    init(titles: [String: [RosterColumn: String]], broken: Set<String>, defects: DefectList) {
        self.titles = titles
        self.broken = broken
        self.defects = defects
    }

    mutating func check(_ roster: Roster) {
        index = OrganisationIndex(roster.organisations)
        let before = defects.count
        checkOrganisations(roster.organisations)
        hasSoundTree = defects.count == before
        let placed = checkBranches(roster)
        checkSecretaries(roster.members, placed)
        checkDuplicates(roster.members)
    }

    mutating func add(_ reason: Roster.Reason, _ place: Roster.Place, _ column: RosterColumn, _ value: String) {
        defects.add(reason, at: place, column: titles[place.sheet]?[column] ?? "", value: value)
    }

    private mutating func checkOrganisations(_ rows: [Roster.OrganisationRow]) {
        let parents = checkParents(rows)
        checkCycles(rows, parents)
        var codes = Set<Organisation.ID>()
        var names = Set<Sibling>()
        var hasRoot = false
        for (number, row) in rows.enumerated() {
            if let code = row.code, !codes.insert(code).inserted {
                add(.duplicateCode, row.place, .code, code.text)
            }
            let sibling = Sibling(parent: parents[number] ?? -1, name: Folding.foldedName(row.name))
            if !names.insert(sibling).inserted { add(.duplicateOrganisation, row.place, .organisationName, row.name) }
            if row.parent == nil {
                if hasRoot { add(.severalRoots, row.place, parentColumn(row), row.name) }
                hasRoot = true
            }
        }
    }

    private struct Sibling: Hashable {
        var parent: Int
        var name: String
    }

    /// The parent of each row, where there is one.
    private mutating func checkParents(_ rows: [Roster.OrganisationRow]) -> [Int?] {
        // A file without a top is a part of a tree: what stands above it may be known already.
        let isPart = rows.allSatisfy { $0.parent != nil }
        return rows.map { row in
            guard let parent = row.parent else { return nil }
            switch index.find(parent) {
            case .one(let found):
                if !rows[found].kind.canStandAbove(row.kind) {
                    add(.parentBelowChild, row.place, parentColumn(row), parent)
                }
                return found
            case .several: add(.ambiguousParent, row.place, parentColumn(row), parent)
            case .none:
                if !isPart, !isBroken(parent) { add(.unknownParent, row.place, parentColumn(row), parent) }
            }
            return nil
        }
    }

    /// Every row that stands in a circle.
    private mutating func checkCycles(_ rows: [Roster.OrganisationRow], _ parents: [Int?]) {
        var walk = [Int](repeating: 0, count: rows.count)
        var circle = Set<Int>()
        for start in rows.indices where walk[start] == 0 {
            var node: Int? = start
            while let current = node, walk[current] == 0 {
                walk[current] = start + 1
                node = parents[current]
            }
            guard let entry = node, walk[entry] == start + 1 else { continue }
            var current = entry
            while circle.insert(current).inserted { current = parents[current] ?? entry }
        }
        for number in circle.sorted() {
            add(.cyclicTree, rows[number].place, parentColumn(rows[number]), rows[number].parent ?? "")
        }
    }

    private func parentColumn(_ row: Roster.OrganisationRow) -> RosterColumn {
        titles[row.place.sheet]?[.parentCode] == nil ? .parentName : .parentCode
    }

    func isBroken(_ word: String) -> Bool { broken.contains(Folding.foldedName(word)) }
}

extension Organisation.Kind {
    /// Whether an organisation of this kind can have one of that kind below it.
    fileprivate func canStandAbove(_ child: Organisation.Kind) -> Bool {
        let isCommittee = self == .committee || self == .leadingGroup
        return level < child.level || isCommittee && child.level == level
    }

    private var level: Int {
        switch self {
        case .leadingGroup, .committee: 0
        case .generalBranch: 1
        case .branch, .jointBranch, .temporaryBranch: 2
        case .group: 3
        }
    }
}
