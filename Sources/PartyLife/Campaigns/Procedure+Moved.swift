extension Procedure {
    /// The same procedure with every day moved, so that a play can end on a given day.
    ///
    /// Year-end reconciliation stays on the last day of a year.
    public func moved(byDays days: Int) -> Procedure {
        var moved = self
        for field in DayField.all { moved[field] = self[field] + days }
        let atYearEnd = (timetable.reconcileBy.month, timetable.reconcileBy.day) == (12, 31)
        if atYearEnd, let yearEnd = Day(moved.window.closes.year, 12, 31), yearEnd > moved.window.closes {
            moved.timetable.reconcileBy = yearEnd
        }
        return moved
    }
}
