extension Procedure {
    /// The same procedure for another time: every day moved by as many days.
    public func moved(byDays days: Int) -> Procedure {
        var moved = self
        moved.window = Window(opens: window.opens + days, closes: window.closes + days)
        let paths: [WritableKeyPath<Timetable, Day>] = [
            \.noticeBy, \.planBy, \.studyBy, \.opinionsBy, \.talksBy, \.examinationsBy, \.reconcileBy,
        ]
        for path in paths { moved.timetable[keyPath: path] = timetable[keyPath: path] + days }
        return moved
    }
}
