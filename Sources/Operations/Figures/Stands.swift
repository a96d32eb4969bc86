import PartyLife
import Records

/// How an organisation stands in a campaign: a branch by its own steps, those above by their branches.
public enum Stands: Sendable, Equatable {
    case branch(Standing)
    /// All branches below, those included that have done nothing yet.
    case sum(StandingSum)

    /// The earliest deadline of all that is open.
    public var deadline: Day? {
        switch self {
        case .branch(let standing): standing.worst?.deadline
        case .sum(let sum): sum.deadline
        }
    }

    public func light(of stage: Step.Stage, on day: Day, amberDays: Int) -> Light {
        switch self {
        case .branch(let standing): standing[stage].light(on: day, amberDays: amberDays)
        case .sum(let sum): sum[stage].light(on: day, amberDays: amberDays, of: sum.branches)
        }
    }

    public func daysLate(on day: Day) -> Int { deadline.map { max(day - $0, 0) } ?? 0 }
}
