extension Procedure {
    /// What makes a procedure unusable; `path` is the field's place in the file.
    public struct Defect: Error, Equatable, Sendable {
        public var path: String
        public var reason: Reason

        public init(path: String, reason: Reason) {
            self.path = path
            self.reason = reason
        }

        public enum Reason: String, Sendable, CaseIterable {
            case unreadableFormat, missing, outOfOrder, notPositive, duplicate, unreachable, afterWindow, tooMany
            case unknownStep
        }
    }

    /// Every defect at once; empty for a procedure that can be issued.
    public var defects: [Defect] {
        var found: [Defect] = []
        func expect(_ holds: Bool, _ path: String, _ reason: Defect.Reason) {
            if !holds { found.append(Defect(path: path, reason: reason)) }
        }
        expect(format == 1, "format", .unreadableFormat)
        expect(version >= 1, "version", .notPositive)
        expect(!name.trimmed.isEmpty, "name", .missing)
        expect(!theme.trimmed.isEmpty, "theme", .missing)
        expect(window.opens <= window.closes, "window.closes", .outOfOrder)

        let steps: [(String, Day)] = [
            ("noticeBy", timetable.noticeBy), ("planBy", timetable.planBy), ("studyBy", timetable.studyBy),
            ("opinionsBy", timetable.opinionsBy), ("talksBy", timetable.talksBy),
            ("examinationsBy", timetable.examinationsBy),
        ]
        for (name, day) in steps {
            expect(day >= timetable.noticeBy, "timetable.\(name)", .outOfOrder)
            expect(day <= window.closes, "timetable.\(name)", .afterWindow)
        }
        expect(timetable.reconcileBy > window.closes, "timetable.reconcileBy", .outOfOrder)
        expect(timetable.listWithinDays >= 1, "timetable.listWithinDays", .notPositive)
        expect(timetable.postWithinDays >= timetable.listWithinDays, "timetable.postWithinDays", .outOfOrder)

        expect(!aspects.isEmpty, "aspects", .missing)
        let further = study.further ?? []
        let lists = [("aspects", aspects.map(\.id)), ("study.texts", study.texts.map(\.id))]
        for (list, ids) in lists + [("study.further", further.map(\.id))] {
            expect(ids.count <= 100, list, .tooMany)
            expect(Set(ids).count == ids.count, list, .duplicate)
            for (index, id) in ids.enumerated() { expect(!id.trimmed.isEmpty, "\(list)[\(index)].id", .missing) }
        }
        let titles = [("aspects", aspects.map(\.title)), ("study.texts", study.texts.map(\.title))]
        for (list, titles) in titles + [("study.further", further.map(\.title))] {
            for (index, title) in titles.enumerated() {
                expect(!title.trimmed.isEmpty, "\(list)[\(index)].title", .missing)
            }
        }
        for step in (requirements ?? [:]).keys.sorted() {
            expect(Step(rawValue: step) != nil, "requirements.\(step)", .unknownStep)
        }
        expect(study.hours.map { (1...1000).contains($0) } ?? true, "study.hours", .notPositive)
        for (index, rule) in (arranging ?? []).enumerated() {
            expect(!rule.modes.isEmpty, "arranging[\(index)].modes", .missing)
            expect(Set(rule.modes).isSubset(of: modes), "arranging[\(index)].modes", .unreachable)
        }
        expect(Set(gates).count == gates.count, "gates", .duplicate)
        expect(opinions.minimumChannels >= 0, "opinions.minimumChannels", .notPositive)
        expect(opinions.minimumChannels <= Set(opinions.channels).count, "opinions.minimumChannels", .unreachable)
        expect(rectification.postingDays >= 1, "rectification.postingDays", .notPositive)
        expect(rectification.lookBackAfterDays >= 1, "rectification.lookBackAfterDays", .notPositive)
        expect(rectification.amberDays >= 0, "rectification.amberDays", .notPositive)
        let spans = [
            ("timetable.listWithinDays", timetable.listWithinDays),
            ("timetable.postWithinDays", timetable.postWithinDays),
            ("rectification.postingDays", rectification.postingDays),
            ("rectification.lookBackAfterDays", rectification.lookBackAfterDays),
            ("rectification.amberDays", rectification.amberDays),
        ]
        for (path, days) in spans { expect(days <= 3660, path, .unreachable) }
        return found
    }
}
