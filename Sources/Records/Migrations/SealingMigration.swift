import PartyLife
import Storage

extension Schema {
    /// What is written anew is sealed: no table holds a day of birth, and no state is kept in which something stands open
    /// that is to be sealed. Events of older releases stay as they are, for the log never changes.
    static let sealing = Migration(number: 13, name: "sealing") { session in
        try session.execute("ALTER TABLE member DROP COLUMN born")
        for kind in [Organisation.kind, BranchMeeting.kind] {
            try session.execute(
                "DELETE FROM snapshot WHERE stream > ? AND stream < ?", [.text(kind + "/"), .text(kind + "0")])
        }
    }
}
