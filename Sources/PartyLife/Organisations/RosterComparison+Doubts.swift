extension RosterComparison {
    /// A sign that the file is only a part of what it should be: cut off, filtered or of the wrong sheet.
    public enum Doubt: Equatable, Sendable {
        /// A branch would lose many of its members, or all.
        case branch(Organisation.ID, leaving: Int, of: Int)
        /// Many of the members of all branches that the file names would leave.
        case all(leaving: Int, of: Int)
        /// Branches with members, among those that the file names, of whom it names nobody.
        case unnamed([Organisation.ID], members: Int)

        public func concerns(_ organisation: Organisation.ID) -> Bool {
            switch self {
            case .branch(let id, _, _): id == organisation
            case .all: false
            case .unnamed(let ids, _): ids.contains(organisation)
            }
        }
    }

    /// From when on leaves are not the usual changes of a year.
    public enum Threshold {
        /// Of one branch: so many, and one in so many.
        public static let leavingBranch = 3
        public static let shareOfBranch = 4
        /// Of all that the file names: so many, and one in so many.
        public static let leavingAll = 10
        public static let shareOfAll = 10
    }

    /// How many would leave.
    public var leaving: Int {
        changes.count { change in
            if case .leave = change { true } else { false }
        }
    }

    /// What speaks for a file that was cut, the branches with the greatest losses first.
    public func doubts(with known: Known) -> [Doubt] {
        var losses: [Organisation.ID: Int] = [:]
        for case .leave(_, let branch) in changes { losses[branch, default: 0] += 1 }
        let named = self.named
        func size(_ branch: Organisation.ID) -> Int { known.organisations[branch]?.members.count ?? 0 }
        var doubts: [Doubt] = []
        let leaving = losses.values.reduce(0, +)
        let total = named.reduce(0) { $0 + size($1) }
        if leaving >= Threshold.leavingAll, leaving * Threshold.shareOfAll >= total {
            doubts.append(.all(leaving: leaving, of: total))
        }
        for (branch, loss) in losses.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let of = size(branch)
            let isMuch = loss >= Threshold.leavingBranch && loss * Threshold.shareOfBranch >= of
            if isMuch || loss == of { doubts.append(.branch(branch, leaving: loss, of: of)) }
        }
        let unnamed = known.unnamed(beside: named)
        if !unnamed.isEmpty { doubts.append(.unnamed(unnamed, members: unnamed.reduce(0) { $0 + size($1) })) }
        return doubts
    }

    /// The branches of which the file names members.
    private var named: Set<Organisation.ID> {
        var named: Set<Organisation.ID> = []
        for case .offices(let branch, _) in changes { named.insert(branch) }
        return named
    }
}

extension RosterComparison.Known {
    /// Branches with members that the file passes over, below what stands above all whom it names: a file of one
    /// committee says nothing of another, and a file of one branch nothing of the rest.
    fileprivate func unnamed(beside named: Set<Organisation.ID>) -> [Organisation.ID] {
        let paths = named.filter { organisations[$0]?.exists == true }.map { path(to: $0) }
        guard paths.count > 1, var common = paths.first else { return [] }
        for path in paths { common = Array(zip(common, path).prefix { $0 == $1 }.map(\.0)) }
        guard !common.isEmpty else { return [] }
        return organisations.filter { id, organisation in
            organisation.exists && !organisation.members.isEmpty && !named.contains(id)
                && path(to: id).starts(with: common)
        }.map(\.key).sorted()
    }

    /// From the top down to an organisation.
    private func path(to id: Organisation.ID) -> [Organisation.ID] {
        var path = [id]
        while let above = organisations[path[path.count - 1]]?.parent, !path.contains(above) { path.append(above) }
        return path.reversed()
    }
}

/// What a roster is refused for that is sound row by row.
public enum RosterRefusal: Refusal {
    public static let area = "roster"

    /// So many would leave, and signs are that the file was cut: it is taken when their number is confirmed.
    case departuresUnconfirmed(count: Int)
}
