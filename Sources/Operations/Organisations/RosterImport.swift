import PartyLife
import Records

/// Issues the commands that turn what is known into what a roster says.
struct RosterImport {
    private let commit: Commit
    private let day: Day
    private let identifiers: any IdentifierSource
    private let comparison: RosterComparison
    private let known: RosterComparison.Known

    init(commit: Commit, roster: Roster, on day: Day, identifiers: any IdentifierSource) throws {
        (self.commit, self.day, self.identifiers) = (commit, day, identifiers)
        known = try Self.known(by: commit)
        comparison = RosterComparison(of: roster, with: known) { identifiers.make() }
        guard comparison.defects.isEmpty else { throw RosterRefused(defects: comparison.defects) }
    }

    private static func known(by commit: Commit) throws -> RosterComparison.Known {
        var known = RosterComparison.Known()
        guard let root = try commit.reader.root() else { return known }
        for row in try commit.reader.subtree(of: root.id) {
            let stream = Stream.organisation(row.id)
            let organisation = try commit.load(Organisation.self, stream).opened {
                try commit.reader.open($0, of: stream)
            }
            known.organisations[row.id] = organisation
            for member in organisation.members {
                known.phones[member.id] = try member.phone.flatMap { try commit.reader.open($0, of: stream) }
                known.remarks[member.id] = try member.remark.flatMap { try commit.reader.open($0, of: stream) }
            }
        }
        return known
    }

    func run() throws -> ImportSummary {
        var summary = ImportSummary()
        var people: [Roster.Place: Member.ID] = try recognised()
        var established: Set<Organisation.ID> = []
        var names = known.organisations.mapValues(\.name)
        func name(_ id: Organisation.ID?) -> String { id.flatMap { names[$0] } ?? "" }
        func person(_ id: Member.ID, at branch: Organisation.ID) -> String {
            known.organisations[branch]?.member(id)?.name ?? ""
        }
        for change in comparison.changes {
            let said: ImportChange
            switch change {
            case .establish(let id, let row, let parent):
                established.insert(id)
                names[id] = row.name
                said = ImportChange(kind: .established, name: row.name, branch: name(parent))
                try perform(
                    .establish(
                        name: row.name, type: row.kind, parent: parent, domain: row.domain,
                        guidanceGroup: row.guidanceGroup, on: day), at: id, below: parent)
            case .rename(let id, let new):
                said = ImportChange(kind: .changed, name: new, branch: "", from: name(id))
                names[id] = new
                try perform(.rename(name: new, on: day), at: id)
            case .describe(let id, let domain, let group):
                said = ImportChange(kind: .changed, name: name(id), branch: "")
                try perform(.describe(domain: domain, guidanceGroup: group), at: id)
            case .nameShort(let id, let short):
                try perform(.nameShort(short, on: day), at: id)
                if established.contains(id) { continue }
                said = ImportChange(kind: .changed, name: name(id), branch: "")
            case .move(let id, let parent):
                said = ImportChange(
                    kind: .changed, name: name(id), branch: name(parent), from: name(known.organisations[id]?.parent))
                try perform(.move(to: parent, on: day), at: id, below: parent)
            case .join(let branch, let row):
                said = ImportChange(kind: .joined, name: row.profile.name, branch: name(branch))
                let member = member(row, id: identifiers.make())
                people[row.place] = member.id
                try perform(.admit(member), at: branch)
            case .transfer(let id, let origin, let branch, let row):
                said = ImportChange(
                    kind: .transferred, name: row.profile.name, branch: name(branch), from: name(origin))
                people[row.place] = id
                try perform(.transferOut(id, to: branch, on: day), at: origin)
                try perform(.transferIn(member(row, id: id), from: origin), at: branch)
            case .correct(let id, let branch, let row, let changed):
                said = ImportChange(kind: .corrected, name: row.profile.name, branch: name(branch), details: changed)
                people[row.place] = id
                let corrected = member(row, id: id)
                try perform(
                    .correct(id, profile: corrected.profile, phone: corrected.phone, remark: corrected.remark),
                    at: branch)
            case .leave(let id, let branch):
                said = ImportChange(kind: .left, name: person(id, at: branch), branch: name(branch))
                try perform(.leave(id, reason: .absentFromRoster, on: day), at: branch)
            case .offices(let branch, let rows):
                summary.changes += try setOffices(of: branch, named: name(branch), rows, people)
                continue
            }
            summary.changes.append(said)
        }
        summary.doubts = comparison.doubts(with: known)
        summary.names = names.filter { id, _ in summary.doubts.contains { $0.concerns(id) } }
        return summary
    }

    /// Members whom the roster leaves as they are, by their row.
    private func recognised() throws -> [Roster.Place: Member.ID] {
        Dictionary(comparison.unchanged.map { ($0.place, $0.member) }) { first, _ in first }
    }

    private func member(_ row: Roster.MemberRow, id: Member.ID) -> Member {
        Member(
            id: id, profile: row.profile, phone: row.phone.flatMap { Words($0) },
            remark: row.remark.flatMap { Words($0) }, since: day)
    }

    /// Ends and begins offices, so that the branch's own are as the roster has them.
    private func setOffices(
        of branch: Organisation.ID, named place: String, _ rows: [Roster.MemberRow],
        _ people: [Roster.Place: Member.ID]
    ) throws -> [ImportChange] {
        let organisation = try commit.load(Organisation.self, .organisation(branch))
        let held = Set(organisation.holders.map { Held(member: $0.member, office: $0.office) })
        var wanted: Set<Held> = []
        for row in rows {
            guard let member = people[row.place] else { continue }
            for office in row.offices { wanted.insert(Held(member: member, office: office)) }
        }
        var changes: [ImportChange] = []
        for gone in held.subtracting(wanted).sorted() {
            let name = organisation.holders.first { $0.member == gone.member }?.name ?? ""
            changes.append(
                ImportChange(kind: .offices, name: name, branch: place, office: gone.office, begins: false))
            try perform(.relieve(gone.member, office: gone.office, on: day), at: branch)
        }
        for new in wanted.subtracting(held).sorted() {
            let name = organisation.member(new.member)?.name ?? ""
            changes.append(ImportChange(kind: .offices, name: name, branch: place, office: new.office))
            let holder = Organisation.Holder(member: new.member, name: name, office: new.office, since: day)
            let elsewhere = try commit.reader.offices(of: new.member, otherThanAt: branch)
            try commit.perform(
                .appoint(holder), on: Organisation.self, .organisation(branch),
                knowing: Organisation.Facts(id: branch, heldElsewhere: elsewhere))
        }
        return changes
    }

    private struct Held: Hashable, Comparable {
        let member: Member.ID
        let office: Office

        static func < (left: Held, right: Held) -> Bool {
            (left.office, left.member) < (right.office, right.member)
        }
    }

    private func perform(
        _ command: Organisation.Command, at id: Organisation.ID, below parent: Organisation.ID? = nil
    ) throws {
        let facts = try parent.map { try commit.facts(of: id, below: $0) } ?? Organisation.Facts(id: id)
        try commit.perform(command, on: Organisation.self, .organisation(id), knowing: facts)
    }
}
