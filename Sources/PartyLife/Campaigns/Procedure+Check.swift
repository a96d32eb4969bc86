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

        for field in DayField.upToMeeting.dropLast() {
            expect(self[field] >= timetable.noticeBy, field.name, .outOfOrder)
            expect(self[field] <= window.closes, field.name, .afterWindow)
        }
        expect(timetable.reconcileBy > window.closes, "timetable.reconcileBy", .outOfOrder)
        func positive(_ field: SpanField) { expect(self[field] >= 1, field.name, .notPositive) }
        positive(.listWithinDays)
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
        positive(.postingDays)
        positive(.lookBackAfterDays)
        expect(rectification.amberDays >= 0, "rectification.amberDays", .notPositive)
        for field in SpanField.all { expect(self[field] <= 3660, field.name, .unreachable) }
        return found
    }
}
