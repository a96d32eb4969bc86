import PartyLife
import Records

extension Loop {
    /// 汇总: puts everything that was raised before and in the meeting on the branch's problem list, in one go.
    ///
    /// - Returns: how many problems there are.
    @discardableResult
    public func poolProblems(at place: Place, as actor: Actor) async throws -> Int {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.poolProblems, to: actor, on: place.organisation)
            let branch = try commit.branchFacts(place)
            let meeting = try commit.load(BranchMeeting.self, place.stream(BranchMeeting.self))
            let list = try commit.load(ProblemList.self, place.stream(ProblemList.self))
            let findings = try CommitSource(commit: commit).raised(
                at: place, branch, meeting, on: commit.now.day, from: list.nextNumber)
            let ids = findings.map { _ in identifiers.make(Problem.self) }
            try commit.perform(
                .pool(ids), on: ProblemList.self, place.stream(ProblemList.self),
                knowing: ProblemList.Facts(meetingHeld: meeting.isHeld))
            for (id, finding) in zip(ids, findings) {
                try commit.perform(
                    .find(finding), on: Problem.self, .problem(place.campaign, place.organisation, id),
                    knowing: Problem.Facts(branch: branch))
            }
            return ids.count
        }
    }
}

extension StateSource {
    /// Everything that was raised, each with its source: self-examinations, criticism, opinions, observers' remarks.
    ///
    /// - Parameter first: the number of the first of them.
    func raised(
        at place: Place, _ branch: BranchFacts, _ meeting: BranchMeeting, on today: Day, from first: Int
    ) throws -> [Problem.Finding] {
        var findings: [Problem.Finding] = []
        func add(
            _ text: Words, _ source: ProblemSource, _ subject: Member.ID?, aspect: String? = nil, cause: Words? = nil
        ) {
            // A person who has left the branch takes their own matters along; the rest of the list goes on.
            if let subject, branch.branch.member(subject) == nil { return }
            findings.append(
                Problem.Finding(
                    number: first + findings.count, text: text, source: source, aspect: aspect, subject: subject,
                    cause: cause, on: today))
        }
        for member in branch.branch.members.map(\.id) {
            let stream = Stream.examination(place.campaign, place.organisation, member)
            let examination = try load(SelfExamination.self, stream)
            guard examination.versions > 0 else { continue }
            for answer in examination.text.answers {
                for problem in answer.problems {
                    add(problem.text, problem.source, member, aspect: answer.aspect, cause: problem.cause)
                }
            }
        }
        for criticism in meeting.criticisms { add(criticism.text, .criticism, criticism.to) }
        for opinion in try load(Opinions.self, place.stream(Opinions.self)).distinct {
            add(opinion.text, .opinions, opinion.target.member)
        }
        for remark in meeting.remarks { add(remark.text, .superior, remark.about) }
        return findings
    }
}
