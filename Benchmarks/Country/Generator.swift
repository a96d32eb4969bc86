import EventLog
import Loading
import PartyLife
import Records
import Storage
import TestChance

/// Fills an empty database with a made-up country, through the code that writes what commands lead to: states are
/// decided and applied, projected into rows, and loaded in batches.
public struct Generator: Sendable {
    public var size: Size
    public var seed: UInt64 = 1
    /// Whether the events of organisations are written, not only what is derived from them.
    public var logs = false
    /// One branch of so many keeps the states of its campaign, so that commands can follow there.
    public var keepsEvery = 1
    /// Whether it is written who has to do with which problem.
    public var writesPersons = false

    public static let tenant = "CN"
    /// Rows of a transaction, about.
    private static let batch = 50_000
    private static let templates = 200

    public init(size: Size) { self.size = size }

    public var shape: Shape { Shape(organisations: size.organisations) }
    public var root: Organisation.ID { shape.id(level: 0, 0) }

    /// A branch whose states are kept, by number.
    public func keptBranch(_ number: Int) -> Int { number * keepsEvery % max(1, shape.branches) }

    /// - Parameter progress: called after each batch with organisations and rows so far.
    public func run(
        into records: Records, master: MasterKey, progress: @Sendable (Int, Int) -> Void
    ) async throws {
        var filling = try Filling(self, master)
        var loading: Task<Void, any Error>?
        var (organisations, rows) = (0, 0)
        var stack = [(level: 0, index: 0)]
        while let (level, index) = stack.popLast() {
            try filling.fill(level: level, index)
            organisations += 1
            for child in shape.children(level: level, index).reversed() { stack.append((level + 1, child)) }
            guard filling.writer.count >= Self.batch || stack.isEmpty, let load = filling.writer.load() else {
                continue
            }
            rows += load.count
            // The next batch is made while this one is written.
            try await loading?.value
            progress(organisations, rows)
            loading = Task { try await records.load(load) }
        }
        try await loading?.value
        progress(organisations, rows)
    }

    /// The work of one run.
    private struct Filling {
        let generator: Generator
        let shape: Shape
        let master: MasterKey
        let writer: BulkWriter
        var chance: Chance
        var templates: [Template]

        init(_ generator: Generator, _ master: MasterKey) throws {
            (self.generator, shape, self.master) = (generator, generator.shape, master)
            writer = BulkWriter(
                tenant: Generator.tenant, by: .deployment, at: Instant(People.entered, hour: 9), logs: generator.logs)
            if !generator.writesPersons { writer.leavesOut.insert("problem_person") }
            chance = Chance(seed: generator.seed)
            let (members, problems) = (generator.size.members, generator.size.problems)
            let most = (problems + shape.branches - 1) / shape.branches
            templates = try (0..<Generator.templates).map {
                try Template(
                    number: $0, members: members / generator.shape.branches, problems: most, seed: generator.seed)
            }
        }

        mutating func fill(level: Int, _ index: Int) throws {
            let id = shape.id(level: level, index)
            guard level > 0 else { return try root(id) }
            let parent = shape.id(level: level - 1, shape.parent(level: level, index))
            if shape.isBranch(level: level) {
                try branch(id, index, below: parent)
            } else {
                try writer.take(
                    organisation: id, People.superior(named: "第\(level)层第\(index + 1)委员会", below: parent),
                    keepsState: true)
                try receive(id, holdsMeeting: false)
            }
        }

        private mutating func root(_ id: Organisation.ID) throws {
            let reviewer = Organisation.Holder(
                member: Identifiers.member(0), name: "审核", office: .reviewer, since: People.entered)
            try writer.take(
                organisation: id, People.superior(named: "全国委员会", below: nil) + [.officeTaken(holder: reviewer)],
                keepsState: true)
            let (campaign, events) = try Campaigning.issued(by: id)
            try writer.take(campaign, at: .campaign(Campaigning.id), version: events)
        }

        private mutating func receive(_ id: Organisation.ID, holdsMeeting: Bool) throws {
            var notice = Played<Notice>()
            try notice.does(
                .receive, by: ActingPerson(member: Identifiers.member(0)),
                on: Calendar.issued + 1 + chance.number(0..<9),
                .init(campaignOpen: true, inherited: Campaigning.procedure, holdsMeeting: holdsMeeting))
            try writer.take(notice.state, at: .step(Notice.self, Campaigning.id, id), version: notice.version)
            try writer.count(notice.state.tally, of: id, in: Campaigning.id)
        }

        private mutating func branch(_ id: Organisation.ID, _ index: Int, below parent: Organisation.ID) throws {
            let keeps = index % generator.keepsEvery == 0
            let events = People.branch(
                id, named: "第\(index + 1)党支部", below: parent,
                members: generator.size.members.share(of: index, in: shape.branches), &chance)
            try writer.take(organisation: id, events, keepsState: keeps)
            let problems = generator.size.problems.share(of: index, in: shape.branches)
            if keeps {
                let sealer = try writer.take(key: DataKey(), wrappedBy: master, of: id, in: Campaigning.id)
                let play = try BranchPlay(
                    of: Organisation().applying(events), id, problems: problems.map(Identifiers.problem), &chance
                ) { .sealed(try sealer.seal($0)) }
                try take(play, at: id, problems, keeps: true)
                try writer.count(play.tally, of: id, in: Campaigning.id)
            } else {
                let number = chance.number(0..<templates.count)
                try take(templates[number].play, at: id, problems, keeps: false)
                try writer.count(templates[number].tally(problems: problems.count), of: id, in: Campaigning.id)
            }
        }

        private func take(
            _ play: BranchPlay, at id: Organisation.ID, _ problems: Range<Int>, keeps: Bool
        ) throws {
            func step<A: Recorded>(_ played: Played<A>) throws {
                try writer.take(
                    played.state, at: .step(A.self, Campaigning.id, id), version: keeps ? played.version : nil)
            }
            try step(play.notice)
            try step(play.plan)
            try step(play.meeting)
            try step(play.list)
            for (number, problem) in zip(problems, play.problems) {
                try writer.take(
                    problem.state, at: .problem(Campaigning.id, id, Identifiers.problem(number)),
                    version: keeps ? problem.version : nil)
            }
        }
    }
}
