extension Organisation: Counted {
    public var tally: Tally {
        var tally = Tally()
        if type.isBranch { tally.add(.branches, from: established, until: dissolved) }
        for member in members { tally.add(.members, on: member.since) }
        for span in past { tally.add(.members, from: span.since, until: span.left) }
        return tally
    }
}

extension Notice: Counted {
    public var tally: Tally {
        var tally = Tally()
        tally.add(.noticesReceived, on: received)
        return tally
    }
}

extension Plan: Counted {
    public var tally: Tally {
        var tally = Tally()
        tally.add(.plansSubmitted, on: firstSubmitted)
        tally.add(.plansApproved, on: reviews.first(where: \.approves)?.on)
        return tally
    }
}

extension Study: Counted {
    public var tally: Tally {
        var tally = Tally()
        for session in sessions {
            tally.add(.studySessions, on: session.on)
            let later = session.catchUps.reduce(0) { $0 + $1.count }
            tally.add(.studyAttendances, on: session.on, session.attended.count - later)
            for catchUp in session.catchUps { tally.add(.studyAttendances, on: catchUp.on, catchUp.count) }
        }
        return tally
    }
}

extension Talks: Counted {
    public var tally: Tally {
        var tally = Tally()
        for talk in counted { tally.add(.talks, on: talk.on) }
        return tally
    }
}

extension Opinions: Counted {
    /// Raw and merged opinions are different figures; merging changes the second alone.
    public var tally: Tally {
        var tally = Tally()
        for opinion in received {
            tally.add(.opinionsRaw, on: opinion.on)
            tally.add(.opinionVoices, on: opinion.on, opinion.voices)
            tally.add(.opinionsMerged, from: opinion.on, until: opinion.mergedOn)
        }
        return tally
    }
}

extension SelfExamination: Counted {
    public var tally: Tally {
        var tally = Tally()
        tally.add(.examinationsSubmitted, on: firstSubmitted)
        tally.add(.examinationsAccepted, on: accepted)
        return tally
    }
}

extension BranchMeeting: Counted {
    public var tally: Tally {
        var tally = Tally()
        for (member, exemption) in exemptions where participation(of: member) == .exempt {
            tally.add(.exempt, on: exemption.on)
        }
        for (member, cover) in covered where participation(of: member) == .covered {
            tally.add(.coveredOtherwise, on: cover.on)
        }
        guard isHeld else { return tally }
        tally.add(.held, on: heldOn)
        tally.add(.present, on: heldOn, present.count)
        tally.add(.speeches, on: heldOn, speeches.count)
        tally.add(.criticisms, on: heldOn, criticisms.count)
        tally.add(.remarks, on: heldOn, remarks.count)
        return tally
    }
}
