extension Procedure {
    /// The same procedure so many days later: every day of the timetable moves alike.
    public func moved(by days: Int) -> Procedure {
        var moved = self
        moved.window = Window(opens: window.opens + days, closes: window.closes + days)
        moved.timetable.noticeBy = timetable.noticeBy + days
        moved.timetable.planBy = timetable.planBy + days
        moved.timetable.studyBy = timetable.studyBy + days
        moved.timetable.opinionsBy = timetable.opinionsBy + days
        moved.timetable.talksBy = timetable.talksBy + days
        moved.timetable.examinationsBy = timetable.examinationsBy + days
        moved.timetable.reconcileBy = timetable.reconcileBy + days
        return moved
    }
}
