import TestChance

@testable import PartyLife

extension World {
    /// The tree, its people and offices, and the campaign.
    mutating func found() {
        let roots: [(Organisation.ID, Organisation.Kind, Organisation.ID?)] = [
            (Self.top, .committee, nil), (Self.other, .committee, nil), (Self.branches[0], .branch, Self.top),
            (Self.branches[1], .jointBranch, Self.top), (Self.spare, .branch, Self.other),
            (Self.temporary, .temporaryBranch, Self.top),
        ]
        for (place, type, parent) in roots {
            command(
                place,
                .establish(
                    name: place.text, type: type, parent: parent, domain: nil, guidanceGroup: nil, on: today + -9),
                parent: parent)
        }
        for (index, branch) in Self.branches.enumerated() {
            for number in 0..<6 {
                let categories: Set<MemberProfile.Category> = number == 5 ? [.floating] : []
                let rank: MemberProfile.Rank? = number == 3 ? .county : nil
                command(
                    branch, .admit(Sample.member(id("m\(index)\(number)"), rank: rank, categories).since(today + -5)))
            }
            let offices: [Office] = [.secretary, .organisationCommissioner, .disciplineCommissioner]
            for (number, office) in offices.enumerated().prefix(index == 0 ? 3 : 2) {
                command(branch, .appoint(holder("m\(index)\(number)", office)))
            }
        }
        command(Self.top, .appoint(holder("gu", .reviewer)))
        command(Self.top, .appoint(holder("he", .guidanceMember)))
        var procedure = Sample.procedure
        procedure.gates = random.some(of: Gate.allCases, atMost: 3)
        procedure.session.everyoneCriticised = random.oneIn(3)
        var stream = campaign
        run(
            &stream, .issue(title: "专题组织生活会", issuer: Self.top, procedure: procedure), by: actor(id("gu")),
            knowing: .init(issuerExists: true))
        campaign = stream
    }

    private func holder(_ member: String, _ office: Office) -> Organisation.Holder {
        .init(
            member: id(member), name: member, office: office, group: office == .guidanceMember ? "一组" : nil,
            since: today)
    }

    private mutating func command(
        _ place: Organisation.ID, _ command: Organisation.Command, parent: Organisation.ID? = nil
    ) {
        var stream = organisations[place] ?? Stream()
        if !run(&stream, command, by: .deployment, knowing: facts(place, parent: parent)) {
            ledger.broken.append("the tree cannot be set up: \(command)")
        }
        organisations[place] = stream
    }

    /// One attempt by somebody at something, some minutes or hours later.
    mutating func step(closing: Bool) {
        now = now.advanced(byMinutes: random.below(400))
        let branch = random.pick(Self.branches)
        if closing, random.oneIn(8) { return moveCampaign(closing: true) }
        let held = meeting(branch).isHeld
        switch random.below(held ? 40 : 26) {
        case 0, 1: moveOrganisation()
        case 2: random.oneIn(6) ? transfer() : moveOrganisation()
        case 3: moveCampaign(closing: false)
        case 4, 5: moveNotice()
        case 6, 7, 8: movePlan(branch)
        case 9, 10: moveStudy(branch)
        case 11, 12: moveOpinions(branch)
        case 13, 14: moveTalks(branch)
        case 15, 16, 17: moveExamination(branch)
        case 18..<24: moveMeeting(branch)
        case 28, 29: moveAppraisal(branch)
        case 24, 25, 26, 27: moveList(branch)
        default: moveProblem(branch)
        }
    }

    /// What must hold of a branch as a whole, whenever one looks.
    mutating func look() {
        for branch in Self.branches {
            let readiness = readiness(branch)
            let exempt = Set(meeting(branch).exemptions.keys)
            for condition in readiness.conditions {
                if !exempt.isDisjoint(with: condition.missing) {
                    ledger.broken.append("exempt is missing: \(condition)")
                }
                if condition.done > condition.due || condition.done < 0 {
                    ledger.broken.append("more than due: \(condition)")
                }
                if condition.isMet, !condition.missing.isEmpty {
                    ledger.broken.append("met with missing: \(condition)")
                }
            }
            for step in progress(branch).steps where step.done > step.due || step.done < 0 {
                ledger.broken.append("more done than due: \(step)")
            }
            let listed = lists[branch]?.live.problems ?? []
            if Set(listed) != Set((problems[branch] ?? [:]).keys) { ledger.broken.append("raised is not listed") }
            let numbers = listed.compactMap { problems[branch]?[$0]?.live.number }
            if numbers != Array(1..<(listed.count + 1)) { ledger.broken.append("numbers of the list: \(numbers)") }
        }
        let (first, second) = (roll(Self.branches[0]), roll(Self.branches[1]))
        if !Set(first).isDisjoint(with: second) { ledger.broken.append("a member is in two branches") }
    }
}

extension Member {
    fileprivate func since(_ day: Day) -> Member { with(self) { $0.since = day } }
}
