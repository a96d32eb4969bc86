import PartyLife
import Storage
import StorageSQLite
import TestChance
import Testing

@testable import Records

@Suite("Moving parts of the tree")
struct MoveTests {
    /// A random history, written into the tables and kept by the model.
    private struct History {
        var model = TreeModel()
        let tables: TreeTables
        var dice: SeededGenerator
        var position: Int64 = 0
        static let start = Day("2024-01-01").unsafelyUnwrapped

        init(seed: UInt64) async throws {
            tables = try await TreeTables(SQLiteStore.inMemory())
            dice = SeededGenerator(seed: seed)
            try await establish(below: nil)
            for _ in 0..<8 { try await establish(below: model.organisations.randomElement(using: &dice)) }
        }

        mutating func day() -> Day { Self.start + Int.random(in: 0...12, using: &dice) }

        mutating func establish(below parent: Organisation.ID?) async throws {
            let id = Organisation.ID("O\(model.organisations.count)").unsafelyUnwrapped
            try await tables.establish(id, below: parent, on: parent == nil ? Self.start : day())
            model.establish(id, below: parent)
        }

        mutating func happen() async throws {
            guard let organisation = model.organisations.randomElement(using: &dice) else { return }
            let metrics: [Metric] = [.members, .branches, .problemsOpen, .problemsOverdue, .held, .talks]
            let fact = TreeModel.Fact(
                organisation: organisation, metric: metrics.randomElement(using: &dice) ?? .held, day: day(),
                amount: [-1, 1, 2].randomElement(using: &dice) ?? 1)
            model.happened(fact)
            position += 1
            try await tables.happened(fact, position: position)
        }

        /// A move that the rules allow: to where it makes no circle, and not before either place was taken.
        mutating func choice(notBefore limit: Day? = nil) -> (id: Organisation.ID, parent: Organisation.ID, on: Day)? {
            guard let id = model.organisations.dropFirst().randomElement(using: &dice),
                let parent = model.organisations.randomElement(using: &dice),
                !model.line(of: parent, on: nil).contains(id), model.line(of: id, on: nil).dropLast().last != parent
            else { return nil }
            let day = limit ?? day()
            guard day >= model.placedSince(id) ?? day, day >= model.placedSince(parent) ?? day else { return nil }
            return (id, parent, day)
        }

        mutating func move() async throws {
            guard let (id, parent, day) = choice() else { return }
            position += Int64.random(in: 0...1, using: &dice)
            try await tables.write { [position] in try $0.move(id, below: parent, on: day, position: position) }
            model.move(id, below: parent, on: day)
        }

        mutating func fill(_ steps: Int) async throws { for _ in 0..<steps { try await happen() } }

        mutating func go(_ steps: Int) async throws {
            for _ in 0..<steps {
                switch Int.random(in: 0..<10, using: &dice) {
                case 0: try await establish(below: model.organisations.randomElement(using: &dice))
                case 1...3: try await move()
                default: try await happen()
                }
            }
        }
    }

    @Test(
        "Every organisation's figures of every day are those of a fold that knows where each stood", arguments: 0..<60)
    func model(seed: Int) async throws {
        var history = try await History(seed: UInt64(seed))
        try await history.go(70)
        for offset in -1...14 {
            let day = History.start + offset
            let kept = try await history.tables.figures(asOf: day)
            for id in history.model.organisations {
                for metric in [Metric.members, .branches, .problemsOpen, .problemsOverdue, .held, .talks] {
                    let wanted = history.model.figure(metric, of: id, asOf: day)
                    #expect(kept[id]?[metric] ?? 0 == wanted, "seed \(seed): \(metric) of \(id) as of \(day)")
                }
            }
        }
    }

    @Test("The places kept are those of every day, and the tree is that of the last", arguments: 0..<20)
    func places(seed: Int) async throws {
        var history = try await History(seed: UInt64(seed) + 1000)
        try await history.go(50)
        let model = history.model
        let rows = try await history.tables.store.read { try $0.query("SELECT id, path, depth FROM organisation") }
        for row in rows {
            let line = model.line(of: try #require(Organisation.ID(try row.text("id"))), on: nil)
            #expect(try row.text("path") == "/" + line.map { "\($0)/" }.joined())
            #expect(try row.int("depth") == line.count - 1)
        }
        for id in model.organisations {
            let places = try await history.tables.write { try $0.places(of: id).map { ($0.path, $0.since) } }
            for offset in 0...14 {
                let day = History.start + offset
                let kept = places.last { place in place.1.map { $0 <= day } ?? true }
                #expect(kept?.0 == "/" + model.line(of: id, on: day).map { "\($0)/" }.joined(), "\(id) on \(day)")
            }
        }
    }

    @Test(
        "A move over ranges leaves the places and figures that moves of one organisation each leave", arguments: 0..<30)
    func oneByOne(seed: Int) async throws {
        var first = try await History(seed: UInt64(seed) + 2000)
        var second = try await History(seed: UInt64(seed) + 2000)
        try await first.fill(40)
        try await second.fill(40)
        guard let (id, parent, day) = first.choice(notBefore: History.start + 6) else { return }
        try await first.tables.write { try $0.move(id, below: parent, on: day, position: 999) }
        try await second.tables.write { try $0.moveOneByOne(id, below: parent, on: day, position: 999) }
        #expect(try await first.tables.places() == second.tables.places())
        for offset in 0...12 {
            let day = History.start + offset
            let figures = try await first.tables.figures(asOf: day)
            #expect(try await figures == second.tables.figures(asOf: day))
        }
    }
}
