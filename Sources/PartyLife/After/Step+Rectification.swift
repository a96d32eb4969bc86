extension Step.Rule {
    /// 问题清单: pooled, each problem with cause, measure and day.
    static let list = Step.Rule(
        .after, by: .keepers, opens: .held, until: .afterMeeting(.listWithinDays), on: .page("list")
    ) { branch in
        guard branch.list.pooled != nil else { return branch.count { _ in false } }
        return branch.count { $0.plan != nil || $0.immediate }
    }

    /// 整改承诺.
    static let commitments = Step.Rule(
        .after, by: .responsible, opens: .held, until: .afterMeeting(.postWithinDays), on: .page("list")
    ) { branch in
        branch.count { $0.committed != nil || $0.immediate }
    }

    /// 公示. What was put right on the spot need not be posted.
    static let posting = Step.Rule(
        .after, by: .keepers, opens: .held, until: .afterMeeting(.postWithinDays), on: .page("list")
    ) { branch in
        let toPost = branch.problems.filter { !$0.immediate || $0.plan != nil }
        let posted = toPost.count { $0.posting != nil }
        return Step.Count(
            done: branch.list.posted == nil ? 0 : toPost.isEmpty ? 1 : posted, due: max(toPost.count, 1),
            hasStarted: posted > 0)
    }

    /// 整改落实: each problem by its own day.
    static let rectification = Step.Rule(
        .after, by: .responsible, opens: .held, until: .ofItems(), on: .ledger
    ) { branch in
        var count = branch.count { $0.round?.verified != nil }
        count.first = branch.problems.filter { $0.isOpen && $0.round?.verified == nil }.compactMap(\.plan?.deadline)
            .min()
        return count
    }

    /// 销号, by the year's end. What is carried over when the year is closed has its own deadline.
    static let writeOff = Step.Rule(
        .after, by: .judges, opens: .held, until: .day(.reconcileBy), on: .ledger
    ) { branch in
        var count = branch.count { $0.state == .writtenOff }
        count.isSettled = branch.heldOn == nil || branch.list.reconciled != nil
        return count
    }

    /// 回头看.
    static let lookBack = Step.Rule(
        .after, by: .judges, opens: .held, until: .ofItems(.lookBackAfterDays), on: .ledger
    ) { branch in
        var count = branch.count { $0.round?.lookBacks.isEmpty == false }
        count.first = branch.problems.compactMap { $0.lookBackDue(by: branch.procedure) }.min()
        return count
    }
}
