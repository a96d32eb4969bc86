/// Whom a unit is made of, by category (党员构成), and how far each kind is provided for and has taken part.
public struct Composition: Equatable, Sendable {
    public var members: Int
    /// Each category that occurs, in the order of the roster's; a member in several is counted in each.
    public var rows: [Row]
    /// Members of no category.
    public var others: Int

    public struct Row: Equatable, Sendable {
        public var category: MemberProfile.Category
        public var members: Int
        public var arranged: Int
        public var exempt: Int
        /// Present or covered, once the meeting is held.
        public var tookPart: Int
    }

    public init(of branch: Organisation, in meeting: BranchMeeting) {
        members = branch.members.count
        others = branch.members.count { $0.profile.categories.isEmpty }
        rows = MemberProfile.Category.allCases.compactMap { category in
            let ids = branch.members.filter { $0.profile.categories.contains(category) }.map(\.id)
            guard !ids.isEmpty else { return nil }
            let how = ids.map(meeting.participation)
            return Row(
                category: category, members: ids.count, arranged: ids.count { meeting.arrangements[$0] != nil },
                exempt: how.count { $0 == .exempt }, tookPart: how.count { $0 == .present || $0 == .covered })
        }
    }
}
