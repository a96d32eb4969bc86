import Operations
import PartyLife

/// The meeting in its room.
extension CampaignPlayer {
    func meet(_ branch: Branch) async throws {
        let record = try await record(of: branch)
        if let changed = record.plan.meetingDay, changed > today {
            on(changed, .session, branch, anyDay: true) { try await $0.meet(branch) }
            return
        }
        let chair = try branch.secretary()
        let place = record.plan.versions.last?.place ?? ""
        try await meeting(.open(on: today, place: place), branch, by: chair)
        let present = try await callTheRoll(branch, record, chair)
        let observer = try await seatObserver(branch)
        let leaders = present.filter(record.facts.isLeader)
        let order = leaders + chance.shuffle(present.filter { !leaders.contains($0) })
        // Left in the middle where the play stops in session.
        let stopsHere = branch.ending == .session
        for speaker in order.prefix(stopsHere ? order.count / 2 : order.count) { try await speak(speaker, branch) }
        if stopsHere { return }
        try await criticise(order, branch, everyone: record.facts.procedure.session.everyoneCriticised)
        if let observer { try await remark(by: observer, about: order, branch) }
        on(today, .meeting, branch) { play in
            try await play.meeting(.close(try play.words("closing")), branch, by: chair)
            play.on(play.today + 2, .meeting, branch) { try await $0.cover(branch, all: false) }
            play.on(play.today + 5, .meeting, branch) { try await $0.cover(branch, all: true) }
            play.scheduleList(branch)
        }
    }

    private func callTheRoll(
        _ branch: Branch, _ record: BranchRecord, _ chair: Member.ID
    ) async throws -> [Member.ID] {
        var attendance: [Member.ID: BranchMeeting.Attendance] = [:]
        let expected = branch.roll.filter { record.meeting.exemptions[$0] == nil }
        for member in expected {
            let isFrail = branch.organisation.member(member)?.profile.categories.contains(.frail) == true
            if member != chair, let arrangement = record.meeting.arrangements[member], arrangement.mode != nil {
                attendance[member] = .absent(reason: isFrail ? .frailty : .away)
            } else if member != chair, expected.count > 3, chance.happens(percent: 5) {
                let reasons: [BranchMeeting.AbsenceReason] = [.business, .illness, .personal, .training]
                attendance[member] = .absent(reason: chance.pick(reasons) ?? .business)
            } else {
                attendance[member] = .present
            }
        }
        try await meeting(.recordAttendance(attendance), branch, by: try branch.keeper())
        return expected.filter { attendance[$0] == .present }
    }

    /// 列席: someone from above sits in on some meetings.
    private func seatObserver(_ branch: Branch) async throws -> Member.ID? {
        guard branch.index % 3 != 2 else { return nil }
        let observer = try overseer(of: branch, guidanceFirst: branch.index % 2 == 0)
        let name = tree.home(of: observer).flatMap { tree.organisation($0).member(observer)?.name } ?? ""
        try await meeting(.observe(name: name), branch, by: observer)
        return observer
    }

    private func speak(_ speaker: Member.ID, _ branch: Branch) async throws {
        // Whoever wrote of no problem tells of none here, and asks the others.
        let told = try branch.ownFacts[speaker].map { try tell($0, "speech") } ?? words("speech.none", in: branch)
        let text = chance.happens(percent: 80) ? told : nil
        let recorder = chance.happens(percent: 30) ? try branch.keeper() : speaker
        try await meeting(.speak(.init(speaker: speaker, text: text)), branch, by: recorder)
    }

    /// From one named person to another; some see what the other did not.
    private func criticise(_ order: [Member.ID], _ branch: Branch, everyone: Bool) async throws {
        guard order.count > 1 else { return }
        let count = everyone ? order.count : max(2, min(6, order.count / 3))
        for (index, target) in order.prefix(count).enumerated() {
            let others = order.filter { $0 != target }
            let critic = others[(index * 3 + 1) % others.count]
            let own = branch.ownFacts[target]
            // What is said twice becomes one problem, by someone whom it does not concern.
            let canMerge = try [branch.keeper(), branch.secretary()].contains { $0 != target }
            let seen = own != nil && canMerge && chance.happens(percent: 35)
            let what =
                try seen
                ? own ?? fact(about: target, in: branch, leader: false)
                : fact(about: target, in: branch, leader: false)
            let criticism = BranchMeeting.Criticism(
                id: useCases.identifiers.make(), from: critic, to: target,
                text: try tell(what, "criticism", of: branch.name(target)), blindSpot: !seen)
            try await meeting(.criticise(criticism), branch, by: critic)
            let response: BranchMeeting.Response = chance.happens(percent: 85) ? .accepts : .explains
            let answer = try words("response.\(response.rawValue)", in: branch)
            try await meeting(.respond(criticism.id, response, answer), branch, by: target)
        }
    }

    /// 现场点评: one who spoke in general terms speaks again.
    private func remark(by observer: Member.ID, about order: [Member.ID], _ branch: Branch) async throws {
        guard let speaker = order.last, order.count > 1 else { return }
        let defects: [BranchMeeting.CriticismDefect] = [.generalForSpecific, .suggestion, .othersProblem]
        let defect = chance.pick(defects) ?? .suggestion
        guard branch.index % 2 == 0 else {
            let remark = BranchMeeting.Remark(
                id: useCases.identifiers.make(), by: observer, text: try tell("remark.plain", in: branch))
            try await meeting(.remark(remark), branch, by: observer)
            return
        }
        let remark = BranchMeeting.Remark(
            id: useCases.identifiers.make(), by: observer, about: speaker, defects: [defect],
            text: try tell("remark.\(defect.rawValue)", of: branch.name(speaker), in: branch), restate: true)
        try await meeting(.remark(remark), branch, by: observer)
        let own = try branch.ownFacts[speaker] ?? fact(about: speaker, in: branch, leader: false)
        try await meeting(.restate(speaker, try tell(own, "restate")), branch, by: speaker)
    }

    /// 补课: whoever was not there is covered, in a second round everyone.
    private func cover(_ branch: Branch, all: Bool) async throws {
        let record = try await record(of: branch)
        let modes = record.facts.procedure.modes
        let missing = record.progress[.covering]?.missing ?? []
        for (index, member) in missing.enumerated() where all || index % 2 == 0 {
            guard let mode = record.meeting.arrangements[member]?.mode ?? modes.last else {
                try await meeting(.exempt(member, reason: .approved), branch, by: try branch.secretary())
                continue
            }
            let keeper = branch.organisation.committee.first { $0 != member }
            guard let keeper else { throw SimulationError.nobodyFor("cover", at: branch.id.text) }
            try await meeting(.cover(member, mode: mode, on: today), branch, by: keeper)
        }
    }
}
