extension Problem: Counted {
    public var tally: Tally {
        var tally = Tally()
        guard state != .withdrawn else { return tally }
        tally.add(.problemsFound, on: found)
        tally.add(.problemsMerged, on: mergedOn)
        tally.add(.problemsWithMeasures, on: plan?.on)
        tally.add(.problemsPosted, on: posting?.from)
        for round in rounds {
            tally.add(.problemsDone, from: round.done, until: round.reopened)
            tally.add(.problemsSolved, from: round.verified, until: round.reopened)
            tally.add(.problemsAccepted, from: round.accepted, until: round.reopened)
            tally.add(.problemsWrittenOff, from: round.writtenOff, until: round.reopened)
            if round.writtenOff != nil { tally.add(.problemsReopened, on: round.reopened) }
        }
        if isPractical {
            tally.add(.practicalFound, from: found, until: mergedOn)
            for round in rounds { tally.add(.practicalSolved, from: round.verified, until: round.reopened) }
        }
        tally.add(.problemsOpen, from: found, until: mergedOn)
        for round in rounds { tally.add(.problemsOpen, from: round.writtenOff, until: round.reopened, -1) }
        for span in overdue { tally.add(.problemsOverdue, from: span.from, until: span.until) }
        return tally
    }

    /// 实际问题: work, service or people's livelihood, for which the branch answers; a person's own faults are apart.
    var isPractical: Bool { subject == nil }

    /// Overdue: from the day after the deadline then in force, for as long as the work is not verified.
    private var overdue: [Span] {
        let deadlines = plan?.deadlines ?? []
        let late = deadlines.indices.compactMap { index in
            let next = index + 1 < deadlines.count ? deadlines[index + 1].setOn : nil
            return Span(from: max(deadlines[index].day + 1, deadlines[index].setOn), until: next)
        }
        let solved = rounds.compactMap { round in
            round.verified.flatMap { Span(from: $0, until: round.reopened) }
        }
        return late.without(solved)
    }
}
