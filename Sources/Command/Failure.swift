import Records
import Storage

/// A failure whose sentence stands in the catalogue.
struct Failure: Error {
    let key: String
    let values: [String: String]

    init(_ key: String, _ values: [String: String] = [:]) { (self.key, self.values) = (key, values) }

    /// What the rooms below refuse or cannot do; nil for what nobody foresaw.
    init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let refused as CopyRefused: self.init(refused)
        case let refused as SpreadRefused: self.init(refused)
        case let error as StorageError: self.init(error)
        default: return nil
        }
    }

    private init(_ refused: CopyRefused) {
        switch refused {
        case .noRecords: self.init("cli.copy.no-records")
        case .targetNotEmpty(let table): self.init("cli.copy.not-empty", ["table": table])
        case .targetAhead: self.init("cli.copy.target-ahead")
        case .schemaDiffers(let table): self.init("cli.copy.schema-differs", ["table": table])
        case .rowsDiffer(let table): self.init("cli.copy.rows-differ", ["table": table])
        case .notABackup: self.init("cli.copy.no-records")
        }
    }

    private init(_ refused: SpreadRefused) {
        switch refused {
        case .oneFile: self.init("cli.spread.one-file")
        case .noCitus: self.init("cli.spread.no-citus")
        case .partitions(let count): self.init("cli.spread.partitions", ["n": "\(count)"])
        }
    }

    private init?(_ error: StorageError) {
        switch error.code {
        case .newerSchema: self.init("cli.database.newer")
        case .busy, .conflict: self.init("cli.database.busy", ["reason": error.message])
        case .corrupt, .full, .unavailable: self.init("cli.database.fails", ["reason": error.message])
        case .constraint, .closed, .other: return nil
        }
    }
}
