import ArgumentParser
import Country
import EventLog
import Foundation
import Records
import Storage

@main
struct Nation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a database with a made-up country in one campaign.",
        discussion: """
            The log is written for organisations only, and only with --with-log: the log of 30 million problems would take
            more than 60 GB. So the database serves to measure with; verify and rebuild need a whole log.
            """)

    @Option(help: "A new file, or postgres://… of an empty database.")
    var database: String
    @Option var organisations = 1_000
    @Option var members = 20_000
    @Option var problems = 30_000
    @Option(help: "Decides every choice.")
    var seed: UInt64 = 1
    @Option(help: "One branch of so many keeps its states, so that commands can follow there.")
    var keepsEvery = 1
    @Flag(help: "Writes the events of organisations.")
    var withLog = false
    @Flag(help: "Writes who has to do with which problem.")
    var persons = false

    func run() async throws {
        var generator = Generator(size: Size(organisations: organisations, members: members, problems: problems))
        (generator.seed, generator.keepsEvery) = (seed, max(1, keepsEvery))
        (generator.logs, generator.writesPersons) = (withLog, persons)
        let master = try Opening.newKey(for: database)
        let store = try await Opening.store(at: database)
        try await Records.prepare(store)
        let records = Records(store: store, tenant: Generator.tenant, keyring: Keyring(master: master))
        let watch = Watch()
        print("levels \(generator.shape.levels)")
        let indexes = try await Indexes.drop(in: store)
        try await generator.run(into: records, master: master) { organisations, rows in
            watch.report("\(organisations) organisations, \(rows) rows", count: rows)
        }
        watch.done("rows")
        try await indexes.build(in: store) { watch.report("index \($0)", count: 0) }
        watch.done("indexes")
        try await records.foldFigures()
        watch.done("figures")
        await store.close()
        print("\(ProcessMemory.peak >> 20) MiB at most")
    }
}
