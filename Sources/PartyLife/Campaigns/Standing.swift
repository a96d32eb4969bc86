/// How a branch stands in a campaign (预警状态): by stage what is done, and the open step that was due first.
///
/// Nothing here depends on the day, so the light of any day follows from it. It is what a branch's own pages, those of
/// all levels above, to-dos and reminders show.
public struct Standing: Equatable, Sendable {
    /// Whose turn it is: the branch's, a superior's, or nobody's, where something else has to come first.
    public enum Turn: String, Codable, Sendable, CaseIterable { case branch, superior, nobody }

    /// A step that is not done.
    public struct Open: Equatable, Sendable {
        public var step: Step
        public var deadline: Day?
        public var turn: Turn
        /// Since when it waits for somebody else, where that is known.
        public var since: Day?

        public init(step: Step, deadline: Day? = nil, turn: Turn = .branch, since: Day? = nil) {
            (self.step, self.deadline, self.turn, self.since) = (step, deadline, turn, since)
        }

        /// Days since its deadline; 0 where it is not late.
        public func daysLate(on day: Day) -> Int { deadline.map { max(day - $0, 0) } ?? 0 }

        /// The light of this step alone.
        public func light(on day: Day, amberDays: Int, begun: Bool = true) -> Light {
            Light(isDone: false, hasStarted: begun, deadline: deadline, today: day, amberDays: amberDays)
        }
    }

    /// 会前, 会中 or 会后.
    public struct Part: Equatable, Sendable {
        /// Of the open steps the one that was due first: the worst on any day. Nil where all is done.
        public var worst: Open?
        /// Whether anything was begun.
        public var hasBegun: Bool

        public init(worst: Open?, hasBegun: Bool) { (self.worst, self.hasBegun) = (worst, hasBegun) }

        public var isDone: Bool { worst == nil }

        public func light(on day: Day, amberDays: Int) -> Light {
            worst?.light(on: day, amberDays: amberDays, begun: hasBegun) ?? .done
        }
    }

    public var before: Part
    public var during: Part
    public var after: Part
    /// What waits for a superior, in the order of the steps.
    public var atSuperior: [Open]

    public subscript(stage: Step.Stage) -> Part {
        switch stage {
        case .before: before
        case .during: during
        case .after: after
        }
    }

    /// Of all open steps the one that was due first.
    public var worst: Open? { [before, during, after].compactMap(\.worst).firstDue }

    public init(_ progress: Progress) {
        func part(_ stage: Step.Stage) -> Part {
            let steps = progress.steps.filter { $0.step.stage == stage }
            let open = steps.filter { !$0.isDone }.map(Open.init)
            return Part(worst: open.firstDue, hasBegun: steps.contains { $0.isDone || $0.hasStarted })
        }
        (before, during, after) = (part(.before), part(.during), part(.after))
        atSuperior = progress.steps.filter { $0.turn == .superior }.map(Open.init)
    }

    /// Of a branch that has done nothing in the campaign: it has not even received the notice.
    public init(untouchedBy procedure: Procedure) {
        func part(_ step: Step) -> Part {
            let (by, opens) = (step.rule.deadline.day(in: procedure, heldOn: nil), step.rule.opens)
            return Part(
                worst: Open(step: step, deadline: by, turn: opens == .withNotice ? .branch : .nobody), hasBegun: false)
        }
        (before, during, after) = (part(.notice), part(.session), part(.list))
        atSuperior = []
    }

    fileprivate init(_ parts: [Part], _ atSuperior: [Open]) {
        (before, during, after, self.atSuperior) = (parts[0], parts[1], parts[2], atSuperior)
    }
}

extension Standing.Open {
    fileprivate init(_ state: Progress.State) {
        self.init(step: state.step, deadline: state.deadline, turn: state.turn, since: state.since)
    }
}

extension [Standing.Open] {
    /// The first in the order of deadlines; what has none comes last.
    fileprivate var firstDue: Standing.Open? {
        self.min { ($0.deadline ?? .distant) < ($1.deadline ?? .distant) }
    }
}

extension Day {
    /// After every deadline.
    static let distant = Day(number: .max)
}

extension Standing {
    /// As one line, for a table: `!plan 2026-07-20 superior 2026-07-10|session 2026-08-31 nobody -|…`.
    public var text: String {
        ([before, during, after].map(\.text) + atSuperior.map(\.text)).joined(separator: "|")
    }

    /// Reads what ``text`` writes; nil for anything else.
    public init?(_ text: String) {
        let fields = text.split(separator: "|", omittingEmptySubsequences: false)
        let parts = fields.prefix(3).compactMap(Part.init)
        let atSuperior = fields.dropFirst(3).compactMap(Open.init)
        guard parts.count == 3, atSuperior.count == fields.count - 3 else { return nil }
        self.init(parts, atSuperior)
    }
}

extension Standing.Part {
    fileprivate var text: String { (hasBegun ? "!" : "") + (worst?.text ?? "") }

    fileprivate init?(_ text: Substring) {
        let begun = text.first == "!"
        let rest = begun ? text.dropFirst() : text
        guard !rest.isEmpty else {
            self.init(worst: nil, hasBegun: begun)
            return
        }
        guard let worst = Standing.Open(rest) else { return nil }
        self.init(worst: worst, hasBegun: begun)
    }
}

extension Standing.Open {
    var text: String {
        [step.rawValue, deadline?.description ?? "-", turn.rawValue, since?.description ?? "-"]
            .joined(separator: " ")
    }

    init?(_ text: Substring) {
        let fields = text.split(separator: " ")
        guard fields.count == 4, let step = Step(rawValue: String(fields[0])),
            let turn = Standing.Turn(rawValue: String(fields[2]))
        else { return nil }
        self.init(
            step: step, deadline: Day(String(fields[1])), turn: turn, since: Day(String(fields[3])))
    }
}
