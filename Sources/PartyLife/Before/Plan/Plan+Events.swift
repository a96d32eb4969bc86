extension Plan {
    public enum Event: DomainEvent {
        case drafted(text: Text, by: Member.ID)
        case submitted(text: Text, by: Member.ID, on: Day)
        case returned(reasons: [ReturnReason], remark: String, by: Member.ID, on: Day, notes: [Note]? = nil)
        case approved(remark: String, by: Member.ID, on: Day, qualities: [Quality]? = nil)
        case dateChanged(to: Day, reason: String, by: Member.ID, on: Day)
        case effectChecked(check: EffectCheck)

        public var happened: Day? {
            switch self {
            case .drafted: nil
            case .submitted(_, _, let day), .returned(_, _, _, let day, _), .approved(_, _, let day, _),
                .dateChanged(_, _, _, let day):
                day
            case .effectChecked(let check): check.on
            }
        }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .drafted(let text, let author):
            draft = text
            if !authors.contains(author) { authors.append(author) }
            if state == .none { state = .drafted }
        case .submitted(let text, let author, let day):
            versions.append(text)
            draft = nil
            if !authors.contains(author) { authors.append(author) }
            (state, submitted, firstSubmitted) = (.submitted, day, firstSubmitted ?? day)
        case .returned(let reasons, let remark, let reviewer, let day, let notes):
            reviews.append(Review(by: reviewer, on: day, reasons: reasons, remark: remark, notes: notes))
            state = .returned
        case .approved(let remark, let reviewer, let day, let qualities):
            reviews.append(Review(by: reviewer, on: day, reasons: [], remark: remark, qualities: qualities))
            state = .approved
        case .dateChanged(let day, let reason, _, _):
            changedDate = DateChange(day: day, reason: reason)
        case .effectChecked(let check): effect = check
        }
    }
}
