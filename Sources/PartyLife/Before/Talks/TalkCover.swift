/// How far the talks of a branch cover what the procedure asks, by kind of pair.
public struct TalkCover: Equatable, Sendable {
    public var kinds: [PairKind: Cover]

    /// 书记—委员, 委员—委员, 委员—党员, 党员—党员.
    public enum PairKind: String, Codable, Sendable, CaseIterable {
        case secretaryCommittee, committeeCommittee, committeeMember, memberMember
    }

    public struct Cover: Equatable, Sendable {
        /// Pairs (rule `all`) or persons (rule `each`) to be covered.
        public var due: Int
        public var done: Int
        /// Pairs that have not talked (rule `all`).
        public var missingPairs: [[Member.ID]]
        /// Persons without such a talk (rule `each`).
        public var missingPersons: [Member.ID]

        public var isComplete: Bool { done == due }
    }

    public var isComplete: Bool { kinds.values.allSatisfy(\.isComplete) }

    /// Members who still owe a talk, by whatever rule.
    public var uncovered: Set<Member.ID> {
        Set(kinds.values.flatMap { $0.missingPersons + $0.missingPairs.flatMap { $0 } })
    }

    /// - Parameter rules: the procedure's rule for each kind of pair. A branch of 22 has 231 possible pairs, so
    ///   member–member is a rule about persons.
    /// - Parameter excused: exempt members; they owe no talk, and nobody owes them one.
    /// - Parameter coming: pairs that count as if they had talked: what is planned, or waits to be confirmed.
    public init(
        of talks: Talks, in branch: Organisation, by rules: Procedure.Talks, excusing excused: Set<Member.ID> = [],
        counting coming: [[Member.ID]] = []
    ) {
        let committee = branch.committee
        let secretary = branch.secretary?.member
        let others = committee.filter { $0 != secretary }
        let onCommittee = Set(committee)
        let ordinary = branch.members.map(\.id).filter { !onCommittee.contains($0) }

        var met: Set<Pair> = []
        for pair in talks.met(by: rules) + coming where pair.count == 2 { met.insert(Pair(pair[0], pair[1])) }

        func all(_ pairs: [Pair]) -> Cover {
            let pairs = pairs.filter { excused.isDisjoint(with: $0.members) }
            let missing = pairs.filter { !met.contains($0) }
            return Cover(
                due: pairs.count, done: pairs.count - missing.count, missingPairs: missing.map(\.members),
                missingPersons: [])
        }
        func each(_ persons: [Member.ID], with partners: [Member.ID]) -> Cover {
            let due = persons.filter { person in
                !excused.contains(person) && partners.contains { $0 != person && !excused.contains($0) }
            }
            let missing = due.filter { person in
                !partners.contains { $0 != person && met.contains(Pair(person, $0)) }
            }
            return Cover(
                due: due.count, done: due.count - missing.count, missingPairs: [], missingPersons: missing)
        }
        func cover(_ rule: Procedure.Talks.PairRule, _ pairs: [Pair], _ persons: [Member.ID], _ partners: [Member.ID])
            -> Cover
        {
            switch rule {
            case .none: Cover(due: 0, done: 0, missingPairs: [], missingPersons: [])
            case .each: each(persons, with: partners)
            case .all: all(pairs)
            }
        }
        kinds = [
            .secretaryCommittee: cover(
                rules.secretaryCommittee, secretary.map { s in others.map { Pair(s, $0) } } ?? [], others,
                secretary.map { [$0] } ?? []),
            .committeeCommittee: cover(rules.committeeCommittee, Pair.all(of: others), others, others),
            .committeeMember: cover(
                rules.committeeMember, committee.flatMap { c in ordinary.map { Pair(c, $0) } }, ordinary, committee),
            .memberMember: cover(rules.memberMember, Pair.all(of: ordinary), ordinary, ordinary),
        ]
    }

    /// Two people, in no order.
    struct Pair: Hashable {
        let members: [Member.ID]

        init(_ one: Member.ID, _ other: Member.ID) { members = one < other ? [one, other] : [other, one] }

        static func all(of people: [Member.ID]) -> [Pair] {
            people.indices.flatMap { index in people[(index + 1)...].map { Pair(people[index], $0) } }
        }
    }
}
