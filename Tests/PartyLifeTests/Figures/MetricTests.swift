import Testing

@testable import PartyLife

@Suite("Every number has one definition")
struct MetricTests {
    @Test("What is made of others is made of what is counted, and by it alone")
    func terms() {
        let counted = Metric.allCases.filter { $0.terms == nil }
        for metric in Metric.allCases {
            guard let terms = metric.terms else { continue }
            #expect(!terms.plus.isEmpty && (terms.plus + terms.minus).allSatisfy(counted.contains), "\(metric)")
        }
        let values = Dictionary(uniqueKeysWithValues: counted.enumerated().map { ($1, 3 * $0 + 1) })
        let figures = Figures(asOf: day("2026-03-01"), values: values)
        #expect(figures.expected == figures[.members] - figures[.exempt])
        #expect(figures.covered == figures[.present] + figures[.coveredOtherwise])
        #expect(figures.problemsKept == figures[.problemsFound] - figures[.problemsMerged])
        #expect(figures.denominator(of: .membersCovered) == figures.expected)
        #expect(figures.denominator(of: .problemsWrittenOff) == figures.problemsKept)
        #expect(figures.denominator(of: .talks) == nil)
    }

    @Test("Talks are counted in times, attendances in person-times; what stands beside is in no denominator")
    func units() {
        #expect(Metric.talks.unit == .time && Metric.studyAttendances.unit == .personTime)
        for metric in Metric.allCases {
            guard let beside = metric.beside else { continue }
            #expect(metric.denominator != beside && metric.terms?.plus.contains(beside) != true, "\(metric)")
        }
    }

    @Test("A practical problem is the branch's; a person's own is none, and a merged one is counted once")
    func practical() {
        func problem(_ subject: Member.ID?, merged: Bool = false) -> Problem {
            var problem = Problem()
            problem.apply(
                .found(
                    finding: .init(
                        number: 1, text: words("窗口排队时间长"), source: .opinions, subject: subject,
                        on: day("2026-03-01"))))
            if merged { problem.apply(.merged(into: id("p9"), on: day("2026-03-02"))) }
            return problem
        }
        let figures = Figures(
            asOf: day("2026-03-05"),
            of: [problem(nil), problem(Sample.chen), problem(nil, merged: true), problem(Sample.chen, merged: true)])
        #expect(figures[.practicalFound] == 1 && figures.problemsKept == 2 && figures[.problemsMerged] == 2)
        #expect(figures.denominator(of: .practicalFound) == 2)
    }
}
