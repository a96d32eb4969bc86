/// The members of a roster, matched with those that are known.
struct RosterPeople {
    private struct Person {
        var id: Member.ID
        var branch: Organisation.ID
        var member: Member
    }

    private let known: RosterComparison.Known
    private var placed: [(row: Roster.MemberRow, branch: Organisation.ID)] = []
    private var unmatched: [Member.ID: Person] = [:]

    init(known: RosterComparison.Known) {
        self.known = known
        for (branch, organisation) in known.organisations {
            for member in organisation.members {
                unmatched[member.id] = Person(id: member.id, branch: branch, member: member)
            }
        }
    }

    mutating func place(_ row: Roster.MemberRow, at branch: Organisation.ID) { placed.append((row, branch)) }

    /// A member is recognised by name with birth date and telephone, then by fewer of these: each pass takes only who is
    /// unmistakable, so that two of one name are never confused.
    private mutating func match() -> [Int: Person] {
        var matched: [Int: Person] = [:]
        for pass in Pass.allCases {
            var byKey: [String: [Person]] = [:]
            for person in unmatched.values {
                if let key = key(of: person, pass) { byKey[key, default: []].append(person) }
            }
            var rows: [String: [Int]] = [:]
            for (index, entry) in placed.enumerated() where matched[index] == nil {
                if let key = key(of: entry.row, entry.branch, pass) { rows[key, default: []].append(index) }
            }
            for (key, indices) in rows {
                guard indices.count == 1, let people = byKey[key], people.count == 1 else { continue }
                matched[indices[0]] = people[0]
                unmatched[people[0].id] = nil
            }
        }
        return matched
    }

    private enum Pass: CaseIterable { case birthAndPhone, birth, phone, branch }

    private func key(of person: Person, _ pass: Pass) -> String? {
        key(
            pass, name: person.member.name, born: person.member.profile.born, phone: known.phones[person.id],
            branch: person.branch)
    }

    private func key(of row: Roster.MemberRow, _ branch: Organisation.ID, _ pass: Pass) -> String? {
        key(pass, name: row.profile.name, born: row.profile.born, phone: row.phone, branch: branch)
    }

    private func key(_ pass: Pass, name: String, born: Day?, phone: String?, branch: Organisation.ID) -> String? {
        switch pass {
        case .birthAndPhone: born.flatMap { day in phone.map { "\(name)|\(day)|\($0)" } }
        case .birth: born.map { "\(name)|\($0)" }
        case .phone: phone.map { "\(name)|\($0)" }
        case .branch: "\(name)|\(branch)"
        }
    }

    /// Members who left come last, and only from branches that the roster names: a roster of one branch says nothing of
    /// the others.
    mutating func changes(unchanged: inout [RosterComparison.Unchanged]) -> [RosterComparison.Change] {
        var changes: [RosterComparison.Change] = []
        let matched = match()
        for (index, entry) in placed.enumerated() {
            guard let person = matched[index] else {
                changes.append(.join(entry.branch, row: entry.row))
                continue
            }
            let row = updated(person, by: entry.row, at: entry.branch)
            let changed = changed(person, row)
            if person.branch != entry.branch {
                changes.append(.transfer(person.id, from: person.branch, to: entry.branch, row: row))
            } else if !changed.isEmpty {
                changes.append(.correct(person.id, at: entry.branch, row: row, changed: changed))
            } else {
                unchanged.append(.init(place: entry.row.place, member: person.id))
            }
        }
        let named = Set(placed.map(\.branch))
        for person in unmatched.values.sorted(by: { $0.id < $1.id }) where named.contains(person.branch) {
            changes.append(.leave(person.id, from: person.branch))
        }
        for branch in named.sorted() {
            changes.append(.offices(branch, rows: placed.filter { $0.branch == branch }.map(\.row)))
        }
        return changes
    }

    /// What is known, with what the roster says in its place. What the roster does not say stays: a file without a
    /// column for it is no reason to forget it.
    private func updated(
        _ person: Person, by row: Roster.MemberRow, at branch: Organisation.ID
    ) -> Roster.MemberRow {
        var result = row
        let kept = person.member.profile
        result.profile.sex = row.profile.sex ?? kept.sex
        result.profile.ethnicity = row.profile.ethnicity ?? kept.ethnicity
        result.profile.born = row.profile.born ?? kept.born
        result.profile.admitted = row.profile.admitted ?? kept.admitted
        result.profile.confirmed = row.profile.confirmed ?? kept.confirmed
        result.profile.rank = row.profile.rank ?? kept.rank
        // The day belongs to the branch: another one has another.
        result.profile.transferred = row.profile.transferred ?? (person.branch == branch ? kept.transferred : nil)
        if row.profile.categories.isEmpty { result.profile.categories = kept.categories }
        if result.profile.categories.contains(.floating) {
            result.profile.receivingOrganisation = row.profile.receivingOrganisation ?? kept.receivingOrganisation
        }
        result.phone = row.phone ?? known.phones[person.id]
        result.remark = row.remark ?? known.remarks[person.id]
        return result
    }

    private func changed(_ person: Person, _ row: Roster.MemberRow) -> [Roster.Detail] {
        let (old, new) = (person.member.profile, row.profile)
        return Roster.Detail.allCases.filter { detail in
            switch detail {
            case .sex: old.sex != new.sex
            case .ethnicity: old.ethnicity != new.ethnicity
            case .born: old.born != new.born
            case .standing: old.standing != new.standing
            case .admitted: old.admitted != new.admitted
            case .confirmed: old.confirmed != new.confirmed
            case .rank: old.rank != new.rank
            case .categories: old.categories != new.categories
            case .receivingOrganisation: old.receivingOrganisation != new.receivingOrganisation
            case .transferred: old.transferred != new.transferred
            case .phone: known.phones[person.id] != row.phone
            case .remark: known.remarks[person.id] != row.remark
            }
        }
    }
}
