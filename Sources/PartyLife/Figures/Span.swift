/// The days from one day until before another; without end when `until` is nil.
struct Span: Equatable, Sendable {
    var from: Day
    var until: Day?

    /// Nil where no day would be left.
    init?(from: Day, until: Day?) {
        if let until, until <= from { return nil }
        (self.from, self.until) = (from, until)
    }

    /// What is left of this span without the days of another.
    func without(_ other: Span) -> [Span] {
        let before = Span(from: from, until: min(other.from, until ?? other.from))
        let after = other.until.flatMap { Span(from: max($0, from), until: until) }
        return [before, after].compactMap(\.self)
    }
}

extension [Span] {
    func without(_ holes: [Span]) -> [Span] {
        holes.reduce(self) { spans, hole in spans.flatMap { $0.without(hole) } }
    }
}
