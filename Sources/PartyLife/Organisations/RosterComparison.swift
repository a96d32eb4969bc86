/// What a roster changes in what is known: joins, transfers and leaves instead of a second copy.
public struct RosterComparison: Equatable, Sendable {
    public var changes: [Change]
    /// What stands against taking the roster; with any, nothing is taken.
    public var defects: [Roster.Defect]
    /// Members whom the roster leaves as they are, by their row.
    public var unchanged: [Unchanged] = []

    public struct Unchanged: Equatable, Sendable {
        public var place: Roster.Place
        public var member: Member.ID
    }

    public enum Change: Equatable, Sendable {
        case establish(Organisation.ID, row: Roster.OrganisationRow, parent: Organisation.ID?)
        case rename(Organisation.ID, name: String)
        case describe(Organisation.ID, domain: String?, guidanceGroup: String?)
        /// 简称.
        case nameShort(Organisation.ID, String)
        case move(Organisation.ID, to: Organisation.ID)
        case join(Organisation.ID, row: Roster.MemberRow)
        case transfer(Member.ID, from: Organisation.ID, to: Organisation.ID, row: Roster.MemberRow)
        case correct(Member.ID, at: Organisation.ID, row: Roster.MemberRow, changed: [Roster.Detail])
        case leave(Member.ID, from: Organisation.ID)
        /// The branch offices as the roster has them, in place of those that are held.
        case offices(Organisation.ID, rows: [Roster.MemberRow])
    }

    /// What is known before the roster is taken.
    public struct Known: Sendable {
        /// With the particulars of their members opened.
        public var organisations: [Organisation.ID: Organisation]
        /// Opened, to tell people of one name apart.
        public var phones: [Member.ID: String]
        public var remarks: [Member.ID: String]

        public init(
            organisations: [Organisation.ID: Organisation] = [:], phones: [Member.ID: String] = [:],
            remarks: [Member.ID: String] = [:]
        ) {
            (self.organisations, self.phones, self.remarks) = (organisations, phones, remarks)
        }
    }

    /// - Parameter newID: gives an identifier to an organisation that the file has without a code.
    public init(of roster: Roster, with known: Known, newID: () -> Organisation.ID) {
        (changes, defects) = ([], [])
        var tree = RosterTree(known: known)
        for row in tree.ordered(roster.organisations) {
            changes += tree.take(row, newID: newID, defects: &defects)
        }
        var people = RosterPeople(known: known)
        for row in roster.members {
            guard let branch = tree.branch(of: row, defects: &defects) else { continue }
            people.place(row, at: branch)
        }
        changes += people.changes(unchanged: &unchanged)
    }
}
