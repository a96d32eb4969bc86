extension SelfExamination {
    /// What a paper lacks before it can be submitted, and where.
    public struct Gap: Hashable, Sendable {
        public var kind: Kind
        public var place: Place

        public enum Kind: String, Sendable, CaseIterable {
            case gains, answer, text, cause, direction, noneAndProblems, outcome, why, anything
        }

        public enum Place: Hashable, Sendable {
            case paper
            /// An aspect of the procedure, by its identifier.
            case aspect(String)
            case problem(Identifier<ExaminedProblem>, aspect: String)
            /// An open item of an earlier year.
            case earlier(Problem.ID)
        }

        init(_ kind: Kind, at place: Place) { (self.kind, self.place) = (kind, place) }
    }
}

extension SelfExamination.Text {
    private typealias Gap = SelfExamination.Gap

    /// Everything that is missing, in the order of the paper: a full paper answers every aspect; a problem list holds at
    /// least one problem, or one "none, because". Both answer for what was left open in earlier years. What a form asks,
    /// a submission requires and a proxy entry requires is this, and nothing else.
    public func gaps(in facts: SelfExamination.Facts) -> [SelfExamination.Gap] {
        let paper = facts.branch.paper(of: facts.author)
        let aspects = facts.branch.procedure.aspects
        var gaps: [Gap] = paper == .full && gains == nil ? [Gap(.gains, at: .paper)] : []
        if paper == .problemList, aspects.allSatisfy({ isBlank($0) }) { gaps.append(Gap(.anything, at: .paper)) }
        for aspect in aspects { gaps += self.gaps(of: aspect, paper) }
        return gaps + facts.earlier.compactMap(gap)
    }

    private func isBlank(_ aspect: Procedure.Aspect) -> Bool { !hasNone(aspect) && problems(aspect).isEmpty }

    private func problems(_ aspect: Procedure.Aspect) -> [SelfExamination.ExaminedProblem] {
        answers.filter { $0.aspect == aspect.id }.flatMap(\.problems)
    }

    private func hasNone(_ aspect: Procedure.Aspect) -> Bool {
        answers.contains { $0.aspect == aspect.id && $0.none != nil }
    }

    private func gaps(of aspect: Procedure.Aspect, _ paper: Procedure.Examination.Paper) -> [Gap] {
        if paper == .full, isBlank(aspect) { return [Gap(.answer, at: .aspect(aspect.id))] }
        let problems = problems(aspect)
        let both = hasNone(aspect) && !problems.isEmpty ? [Gap(.noneAndProblems, at: .aspect(aspect.id))] : []
        return both
            + problems.flatMap { problem in
                problem.missing(for: paper).map { Gap($0, at: .problem(problem.id, aspect: aspect.id)) }
            }
    }

    private func gap(_ open: Problem.ID) -> Gap? {
        guard let answer = earlier?.first(where: { $0.problem == open }) else {
            return Gap(.outcome, at: .earlier(open))
        }
        return answer.isComplete ? nil : Gap(.why, at: .earlier(open))
    }
}

extension SelfExamination.ExaminedProblem {
    /// A draft may lack words; what is submitted may not. A problem list asks for no cause.
    fileprivate func missing(for paper: Procedure.Examination.Paper) -> [SelfExamination.Gap.Kind] {
        [
            text == .plain("") ? .text : nil, cause == nil && paper == .full ? .cause : nil,
            direction == nil && measure == nil ? .direction : nil,
        ].compactMap(\.self)
    }
}

extension SelfExamination.Text {
    /// Refuses a paper with gaps by the first of them.
    func requireComplete(_ facts: SelfExamination.Facts) throws(SelfExamination.Refused) {
        let gaps = gaps(in: facts)
        guard let first = gaps.first else { return }
        func title(_ id: String) -> String {
            facts.branch.procedure.aspects.first { $0.id == id }?.title ?? id
        }
        switch (first.kind, first.place) {
        case (.gains, _): throw .gainsMissing
        case (.anything, _): throw .nothingWritten
        case (.noneAndProblems, .aspect(let id)): throw .noneAndProblems(aspect: title(id))
        case (_, .problem(_, let id)): throw .incompleteProblem(aspect: title(id))
        case (_, .earlier): throw .earlierUnanswered(count: gaps.count { [.outcome, .why].contains($0.kind) })
        case (_, .aspect), (_, .paper):
            throw .aspectsUnanswered(
                aspects: gaps.compactMap { gap in
                    if case (.answer, .aspect(let id)) = (gap.kind, gap.place) { title(id) } else { nil }
                })
        }
    }
}
