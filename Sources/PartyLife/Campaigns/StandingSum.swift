/// How the branches below an organisation stand, at any depth: how many are done by stage, and which is the worst.
public struct StandingSum: Equatable, Sendable {
    /// Branches that have done something in the campaign; those that have not are counted by their superior's figures.
    public var branches = 0
    public var before = Stage()
    public var during = Stage()
    public var after = Stage()
    /// Of what waits for a superior: how many branches, and the earliest deadline.
    public var waiting = 0
    public var waitingSince: Day?

    public struct Stage: Equatable, Sendable {
        /// Branches whose stage is done.
        public var done = 0
        /// Branches that have begun it.
        public var begun = 0
        /// The earliest deadline of an open step; nil where none has one.
        public var deadline: Day?

        mutating func add(_ other: Stage) {
            (done, begun) = (done + other.done, begun + other.begun)
            deadline = [deadline, other.deadline].compactMap(\.self).min()
        }

        /// - Parameter branches: all there are.
        public func light(on day: Day, amberDays: Int, of branches: Int) -> Light {
            guard branches > 0 else { return .notStarted }
            return Light(
                isDone: done >= branches && deadline == nil, hasStarted: begun > 0, deadline: deadline, today: day,
                amberDays: amberDays)
        }
    }

    public init() {}

    public subscript(stage: Step.Stage) -> Stage {
        switch stage {
        case .before: before
        case .during: during
        case .after: after
        }
    }

    /// The earliest deadline of all open steps.
    public var deadline: Day? { [before, during, after].compactMap(\.deadline).min() }

    public mutating func add(_ other: StandingSum) {
        branches += other.branches
        before.add(other.before)
        during.add(other.during)
        after.add(other.after)
        waiting += other.waiting
        waitingSince = [waitingSince, other.waitingSince].compactMap(\.self).min()
    }

    /// - Parameter counts: whether it is one of the 党支部 that are counted; of others only what is late is taken.
    public mutating func add(_ standing: Standing, counts: Bool = true, times: Int = 1) {
        func stage(_ part: Standing.Part) -> Stage {
            var stage = Stage()
            stage.done = counts && part.isDone ? times : 0
            stage.begun = counts && part.hasBegun ? times : 0
            stage.deadline = part.worst?.deadline
            return stage
        }
        branches += counts ? times : 0
        before.add(stage(standing.before))
        during.add(stage(standing.during))
        after.add(stage(standing.after))
        guard let first = standing.atSuperior.first else { return }
        waiting += 1
        waitingSince = [waitingSince, first.deadline].compactMap(\.self).min()
    }
}

extension StandingSum {
    /// As one line, for a table.
    public var text: String {
        let stages = [before, during, after].map { "\($0.done) \($0.begun) \($0.deadline?.description ?? "-")" }
        return (["\(branches)"] + stages + ["\(waiting) \(waitingSince?.description ?? "-")"]).joined(separator: "|")
    }

    /// Reads what ``text`` writes; nil for anything else.
    public init?(_ text: String) {
        let fields = text.split(separator: "|", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
        guard fields.count == 5, fields[0].count == 1, let branches = Int(fields[0][0]), fields[4].count == 2,
            let waiting = Int(fields[4][0])
        else { return nil }
        let stages = fields[1...3].compactMap { field -> Stage? in
            guard field.count == 3, let done = Int(field[0]), let begun = Int(field[1]) else { return nil }
            var stage = Stage()
            (stage.done, stage.begun, stage.deadline) = (done, begun, Day(String(field[2])))
            return stage
        }
        guard stages.count == 3 else { return nil }
        self.init()
        (self.branches, before, during, after) = (branches, stages[0], stages[1], stages[2])
        (self.waiting, waitingSince) = (waiting, Day(String(fields[4][1])))
    }
}
