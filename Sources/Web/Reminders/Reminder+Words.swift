import Operations
import PartyLife

extension Reminder {
    /// What is to be done, without anyone's name.
    func title(in language: Language) -> String {
        let own = "reminder.\(kind.rawValue)"
        return language.text(
            language.has(own) ? own : "todo.\(kind.rawValue)", ["person": "", "number": "", "n": count])
    }

    /// The page on which it is done.
    var path: String { kind.path(at: place, problem: problem) }

    func event(in language: Language, at origin: String) -> ICalendar.Event? {
        guard let due else { return nil }
        let parts = [kind.rawValue, campaign.text, organisation.text, problem?.text].compactMap(\.self)
        return ICalendar.Event(
            uid: parts.joined(separator: "/") + "/\(due)@bihuan", day: due, summary: title(in: language),
            url: origin + path)
    }

    /// Title, time and link: all that a message says.
    func line(in language: Language, today: Day, at origin: String) -> String {
        let time = due.map { language.text("home.due", ["day": language.day($0, today: today)]) }
        return [title(in: language), time, origin + path].compactMap(\.self).joined(separator: "\n")
    }
}
