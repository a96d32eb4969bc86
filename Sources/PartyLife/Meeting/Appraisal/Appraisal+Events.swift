extension Appraisal {
    public enum Event: DomainEvent {
        case opened(on: Day)
        case selfGraded(member: Member.ID, grade: Grade)
        case excused(member: Member.ID, reason: Words, on: Day)
        case excuseLifted(member: Member.ID, on: Day)
        case counted(count: Count, on: Day)
        case countWithdrawn(reason: Words, by: Member.ID, on: Day)
        /// Crossing the limit of the best grade was seen and accepted where `overLimit` says how far.
        case concluded(grades: [Member.ID: Grade], by: Member.ID, on: Day, overLimit: Int? = nil)
        case told(member: Member.ID, on: Day)
        case corrected(member: Member.ID, grade: Grade, reason: Words, by: Member.ID, on: Day)

        public var happened: Day? {
            switch self {
            case .opened(let day), .excused(_, _, let day), .excuseLifted(_, let day), .counted(_, let day),
                .countWithdrawn(_, _, let day), .concluded(_, _, let day, _), .told(_, let day),
                .corrected(_, _, _, _, let day):
                day
            case .selfGraded: nil
            }
        }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .opened(let day): openedOn = day
        case .selfGraded(let member, let grade): selfGrades[member] = grade
        case .excused(let member, let reason, _): excused[member] = reason
        case .excuseLifted(let member, _): excused[member] = nil
        case .counted(let new, let day): (count, countedOn) = (new, day)
        case .countWithdrawn: (count, countedOn) = (nil, nil)
        case .concluded(let grades, let member, let day, _):
            for (person, grade) in grades {
                conclusions[person] = Conclusion(grade: grade, on: day, recordedBy: member)
            }
        case .told(let member, let day): conclusions[member]?.told = day
        case .corrected(let member, let grade, _, let by, let day):
            conclusions[member] = Conclusion(grade: grade, on: day, recordedBy: by)
        }
    }
}
