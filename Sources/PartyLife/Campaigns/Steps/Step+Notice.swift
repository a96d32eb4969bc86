extension Step.Rule {
    /// 签收通知.
    static let notice = Step.Rule(.before, by: .keepers, until: .day(.noticeBy), on: .part("notice")) { branch in
        Step.Count(done: branch.notice.received == nil ? 0 : 1)
    }
}
