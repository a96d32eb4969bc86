import Operations
import PartyLife
import Records

/// One play: who is who, what is to happen on which day, and what the dice say.
final class CampaignPlayer {
    let useCases: UseCases
    let campaign: Campaign.ID
    let title: String
    let procedure: Procedure
    let extent: Extent
    let firstDay: Day
    /// Whose campaign it is; the top unit's where none is named.
    let issuer: Organisation.ID?
    var chance: Chance
    let voice: PhraseBook
    var said: Set<String> = []
    /// What would put right what was told, by how it was told.
    var remedies: [String: Fact] = [:]
    /// What a problem is about, and since when something is being done about it.
    var told: [Problem.ID: Fact] = [:]
    var begun: [Problem.ID: Day] = [:]
    var tree = Tree()
    var branches: [Branch] = []
    private(set) var commands = 0
    private let clock: SetClock
    private var agenda: [Day: [Deed]] = [:]
    private var actors: [Member.ID: ActingPerson] = [:]
    private var reached: [Organisation.ID: Stage] = [:]

    /// Something that is to happen, and the stage that it belongs to.
    private struct Deed {
        let stage: Stage
        let branch: Branch?
        let act: (CampaignPlayer) async throws -> Void
    }

    init(
        _ simulation: Simulation, _ campaign: Campaign.ID, title: String, _ procedure: Procedure, _ extent: Extent,
        issuer: Organisation.ID? = nil
    ) throws {
        self.issuer = issuer
        (useCases, clock) = (simulation.useCases, simulation.clock)
        (self.campaign, self.title, self.procedure, self.extent) = (campaign, title, procedure, extent)
        firstDay = Simulation.firstDay(of: procedure)
        chance = Chance(seed: simulation.seed)
        voice = try PhraseBook()
    }

    var today: Day { useCases.today }

    /// The day after which nothing is played.
    var lastDay: Day {
        switch extent {
        case .mixed: Simulation.mixedDay(of: procedure)
        case .through(.lookBack): Self.end(of: procedure)
        case .through: procedure.timetable.reconcileBy + 30
        }
    }

    /// When all of a campaign is over, the look-backs too.
    static func end(of procedure: Procedure) -> Day {
        procedure.timetable.reconcileBy + procedure.rectification.lookBackAfterDays + 7
    }

    func run(_ progress: (@Sendable (Int, Int) -> Void)?) async throws -> Simulation.Outcome {
        let from = try await useCases.records.read { try $0.position() }
        clock.set(max(clock.now, Instant(firstDay.nextOfficeDay, hour: 8)))
        try await prepare()
        let total = lastDay - firstDay
        while let day = agenda.keys.min(), day <= lastDay {
            clock.set(max(clock.now, Instant(day, hour: 9)))
            // What is done today may lead to more that is done today.
            while let deeds = agenda.removeValue(forKey: day) {
                for deed in deeds {
                    try await deed.act(self)
                    if let branch = deed.branch { reached[branch.id] = max(reached[branch.id] ?? .notices, deed.stage) }
                }
            }
            progress?(min(day - firstDay, total), total)
        }
        if extent == .mixed { clock.set(max(clock.now, Instant(lastDay, hour: 18))) }
        progress?(total, total)
        let to = try await useCases.records.read { try $0.position() }
        return Simulation.Outcome(
            commands: commands, positions: from...to, days: firstDay...today, branches: reached)
    }

    /// Puts something on the agenda, unless the play ends before it; on a day on which offices work, unless it is bound
    /// to this very day.
    func on(
        _ day: Day, _ stage: Stage, _ branch: Branch? = nil, anyDay: Bool = false,
        _ act: @escaping (CampaignPlayer) async throws -> Void
    ) {
        if let branch, stage > branch.ending { return }
        let due = max(day, today)
        agenda[anyDay || due == today ? due : due.nextOfficeDay, default: []].append(
            Deed(stage: stage, branch: branch, act: act))
    }

    /// Who a person is; offices do not change while a campaign is played.
    func actor(_ member: Member.ID) async throws -> ActingPerson {
        if let known = actors[member] { return known }
        let actor = try await useCases.actor(member)
        actors[member] = actor
        return actor
    }

    /// Issues one command as a person; a refusal ends the play.
    func issue(
        _ command: Any, at organisation: Organisation.ID, by member: Member.ID,
        _ body: (ActingPerson) async throws -> Void
    ) async throws {
        let actor = try await actor(member)
        try await issue(command, at: organisation, as: actor) { try await body(actor) }
    }

    func issue(
        _ command: Any, at organisation: Organisation.ID, as actor: ActingPerson, _ body: () async throws -> Void
    ) async throws {
        passTime()
        do {
            try await body()
            commands += 1
        } catch let refusal as any Refusal {
            // The command's name alone: people's words do not belong in an error.
            throw SimulationError.refused(
                command: String(String(describing: command).prefix { $0 != "(" }), at: organisation.text,
                by: actor.signature, on: today.description, refusal: "\(refusal.code) \(refusal.details)")
        }
    }

    /// Some seconds, within the working day.
    private func passTime() {
        let evening = Instant(today, hour: 17, minute: 40)
        let later = Instant(milliseconds: clock.now.milliseconds + Int64(chance.number(5...45)) * 1000)
        clock.set(max(clock.now, min(later, evening)))
    }
}
