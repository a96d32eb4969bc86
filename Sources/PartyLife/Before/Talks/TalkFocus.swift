/// 三谈 (重点谈、深入谈、广泛谈): with whom one talks in which way. The groups say where somebody stands in life or in the
/// branch; none of them is about how well somebody does.
public enum FocusGroup: String, Codable, Sendable, CaseIterable {
    /// 新发展党员: probationary, or confirmed within a year.
    case newMember
    /// 流动党员.
    case floating
    /// 离退休党员.
    case retired
    /// 年老体弱.
    case frail
    /// 青年党员.
    case youth

    func holds(_ profile: MemberProfile, on day: Day) -> Bool {
        switch self {
        case .newMember:
            profile.standing == .probationary || profile.confirmed.map { (0...365).contains(day - $0) } == true
        case .floating: profile.categories.contains(.floating)
        case .retired: profile.categories.contains(.retired)
        case .frail: profile.categories.contains(.frail)
        case .youth: profile.categories.contains(.youth)
        }
    }
}

extension Procedure.Talks {
    /// 与新发展党员重点谈，与困难党员深入谈，与其他党员广泛谈.
    static let usualFocus: [Focus] = [
        .init(.newMember, .focused), .init(.frail, .deep), .init(.floating, .focused), .init(.retired, .deep),
    ]

    /// The first group of the procedure that a member is in, with the depth of a talk.
    public func focus(of member: Member, on day: Day) -> Focus? {
        (focus ?? Self.usualFocus).first { $0.group.holds(member.profile, on: day) }
    }

    /// How to talk with a member.
    public func depth(for member: Member, on day: Day) -> Talks.Depth { focus(of: member, on: day)?.depth ?? .broad }
}
