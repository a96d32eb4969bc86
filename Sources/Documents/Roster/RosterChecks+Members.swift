import PartyLife

extension RosterChecks {
    /// Where a member belongs, as far as the file tells.
    enum Branch: Hashable {
        case row(Int)
        /// A file without organisations: the branch's code, or else its name.
        case named(String)
    }

    /// The branch of each member.
    mutating func checkBranches(_ roster: Roster) -> [Branch?] {
        let hasTable = !roster.organisations.isEmpty || !broken.isEmpty
        var placed: [Branch?] = []
        placed.reserveCapacity(roster.members.count)
        // Members of a branch stand together, so the last answer mostly holds.
        var last: (code: String?, name: String?, answer: Answer)?
        for member in roster.members {
            let answer: Answer
            if let last, last.code == member.branchCode, last.name == member.branchName {
                answer = last.answer
            } else if hasTable {
                answer = find(member, roster.organisations)
            } else {
                let key = member.branchCode ?? member.branchName.map(Folding.foldedName)
                answer = Answer(branch: key.map { .named($0) })
            }
            last = (member.branchCode, member.branchName, answer)
            placed.append(answer.branch)
            if let reason = answer.reason {
                let value = answer.column == .branchCode ? member.branchCode : member.branchName
                add(reason, member.place, answer.column, value ?? "")
            }
        }
        return placed
    }

    struct Answer {
        var branch: Branch?
        var reason: Roster.Reason?
        var column = RosterColumn.branchName
    }

    private func find(_ member: Roster.MemberRow, _ organisations: [Roster.OrganisationRow]) -> Answer {
        let column = member.branchCode == nil ? RosterColumn.branchName : .branchCode
        guard let word = member.branchCode ?? member.branchName else { return Answer() }
        switch member.branchCode == nil ? index.find(name: word) : index.find(code: word) {
        case .none: return Answer(reason: isBroken(word) ? nil : .unknownBranch, column: column)
        case .several: return Answer(reason: .ambiguousBranch, column: column)
        case .one(let number):
            let organisation = organisations[number]
            var answer = Answer(branch: .row(number), column: column)
            if let name = member.branchName, Folding.foldedName(name) != Folding.foldedName(organisation.name) {
                answer.reason = .codeAndNameDiffer
                answer.column = .branchName
            } else if !organisation.kind.isBranch {
                answer.reason = .membersOnlyInBranches
            }
            return answer
        }
    }

    /// One branch has one secretary.
    mutating func checkSecretaries(_ members: [Roster.MemberRow], _ placed: [Branch?]) {
        var branches = Set<Branch>()
        for (member, branch) in zip(members, placed) where member.offices.contains(.secretary) {
            guard let branch, !branches.insert(branch).inserted else { continue }
            add(.severalSecretaries, member.place, .office, member.profile.name)
        }
    }

    /// The same name and day of birth, and the same phone or day of admission: the same person.
    mutating func checkDuplicates(_ members: [Roster.MemberRow]) {
        var namesakes: [Int: Int] = [:]
        namesakes.reserveCapacity(members.count)
        /// Of those alone who share name and day of birth with another, which few do.
        var seen: [Int: Int] = [:]
        for (number, member) in members.enumerated() {
            guard let born = member.profile.born else { continue }
            let namesake = RosterChecks.hash(member.profile.name, born)
            guard let first = namesakes[namesake] else {
                namesakes[namesake] = number
                continue
            }
            for key in RosterChecks.keys(of: members[first], namesake) where seen[key] == nil { seen[key] = first }
            var isTwice = false
            for key in RosterChecks.keys(of: member, namesake) {
                if let other = seen[key] {
                    isTwice = isTwice || RosterChecks.isSame(members[other], member)
                } else {
                    seen[key] = number
                }
            }
            if isTwice { add(.duplicateMember, member.place, .name, member.profile.name) }
        }
    }

    private static func hash(_ name: String, _ born: Day) -> Int {
        var hasher = Hasher()
        var name = name
        name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(born)
        return hasher.finalize()
    }

    private static func keys(of member: Roster.MemberRow, _ namesake: Int) -> [Int] {
        func key(_ part: some Hashable) -> Int {
            var hasher = Hasher()
            hasher.combine(namesake)
            hasher.combine(part)
            return hasher.finalize()
        }
        return [member.phone.map { key($0) }, member.profile.admitted.map { key($0) }].compactMap(\.self)
    }

    private static func isSame(_ one: Roster.MemberRow, _ other: Roster.MemberRow) -> Bool {
        one.profile.name == other.profile.name && one.profile.born == other.profile.born
            && (one.phone != nil && one.phone == other.phone
                || one.profile.admitted != nil && one.profile.admitted == other.profile.admitted)
    }
}
