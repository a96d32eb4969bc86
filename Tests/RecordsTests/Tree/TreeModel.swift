import PartyLife

/// The tree and its figures as they ought to be: for each day, who stood below whom, and what had happened.
struct TreeModel {
    struct Fact {
        let organisation: Organisation.ID
        let metric: Metric
        let day: Day
        let amount: Int
    }

    private(set) var organisations: [Organisation.ID] = []
    /// Superiors with the day since when; the first counts from ever.
    private var superiors: [Organisation.ID: [(since: Day?, id: Organisation.ID?)]] = [:]
    private var facts: [Fact] = []

    mutating func establish(_ id: Organisation.ID, below parent: Organisation.ID?) {
        organisations.append(id)
        superiors[id] = [(nil, parent)]
    }

    mutating func move(_ id: Organisation.ID, below parent: Organisation.ID, on day: Day) {
        superiors[id]?.removeAll { $0.since == day }
        superiors[id]?.append((day, parent))
    }

    mutating func happened(_ fact: Fact) { facts.append(fact) }

    /// From the root down, as of a day; nil for the end of time.
    func line(of id: Organisation.ID, on day: Day?) -> [Organisation.ID] {
        var line = [id]
        while let parent = superior(of: line[0], on: day) { line.insert(parent, at: 0) }
        return line
    }

    private func superior(of id: Organisation.ID, on day: Day?) -> Organisation.ID? {
        let known = superiors[id] ?? []
        return known.last { entry in entry.since.map { since in day.map { since <= $0 } ?? true } ?? true }?.id
    }

    /// The last day on which the place of an organisation changed, by a move of its own or of one above.
    func placedSince(_ id: Organisation.ID) -> Day? {
        line(of: id, on: nil).compactMap { superiors[$0]?.last?.since }.max()
    }

    /// What happened counts for those who stood above on its day; what stands, for those who stand above on the day
    /// that is asked for.
    func figure(_ metric: Metric, of id: Organisation.ID, asOf day: Day) -> Int {
        facts.reduce(0) { sum, fact in
            guard fact.metric == metric, fact.day <= day else { return sum }
            let above = line(of: fact.organisation, on: metric.isBalance ? day : fact.day)
            return above.contains(id) ? sum + fact.amount : sum
        }
    }
}
