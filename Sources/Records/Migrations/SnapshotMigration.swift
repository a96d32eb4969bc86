import Storage

extension Schema {
    /// Older releases kept the state of every version. Of what they kept nothing is read any more
    /// (``snapshotShapes``), so nothing is to be made thinner.
    static let thinSnapshots = Migration(number: 7, name: "thin-snapshots") { _ in }

    /// States are marked with the shape that they were kept in. Those of before have none: they are folded anew where
    /// they are asked for, and kept again with the next event that is due, or by a rebuild.
    static let snapshotShapes = Migration(number: 14, name: "snapshot-shapes") { sql in
        ["ALTER TABLE snapshot ADD COLUMN shape \(sql.integer) NOT NULL DEFAULT 0"]
    }
}
