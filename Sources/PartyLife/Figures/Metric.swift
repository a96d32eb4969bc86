/// Everything that is counted, in one table (指标口径). Reports, pages and the written summary read these and nothing else:
/// the unit, what a number is a part of (``denominator``) and what it is made of (``terms``) are said here alone, its
/// definition in words stands in the catalogues under `metric-definition`.
public enum Metric: String, Codable, Sendable, CaseIterable {
    // Organisations and people.
    case branches, members
    // Before the meeting.
    case noticesReceived, plansSubmitted, plansApproved, studySessions, studyAttendances, talks
    case opinionsRaw, opinionsMerged, opinionVoices, examinationsSubmitted, examinationsAccepted
    // The meeting.
    case held, present, coveredOtherwise, exempt, speeches, criticisms, remarks
    // After it.
    case problemsFound, problemsMerged, problemsWithMeasures, problemsPosted, problemsDone, problemsSolved
    case problemsAccepted, problemsWrittenOff, problemsReopened, problemsOverdue, problemsOpen
    /// 实际问题: what is said of the branch, its work and its service, and of no single person; found and solved.
    case practicalFound, practicalSolved
    // Made of others: never counted by itself.
    /// 应参加党员, without those who are exempt.
    case membersExpected
    /// 党员覆盖: in the room, or covered in another way.
    case membersCovered
    /// 清单问题: without those that were merged into others.
    case problemsKept

    /// 个, 名, 次, 人次, 场, 份, 条.
    public enum Unit: String, Sendable, CaseIterable { case piece, person, time, personTime, session, document, item }

    public var unit: Unit {
        switch self {
        case .branches, .held, .noticesReceived: .piece
        case .members, .membersExpected, .membersCovered, .present, .coveredOtherwise, .exempt: .person
        case .talks, .problemsReopened: .time
        case .studyAttendances, .opinionVoices, .speeches: .personTime
        case .studySessions: .session
        case .plansSubmitted, .plansApproved, .examinationsSubmitted, .examinationsAccepted: .document
        case .opinionsRaw, .opinionsMerged, .criticisms, .remarks: .item
        case .problemsFound, .problemsMerged, .problemsWithMeasures, .problemsPosted, .problemsDone, .problemsSolved,
            .problemsAccepted, .problemsWrittenOff, .problemsOverdue, .problemsOpen, .problemsKept, .practicalFound,
            .practicalSolved:
            .piece
        }
    }

    /// Whether the figure is about the roster rather than one campaign.
    public var isStanding: Bool { [.branches, .members].contains(self) }

    /// Whether the figure says what stands at a time, rather than what has happened until then. When an organisation
    /// moves, what stands goes with it; what has happened stays where it was counted.
    public var isBalance: Bool { isStanding || self == .problemsOpen || self == .problemsOverdue }

    /// What the figure is a part of, where it is a part of something. All of it can be reached: who is exempt is not
    /// expected, and a problem that was merged into another is not written off by itself.
    public var denominator: Metric? {
        switch self {
        case .held, .plansSubmitted, .plansApproved: .branches
        case .membersExpected, .exempt: .members
        case .membersCovered, .present, .coveredOtherwise, .examinationsSubmitted, .examinationsAccepted:
            .membersExpected
        case .problemsMerged: .problemsFound
        case .problemsWithMeasures, .problemsPosted, .problemsDone, .problemsSolved, .problemsAccepted,
            .problemsWrittenOff, .problemsOverdue, .problemsOpen, .practicalFound:
            .problemsKept
        case .practicalSolved: .practicalFound
        default: nil
        }
    }

    /// What stands beside the figure, since it is in neither numerator nor denominator: exempt members, merged problems.
    public var beside: Metric? {
        switch self {
        case .membersCovered: .exempt
        case .problemsKept, .problemsWrittenOff: .problemsMerged
        default: nil
        }
    }

    /// What the figure is made of; nil where it is counted by itself.
    public var terms: (plus: [Metric], minus: [Metric])? {
        switch self {
        case .membersExpected: ([.members], [.exempt])
        case .membersCovered: ([.present, .coveredOtherwise], [])
        case .problemsKept: ([.problemsFound], [.problemsMerged])
        default: nil
        }
    }
}
