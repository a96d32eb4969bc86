/// The fewest talks that the procedure still asks for (建议接着谈), and with whom.
///
/// Every pair is of one kind, so a talk serves one rule, and the fewest of each kind add up to the fewest of all. Where
/// every pair is asked for, nothing can be spared. Where each person is, and one side of the pair alone is owed a talk,
/// it takes one each. Where both sides are, it is the least edge cover of those who lack one: anybody may talk with
/// anybody, so a largest matching leaves at most one of them over, and no fewer than ⌈n/2⌉ can do.
public struct TalkAdvice: Equatable, Sendable {
    /// The secretary's first (书记带头谈), then those of the focus groups, then the others.
    public private(set) var talks: [Suggestion]

    public struct Suggestion: Equatable, Sendable {
        public var kind: TalkCover.PairKind
        /// Who opens the talk, and with whom.
        public var between: [Member.ID]
        public var depth: Talks.Depth

        public func partner(of member: Member.ID) -> Member.ID? {
            between.contains(member) ? between.first { $0 != member } : nil
        }
    }

    /// - Parameter cover: what is covered, planned and unconfirmed talks included where they should not be advised again.
    public init(
        for cover: TalkCover, in branch: Organisation, by rules: Procedure.Talks,
        excusing excused: Set<Member.ID> = [], on day: Day
    ) {
        let committee = branch.committee.filter { !excused.contains($0) }
        let secretary = branch.secretary?.member
        let others = committee.filter { $0 != secretary }
        let ordinary = branch.members.map(\.id).filter { !branch.committee.contains($0) && !excused.contains($0) }
        var load: [Member.ID: Int] = [:]
        var found: [Suggestion] = []

        func depth(_ member: Member.ID) -> Talks.Depth {
            branch.member(member).map { rules.depth(for: $0, on: day) } ?? .broad
        }
        func isFocus(_ member: Member.ID) -> Bool {
            branch.member(member).flatMap { rules.focus(of: $0, on: day) } != nil
        }
        func add(_ kind: TalkCover.PairKind, _ opener: Member.ID, _ other: Member.ID) {
            for member in [opener, other] { load[member, default: 0] += 1 }
            found.append(Suggestion(kind: kind, between: [opener, other], depth: depth(other)))
        }
        func pair(_ kind: TalkCover.PairKind, _ lacking: [Member.ID], among partners: [Member.ID]) {
            for index in stride(from: 0, to: lacking.count - 1, by: 2) { add(kind, lacking[index], lacking[index + 1]) }
            guard lacking.count % 2 == 1, let last = lacking.last else { return }
            let partner = partners.filter { $0 != last }.min { load[$0] ?? 0 < load[$1] ?? 0 }
            if let partner { add(kind, partner, last) }
        }

        for kind in TalkCover.PairKind.allCases {
            guard let part = cover.kinds[kind] else { continue }
            for pair in part.missingPairs where pair.count == 2 {
                let leads = [secretary].compactMap(\.self) + committee
                let opener = leads.first(where: pair.contains) ?? pair[0]
                if let other = pair.first(where: { $0 != opener }) { add(kind, opener, other) }
            }
            switch kind {
            case .secretaryCommittee:
                for person in part.missingPersons { if let secretary { add(kind, secretary, person) } }
            case .committeeCommittee: pair(kind, part.missingPersons, among: others)
            case .memberMember: pair(kind, part.missingPersons, among: ordinary)
            case .committeeMember:
                // The secretary talks with those in focus, as long as the others do not fall far behind.
                for person in part.missingPersons.filter(isFocus) + part.missingPersons.filter({ !isFocus($0) }) {
                    let fair = committee.min { load[$0] ?? 0 < load[$1] ?? 0 }
                    let leads = isFocus(person) ? secretary.flatMap { committee.contains($0) ? $0 : nil } : nil
                    if let opener = leads ?? fair { add(kind, opener, person) }
                }
            }
        }
        func order(_ talk: Suggestion) -> Int {
            if let secretary, talk.between.contains(secretary) { return 0 }
            return talk.depth == .broad ? 2 : 1
        }
        talks = found.enumerated().sorted { (order($0.element), $0.offset) < (order($1.element), $1.offset) }
            .map(\.element)
    }

    /// The talks of these that a member is part of.
    public func next(for member: Member.ID) -> [Suggestion] { talks.filter { $0.between.contains(member) } }
}
