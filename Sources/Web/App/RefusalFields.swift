import PartyLife

/// Which answer of a form a refusal is about: declared here, once for all forms.
enum RefusalFields {
    /// By the code of the refusal, the names under which forms ask for what it is about. Where several are named, it is
    /// about the first that the form in question has. `[…]` stands for each of those whom the refusal names.
    static let table: [String: [String]] = [
        "campaign.titleMissing": ["title"], "meeting.placeMissing": ["place"], "meeting.outsideWindow": ["day"],
        "meeting.inFuture": ["day"],
        "meeting.beforeReady": ["day"], "meeting.modeNotAllowed": ["mode[…]", "mode"],
        "meeting.reasonMissing": ["reason"], "meeting.nameMissing": ["name"],
        "meeting.targetHasNotSpoken": ["to"], "meeting.ofOneself": ["to", "about"],
        "meeting.restatementNeedsSpeaker": ["about"], "meeting.leadersFirst": ["key"],
        "meeting-form.reasonsMissing": ["reason[…]"], "meeting.attendanceMissing": ["attendance[…]"],
    ]

    static func fields(of refusal: any Refusal, in form: Form) -> [String] {
        if case .tooLong(let field, _)? = refusal as? TextLimit {
            return form.fields.filter { $0.name == field || $0.name.hasPrefix("\(field)[") }.prefix(1).map(\.name)
        }
        let people = refusal.details.values.flatMap { value in
            (value as? [Member.ID]) ?? (value as? Member.ID).map { [$0] } ?? []
        }
        let candidates = (table[refusal.code] ?? []).map { pattern in
            pattern.hasSuffix("[…]") ? people.map { "\(pattern.dropLast(3))[\($0)]" } : [pattern]
        }.filter { !$0.isEmpty }
        // A box that nobody ticked is not sent: then it is the first.
        return candidates.first { names in names.contains { form[$0] != nil } } ?? candidates.first ?? []
    }
}
