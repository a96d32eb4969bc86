extension Procedure {
    /// A day of a procedure: where it stands in the file and in its editor, and what a level below may bring forward.
    public struct DayField: Sendable {
        /// Its place in the file, for instance `timetable.planBy`.
        public let name: String
        /// Its name among the days of a campaign, for instance `planBy`.
        public let short: String
        public let path: any WritableKeyPath<Procedure, Day> & Sendable
        /// Where a level below sets an earlier one; nil for what the issuer alone sets.
        public let tightened: (any WritableKeyPath<Tightening, Day?> & Sendable)?

        private init(
            _ name: String, _ short: String, _ path: any WritableKeyPath<Procedure, Day> & Sendable,
            _ tightened: (any WritableKeyPath<Tightening, Day?> & Sendable)? = nil
        ) {
            (self.name, self.short, self.path, self.tightened) = (name, short, path, tightened)
        }

        public static let opens = DayField("window.opens", "opens", \.window.opens)
        public static let noticeBy = DayField("timetable.noticeBy", "noticeBy", \.timetable.noticeBy)
        public static let planBy = DayField("timetable.planBy", "planBy", \.timetable.planBy, \Tightening.planBy)
        public static let studyBy = DayField("timetable.studyBy", "studyBy", \.timetable.studyBy, \Tightening.studyBy)
        public static let opinionsBy = DayField(
            "timetable.opinionsBy", "opinionsBy", \.timetable.opinionsBy, \Tightening.opinionsBy)
        public static let talksBy = DayField("timetable.talksBy", "talksBy", \.timetable.talksBy, \Tightening.talksBy)
        public static let examinationsBy = DayField(
            "timetable.examinationsBy", "examinationsBy", \.timetable.examinationsBy, \Tightening.examinationsBy)
        public static let meetingBy = DayField("window.closes", "meetingBy", \.window.closes, \Tightening.meetingBy)
        public static let reconcileBy = DayField("timetable.reconcileBy", "reconcileBy", \.timetable.reconcileBy)

        /// In the order in which an editor asks for them.
        public static let all = [
            opens, meetingBy, noticeBy, planBy, studyBy, opinionsBy, talksBy, examinationsBy, reconcileBy,
        ]

        /// By when something has to be done before the meeting, and the meeting itself, in the order of the loop.
        static let upToMeeting = [noticeBy, planBy, studyBy, opinionsBy, talksBy, examinationsBy, meetingBy]

        /// Those that a level below may bring forward, each with where it sets it.
        public static let tightenable = all.compactMap { field in field.tightened.map { (field, $0) } }
            .sorted { order($0.0) < order($1.0) }

        private static func order(_ field: DayField) -> Int {
            upToMeeting.firstIndex { $0.name == field.name } ?? upToMeeting.count
        }
    }

    /// A number of days in a procedure, counted from something else.
    public struct SpanField: Sendable {
        /// Its place in the file.
        public let name: String
        public let path: any WritableKeyPath<Procedure, Int> & Sendable

        private init(_ name: String, _ path: any WritableKeyPath<Procedure, Int> & Sendable) {
            (self.name, self.path) = (name, path)
        }

        public static let listWithinDays = SpanField("timetable.listWithinDays", \.timetable.listWithinDays)
        public static let postWithinDays = SpanField("timetable.postWithinDays", \.timetable.postWithinDays)
        public static let lookBackAfterDays = SpanField(
            "rectification.lookBackAfterDays", \.rectification.lookBackAfterDays)
        public static let postingDays = SpanField("rectification.postingDays", \.rectification.postingDays)
        public static let amberDays = SpanField("rectification.amberDays", \.rectification.amberDays)
        public static let all = [listWithinDays, postWithinDays, lookBackAfterDays, postingDays, amberDays]
    }

    public subscript(field: DayField) -> Day {
        get { self[keyPath: field.path] }
        set { self[keyPath: field.path] = newValue }
    }

    public subscript(field: SpanField) -> Int { self[keyPath: field.path] }
}
