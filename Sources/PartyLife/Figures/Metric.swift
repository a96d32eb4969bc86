/// Everything that is counted, in one table. Reports, pages and the written summary read these and nothing else.
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

    /// 个, 名, 人次, 场, 份, 条.
    public enum Unit: String, Sendable, CaseIterable { case piece, person, personTime, session, document, item }

    public var unit: Unit {
        switch self {
        case .branches, .held, .noticesReceived: .piece
        case .members, .present, .coveredOtherwise, .exempt: .person
        case .studyAttendances, .talks, .opinionVoices, .speeches: .personTime
        case .studySessions: .session
        case .plansSubmitted, .plansApproved, .examinationsSubmitted, .examinationsAccepted: .document
        case .opinionsRaw, .opinionsMerged, .criticisms, .remarks: .item
        case .problemsFound, .problemsMerged, .problemsWithMeasures, .problemsPosted, .problemsDone, .problemsSolved,
            .problemsAccepted, .problemsWrittenOff, .problemsReopened, .problemsOverdue, .problemsOpen:
            .piece
        }
    }

    /// Whether the figure is about the roster rather than one campaign.
    public var isStanding: Bool { [.branches, .members].contains(self) }

    /// Whether the figure says what stands at a time, rather than what has happened until then. When an organisation
    /// moves, what stands goes with it; what has happened stays where it was counted.
    public var isBalance: Bool { isStanding || self == .problemsOpen || self == .problemsOverdue }

    /// What the figure is a part of, where it is a part of something.
    public var denominator: Metric? {
        switch self {
        case .held, .plansSubmitted, .plansApproved: .branches
        case .present, .coveredOtherwise, .exempt, .examinationsSubmitted, .examinationsAccepted: .members
        case .problemsMerged, .problemsWithMeasures, .problemsPosted, .problemsDone, .problemsSolved,
            .problemsAccepted, .problemsWrittenOff, .problemsReopened, .problemsOverdue, .problemsOpen:
            .problemsFound
        default: nil
        }
    }
}
