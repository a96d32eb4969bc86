import Operations
import PartyLife

extension SampleWorld {
    /// A second campaign begins in the next year, and the first branch has its notice.
    public func beginNextYear() async throws -> Place {
        on("2022-07-05")
        var procedure = Self.procedure
        procedure.window = .init(opens: Self.day("2022-07-05"), closes: Self.day("2022-08-31"))
        procedure.timetable = .init(
            noticeBy: Self.day("2022-07-09"), planBy: Self.day("2022-07-20"), studyBy: Self.day("2022-08-06"),
            opinionsBy: Self.day("2022-08-10"), talksBy: Self.day("2022-08-13"),
            examinationsBy: Self.day("2022-08-18"), listWithinDays: 7, postWithinDays: 15,
            reconcileBy: Self.day("2022-12-31"))
        let next = Place(Self.id("next", Campaign.self), branch)
        try await useCases.campaign(
            .issue(title: "年度组织生活会", issuer: root, procedure: procedure), next.campaign, as: actor("郑军"))
        try await useCases.notice(.receive, at: next, as: actor("王伟"))
        return next
    }
}
