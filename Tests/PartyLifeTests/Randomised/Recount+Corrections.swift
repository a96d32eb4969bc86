@testable import PartyLife

/// What counts of events once corrections are heeded: a correction moves what it corrects.
extension World {
    func countStudy(_ events: [Study.Event], _ add: (Metric, Int, Day) -> Void) {
        var on: [Identifier<Study.Session>: Day] = [:]
        /// The day since which each counts; nil for whoever was there in time.
        var since: [Identifier<Study.Session>: [Member.ID: Day?]] = [:]
        for event in events {
            switch event {
            case .held(let session), .checkInOpened(let session, _):
                on[session.id] = session.on
                since[session.id] = Dictionary(uniqueKeysWithValues: session.attended.map { ($0, nil) })
            case .caughtUp(let id, let members, let day): for one in members { since[id]?[one] = .some(day) }
            case .arrived(let id, let arrival): since[id]?[arrival.member] = .some(nil)
            case .corrected(.session(let session), _):
                let known = since[session.id] ?? [:]
                on[session.id] = session.on
                since[session.id] = Dictionary(uniqueKeysWithValues: session.attended.map { ($0, known[$0] ?? nil) })
            case .corrected(.sessionWithdrawn(let id), _): (on[id], since[id]) = (nil, nil)
            default: continue
            }
        }
        for (id, day) in on {
            add(.studySessions, 1, day)
            for start in (since[id] ?? [:]).values { add(.studyAttendances, 1, start ?? day) }
        }
    }

    func countTalks(_ events: [Talks.Event], _ add: (Day) -> Void) {
        var on: [Identifier<Talks.Talk>: Day] = [:]
        var deniedBy: [Identifier<Talks.Talk>: Set<Member.ID>] = [:]
        for event in events {
            switch event {
            case .recorded(let talk): on[talk.id] = talk.on
            case .confirmed(let one): deniedBy[one.talk]?.remove(one.by)
            case .denied(let one): deniedBy[one.talk, default: []].insert(one.by)
            case .corrected(.talk(let talk), _): (on[talk.id], deniedBy[talk.id]) = (talk.on, nil)
            case .corrected(.talkWithdrawn(let id), _): (on[id], deniedBy[id]) = (nil, nil)
            default: continue
            }
        }
        for (id, day) in on where deniedBy[id]?.isEmpty ?? true { add(day) }
    }

    func countOpinions(_ events: [Opinions.Event], _ add: (Metric, Int, Day) -> Void) {
        var known: [Identifier<Opinions.Opinion>: (on: Day, voices: Int)] = [:]
        var merged: [Identifier<Opinions.Opinion>: (into: Identifier<Opinions.Opinion>, on: Day)] = [:]
        for event in events {
            switch event {
            case .received(let one), .corrected(.opinion(let one), _): known[one.id] = (one.on, one.voices)
            case .merged(let id, let into, let day): merged[id] = (into, day)
            case .corrected(.unmerged(let id), _): merged[id] = nil
            case .corrected(.opinionWithdrawn(let id), _):
                known[id] = nil
                merged = merged.filter { $0.key != id && $0.value.into != id }
            default: continue
            }
        }
        for (id, one) in known {
            add(.opinionsRaw, 1, one.on)
            add(.opinionVoices, one.voices, one.on)
            // Merged before the day from which it counts by now, it never counts on its own.
            if let day = merged[id]?.on, day <= one.on { continue }
            add(.opinionsMerged, 1, one.on)
            if let day = merged[id]?.on { add(.opinionsMerged, -1, day) }
        }
    }

    /// The events of a problem that stand: without what was taken back, and none where the problem itself was.
    func standing(_ events: [Problem.Event]) -> [Problem.Event] {
        var standing: [Problem.Event] = []
        func takeBack(_ isLast: (Problem.Event) -> Bool) -> Problem.Event? {
            standing.lastIndex(where: isLast).map { standing.remove(at: $0) }
        }
        for event in events {
            guard case .corrected(let change, _) = event else {
                standing.append(event)
                continue
            }
            switch change {
            case .problemWithdrawn: return []
            case .verificationWithdrawn: _ = takeBack { if case .verified = $0 { true } else { false } }
            case .acceptanceWithdrawn: _ = takeBack { if case .accepted = $0 { true } else { false } }
            case .unmerged: _ = takeBack { if case .merged = $0 { true } else { false } }
            case .resultWithdrawn:
                let report = takeBack { event in
                    switch event {
                    case .done, .fixedAtOnce: true
                    default: false
                    }
                }
                guard case .fixedAtOnce(let finding, _, let member) = report else { continue }
                standing.insert(
                    contentsOf: [.found(finding: finding), .claimed(claim: .member(member), on: finding.on)], at: 0)
            case .step, .stepWithdrawn, .result: continue
            }
        }
        return standing
    }
}
