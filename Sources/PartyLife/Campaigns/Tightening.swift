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
        /// What is inherited is not there any more.
        case dropped(title: String)
        case droppedGate(gate: String)
        /// Only the issuer sets this.
        case issuersOwn(field: String)
        /// What would result is not a usable procedure.
        case unusable(path: String)
    }

    /// The procedure as it binds below, or every reason why the change would loosen it or make it unusable.
    public func tightened(by change: Tightening) -> (procedure: Procedure, loosened: [Loosened]) {
        var result = self
        var loosened: [Loosened] = []
        for (field, mine) in DayField.tightenable {
            guard let day = change[keyPath: mine] else { continue }
            if day > self[field] {
                loosened.append(.later(field: field.short, than: self[field]))
            } else {
                result[field] = day
            }
        }

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

    /// The procedure as it binds below, whatever has become of what is inherited since the level tightened it: of two
    /// days the earlier one, and every addition that is not there already. Nothing that is inherited is ever lost.
    public func bound(by change: Tightening) -> Procedure {
        var result = self
        for (field, mine) in DayField.tightenable {
            guard let day = change[keyPath: mine] else { continue }
            var earlier = result
            earlier[field] = min(result[field], day)
            if earlier.defects.isEmpty { result = earlier }
        }
        result.study.texts += change.addedTexts.filter { one in !study.texts.contains { $0.id == one.id } }
        result.aspects += change.addedAspects.filter { one in !aspects.contains { $0.id == one.id } }
        result.gates += change.addedGates.filter { !gates.contains($0) }
        return result
    }

    /// What a level's own procedure asks for beyond this one, or every reason why it is looser.
    public func tightening(to own: Procedure) -> (change: Tightening, loosened: [Loosened]) {
        var change = Tightening()
        for (field, mine) in DayField.tightenable where own[field] != self[field] { change[keyPath: mine] = own[field] }
        change.addedTexts = own.study.texts.filter { !study.texts.contains($0) }
        change.addedAspects = own.aspects.filter { !aspects.contains($0) }
        change.addedGates = own.gates.filter { !gates.contains($0) }
        let ownTexts = Set(own.study.texts.map(\.id)), ownAspects = Set(own.aspects.map(\.id))
        var loosened = tightened(by: change).loosened
        loosened += study.texts.filter { !ownTexts.contains($0.id) }.map { .dropped(title: $0.title) }
        loosened += aspects.filter { !ownAspects.contains($0.id) }.map { .dropped(title: $0.title) }
        loosened += gates.filter { !own.gates.contains($0) }.map { .droppedGate(gate: $0.rawValue) }
        let rest: [(String, Bool)] = [
            ("opinions", own.opinions == opinions), ("talks", own.talks == talks), ("review", own.review == review),
            ("session", own.session == session), ("rectification", own.rectification == rectification),
            ("modes", own.modes == modes), ("theme", own.theme == theme),
        ]
        loosened += rest.filter { !$0.1 }.map { .issuersOwn(field: $0.0) }
        let days = DayField.all.filter { $0.tightened == nil && own[$0] != self[$0] }.map(\.name)
        let spans = [SpanField.listWithinDays, .postWithinDays].filter { own[$0] != self[$0] }.map(\.name)
        loosened += (days + spans).map { .issuersOwn(field: $0) }
        return (change, loosened)
    }
}

extension Procedure {
    /// What a level can set for those below, by name: days, and additions by their identifier.
    public var bounds: [String: String] {
        var bounds: [String: String] = [:]
        for (field, _) in DayField.tightenable { bounds[field.short] = self[field].description }
        for text in study.texts { bounds[text.id] = text.title }
        for aspect in aspects { bounds[aspect.id] = aspect.title }
        return bounds
    }
}
