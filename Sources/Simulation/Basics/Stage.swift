import PartyLife

/// How far a campaign is played: the stages of a branch's loop, in order.
public enum Stage: Int, Sendable, CaseIterable, Comparable {
    case notices, plans, study, opinions, talks, examinations, readiness
    /// The meeting is open, and not all have spoken.
    case session
    case meeting, pooled, measures, committed, posted
    /// Reported done, verified, accepted.
    case rectification
    case writtenOff, reconciled, lookBack

    public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}

/// Which part of a campaign is played.
public enum Extent: Sendable, Equatable {
    /// Every branch as far as this stage.
    case through(Stage)
    /// Different branches stop at different stages on one day, so that a demo shows every state.
    case mixed
}

extension Simulation {
    /// The day on which a mixed play stands still.
    public static func mixedDay(of procedure: Procedure) -> Day {
        max(procedure.timetable.examinationsBy - 1, firstDay(of: procedure) + 40)
    }

    /// The day on which the campaign is issued.
    static func firstDay(of procedure: Procedure) -> Day {
        min(procedure.timetable.noticeBy - 3, procedure.window.closes - 30)
    }
}
