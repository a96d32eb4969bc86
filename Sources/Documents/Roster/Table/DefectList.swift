import PartyLife

/// Collects what is wrong, up to a bound.
struct DefectList {
    private(set) var defects: [Roster.Defect] = []
    private(set) var further = 0
    private let limit: Int

    var count: Int { defects.count + further }

    init(limit: Int) { self.limit = limit }

    mutating func add(_ reason: Roster.Reason, at place: Roster.Place, column: String, value: String) {
        guard defects.count < limit else {
            further += 1
            return
        }
        let shown = value.unicodeScalars.count > 200 ? value.prefix(200) + "…" : value[...]
        defects.append(Roster.Defect(place: place, column: column, value: String(shown), reason: reason))
    }
}
