extension Campaign {
    /// What a revision may change. People have begun to work by what was sent, so nothing that they study or answer
    /// goes, no day is moved into the past, and once a meeting was opened the theme and its kind stand.
    func requireRevisable(
        _ current: Procedure, to next: Procedure, at today: Day, _ facts: Facts
    ) throws(Refused) {
        guard next.version > current.version else { throw .versionNotLater(current: current.version) }
        let aspects = Set(next.aspects.map(\.id))
        if let dropped = current.aspects.first(where: { !aspects.contains($0.id) }) {
            throw .aspectDropped(id: dropped.title)
        }
        let texts = Set(next.study.texts.map(\.id))
        if let dropped = current.study.texts.first(where: { !texts.contains($0.id) }) {
            throw .textDropped(title: dropped.title)
        }
        if let passed = Procedure.DayField.upToMeeting.first(where: { next[$0] != current[$0] && next[$0] < today }) {
            throw .dayPassed(field: passed.short)
        }
        guard facts.meetingsBegun else { return }
        if next.theme != current.theme { throw .settledByMeetings(field: "theme") }
        if next.name != current.name { throw .settledByMeetings(field: "kind") }
        if next.window.opens > current.window.opens { throw .settledByMeetings(field: "opens") }
    }
}
