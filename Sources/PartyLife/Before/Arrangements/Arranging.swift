/// What is asked for members of one category (分类指导), and how they take part best.
public struct ArrangingRule: Codable, Equatable, Sendable {
    public var category: MemberProfile.Category
    /// The best way first; whoever has one of these categories is arranged for.
    public var modes: [CoverMode]
    /// Only for units of this 领域; nil for all.
    public var domain: String?
    /// What to see to, for those who arrange.
    public var guidance: String?

    public init(
        _ category: MemberProfile.Category, _ modes: [CoverMode], domain: String? = nil, guidance: String? = nil
    ) {
        (self.category, self.modes, self.domain, self.guidance) = (category, modes, domain, guidance)
    }

    /// What is usual where the procedure says nothing. The first that fits a member goes first.
    public static let standard = [
        ArrangingRule(.frail, [.homeVisit, .pair, .makeUp]),
        ArrangingRule(.frontline, [.nearestBranch, .temporaryBranch, .makeUp]),
        ArrangingRule(.seconded, [.temporaryBranch, .nearestBranch, .makeUp]),
        ArrangingRule(.migrantWorker, [.temporaryBranch, .pair, .makeUp]),
        ArrangingRule(.floating, [.receivingOrganisation, .pair, .nearestBranch, .makeUp]),
    ]
}

extension BranchFacts {
    /// The rules that hold here; one for this 领域 goes before one for all.
    public var arrangingRules: [ArrangingRule] {
        let rules = (procedure.arranging ?? ArrangingRule.standard).filter {
            $0.domain == nil || $0.domain == branch.domain
        }
        return rules.filter { $0.domain != nil } + rules.filter { $0.domain == nil }
    }

    /// The rule for a member; nil for whoever comes as everyone does.
    public func arrangingRule(for member: Member) -> ArrangingRule? {
        arrangingRules.first { member.profile.categories.contains($0.category) }
    }

    public func needsArrangement(_ member: Member) -> Bool { arrangingRule(for: member) != nil }

    /// What the roster and the rules suggest for everyone who is not provided for yet, so that one tap confirms it.
    public func suggestedArrangements(besides meeting: BranchMeeting) -> [Member.ID: BranchMeeting.Arrangement] {
        var load = Dictionary(grouping: meeting.arrangements.values.compactMap(\.partner), by: \.self).mapValues(
            \.count)
        let partners = (branch.committee + branch.members.map(\.id)).filter { candidate in
            meeting.exemptions[candidate] == nil && branch.member(candidate).map { !needsArrangement($0) } ?? false
        }
        var suggestions: [Member.ID: BranchMeeting.Arrangement] = [:]
        for member in branch.members
        where meeting.arrangements[member.id] == nil && meeting.exemptions[member.id] == nil {
            guard let rule = arrangingRule(for: member) else { continue }
            suggestions[member.id] = suggestion(for: member, rule, partners, &load)
        }
        return suggestions
    }

    private func suggestion(
        for member: Member, _ rule: ArrangingRule, _ partners: [Member.ID], _ load: inout [Member.ID: Int]
    ) -> BranchMeeting.Arrangement {
        // Whoever leads the branch leads its meeting, wherever the work is.
        guard branch.secretary?.member != member.id else { return .init(mode: nil) }
        let receiver = member.profile.receivingOrganisation?.trimmed ?? ""
        let partner = partners.min { load[$0, default: 0] < load[$1, default: 0] }
        let mode = rule.modes.first { mode in
            switch mode {
            case .receivingOrganisation: procedure.modes.contains(mode) && !receiver.isEmpty
            case .pair: procedure.modes.contains(mode) && partner != nil
            default: procedure.modes.contains(mode)
            }
        }
        let visits = mode == .pair || mode == .homeVisit
        if visits, let partner { load[partner, default: 0] += 1 }
        return .init(
            mode: mode, detail: mode == .receivingOrganisation ? receiver : "", partner: visits ? partner : nil)
    }
}
