import ArgumentParser

/// The command line of 闭环.
public struct Bihuan: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "bihuan",
        abstract: "Runs the Party branch's organisational-life meeting as one closed loop, from notice to look-back.",
        discussion: """
            Exit codes: 0 done; 1 refused, or something is wrong with the data (said on standard error); \
            64 wrong usage; 70 an unforeseen failure.
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, Demo.self, Import.self, Simulate.self, Report.self, Verify.self, Rebuild.self,
            Migrate.self, Backup.self, Restore.self, Copy.self, Appoint.self, Reorganise.self, SetAccount.self,
            Sample.self,
        ])

    public init() {}
}
