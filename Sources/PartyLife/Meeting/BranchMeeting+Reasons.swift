/// Why somebody is exempt or was away may tell of their health, so the log keeps it sealed.
extension BranchMeeting {
    /// Whether no reason stands open; events of older releases left them so.
    public var isSealed: Bool {
        exemptions.values.allSatisfy { $0.reason == nil } && attendance.values.allSatisfy { $0.openReason == nil }
            && corrections.allSatisfy(\.before.isSealed)
    }

    /// The meeting with the reasons in their place; what cannot be had stays closed.
    ///
    /// - Parameter open: gives the text of what was sealed, or nil where its key was destroyed.
    public func opened(_ open: (Words) throws -> String?) rethrows -> BranchMeeting {
        var meeting = self
        for (member, exemption) in exemptions { meeting.exemptions[member] = try exemption.opened(open) }
        meeting.corrected = try corrected?.map { Corrected(try $0.before.opened(open), $0.correction) }
        for (member, how) in attendance { meeting.attendance[member] = try how.opened(open) }
        return meeting
    }
}

extension BranchMeeting.Exemption {
    fileprivate func opened(_ open: (Words) throws -> String?) rethrows -> Self {
        var exemption = self
        let known = try sealed.flatMap(open).flatMap(BranchMeeting.ExemptionReason.init)
        exemption.reason = known ?? reason
        return exemption
    }
}

extension BranchMeeting.Record {
    fileprivate var isSealed: Bool {
        switch self {
        case .attendance(_, let was): was?.openReason == nil
        case .exemption(_, let was): was.reason == nil
        case .cover, .speech, .criticism, .remark: true
        }
    }

    fileprivate func opened(_ open: (Words) throws -> String?) rethrows -> Self {
        switch self {
        case .attendance(let member, let was): .attendance(member: member, was: try was?.opened(open))
        case .exemption(let member, let was): .exemption(member: member, was: try was.opened(open))
        case .cover, .speech, .criticism, .remark: self
        }
    }
}

extension BranchMeeting.Attendance {
    fileprivate var openReason: BranchMeeting.AbsenceReason? {
        if case .absent(let reason) = self { reason } else { nil }
    }

    /// As the log keeps it.
    var closed: Self {
        guard let openReason else { return self }
        return .absentSealed(reason: .plain(openReason.rawValue))
    }

    fileprivate func opened(_ open: (Words) throws -> String?) rethrows -> Self {
        guard case .absentSealed(let sealed) = self else { return self }
        guard let reason = try open(sealed).flatMap(BranchMeeting.AbsenceReason.init) else { return self }
        return .absent(reason: reason)
    }
}
