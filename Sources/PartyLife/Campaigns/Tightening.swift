/// What a level below adds to the procedure that it inherits. It can only ask for more, or for earlier.
public struct Tightening: Codable, Equatable, Sendable {
    public var planBy: Day?
    public var studyBy: Day?
    public var opinionsBy: Day?
    public var talksBy: Day?
    public var examinationsBy: Day?
    /// The last day for the meeting.
    public var meetingBy: Day?
    public var addedTexts: [Procedure.Study.Text]
    public var addedAspects: [Procedure.Aspect]
    public var addedGates: [Gate]

    public init(
        planBy: Day? = nil, studyBy: Day? = nil, opinionsBy: Day? = nil, talksBy: Day? = nil,
        examinationsBy: Day? = nil, meetingBy: Day? = nil, addedTexts: [Procedure.Study.Text] = [],
        addedAspects: [Procedure.Aspect] = [], addedGates: [Gate] = []
    ) {
        (self.planBy, self.studyBy, self.opinionsBy, self.talksBy) = (planBy, studyBy, opinionsBy, talksBy)
        (self.examinationsBy, self.meetingBy) = (examinationsBy, meetingBy)
        (self.addedTexts, self.addedAspects, self.addedGates) = (addedTexts, addedAspects, addedGates)
    }
}

extension Procedure {
    /// Why a tightening is not one.
    public enum Loosened: Refusal {
        public static let area = "procedure"
        /// The day would be later than the level above allows.
        case later(field: String, than: Day)
        /// The addition already exists under that identifier, so it would replace what is inherited.
        case replaces(id: String)
        /// What would result is not a usable procedure.
        case unusable(path: String)
    }

    /// The procedure as it binds below, or every reason why the change would loosen it or make it unusable.
    public func tightened(by change: Tightening) -> (procedure: Procedure, loosened: [Loosened]) {
        var result = self
        var loosened: [Loosened] = []
        func shorten(_ path: WritableKeyPath<Procedure, Day>, _ day: Day?, _ field: String) {
            guard let day else { return }
            if day > self[keyPath: path] {
                loosened.append(.later(field: field, than: self[keyPath: path]))
            } else {
                result[keyPath: path] = day
            }
        }
        shorten(\.timetable.planBy, change.planBy, "planBy")
        shorten(\.timetable.studyBy, change.studyBy, "studyBy")
        shorten(\.timetable.opinionsBy, change.opinionsBy, "opinionsBy")
        shorten(\.timetable.talksBy, change.talksBy, "talksBy")
        shorten(\.timetable.examinationsBy, change.examinationsBy, "examinationsBy")
        shorten(\.window.closes, change.meetingBy, "meetingBy")

        for text in change.addedTexts {
            if result.study.texts.contains(where: { $0.id == text.id }) { loosened.append(.replaces(id: text.id)) }
            result.study.texts.append(text)
        }
        for aspect in change.addedAspects {
            if result.aspects.contains(where: { $0.id == aspect.id }) { loosened.append(.replaces(id: aspect.id)) }
            result.aspects.append(aspect)
        }
        result.gates += change.addedGates.filter { !result.gates.contains($0) }
        if loosened.isEmpty { loosened = result.defects.map { .unusable(path: $0.path) } }
        return (loosened.isEmpty ? result : self, loosened)
    }
}
