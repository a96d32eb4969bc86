import PartyLife
import Records

extension UseCases {
    /// 汇总: puts everything that was raised before and in the meeting on the branch's problem list, in one go.
    ///
    /// - Returns: how many problems there are.
    @discardableResult
    public func poolProblems(at place: Place, as actor: ActingPerson) async throws -> Int {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.poolProblems, to: actor, on: place.organisation)
            let branch = try commit.branchFacts(place)
            let meeting = try commit.load(BranchMeeting.self, place.stream(BranchMeeting.self))
            let list = try commit.load(ProblemList.self, place.stream(ProblemList.self))
            let findings = try CommitSource(commit: commit).raised(
                at: place, branch, meeting, on: commit.now.day, from: list.nextNumber
            ).findings
            let ids = findings.map { _ in identifiers.make(Problem.self) }
            try commit.perform(
                .pool(ids), on: ProblemList.self, place.stream(ProblemList.self),
                knowing: ProblemList.Facts(phase: branch.phase, meetingHeld: meeting.isHeld))
            for (id, finding) in zip(ids, findings) {
                try commit.perform(
                    .find(finding), on: Problem.self, .problem(place.campaign, place.organisation, id),
                    knowing: Problem.Facts(branch: branch))
            }
            return ids.count
        }
    }
}

/// What a list would hold if it were pooled now.
struct Raised {
    /// Each with the stream in which its words were said.
    var findings: [Problem.Finding] = []
    var origins: [Stream] = []
    /// Those who have left the branch, with how much of what was raised is left out for it.
    var leftOut: [Member.ID: Int] = [:]
    /// Members whose self-examination was never submitted.
    var notSubmitted: [Member.ID] = []
}

extension StateSource {
    /// Everything that was raised, each with its source: self-examinations, criticism, opinions, observers' remarks.
    ///
    /// - Parameter first: the number of the first of them.
    func raised(
        at place: Place, _ branch: BranchFacts, _ meeting: BranchMeeting, on today: Day, from first: Int
    ) throws -> Raised {
        var raised = Raised()
        func add(
            _ text: Words, of stream: Stream, _ source: ProblemSource, _ subject: Member.ID?, aspect: String? = nil,
            cause: Words? = nil, first said: Problem.Raised?
        ) {
            // A person who has left the branch takes their own matters along; the rest of the list goes on.
            if let subject, branch.branch.member(subject) == nil {
                raised.leftOut[subject, default: 0] += 1
                return
            }
            raised.origins.append(stream)
            raised.findings.append(
                Problem.Finding(
                    number: first + raised.findings.count, text: text, source: source, aspect: aspect, subject: subject,
                    cause: cause, on: today, raised: said))
        }
        let opinions = try load(Opinions.self, place.stream(Opinions.self))
        let talks = try load(Talks.self, place.stream(Talks.self))
        for member in branch.branch.members.map(\.id) {
            let stream = Stream.examination(place.campaign, place.organisation, member)
            let examination = try load(SelfExamination.self, stream)
            guard examination.versions > 0, examination.state != .entered else {
                if meeting.exemptions[member] == nil { raised.notSubmitted.append(member) }
                continue
            }
            for answer in examination.text.answers {
                for problem in answer.problems {
                    add(
                        problem.text, of: stream, problem.source, member, aspect: answer.aspect, cause: problem.cause,
                        first: problem.raised(
                            by: member, on: examination.firstSubmitted, opinions: opinions, talks: talks))
                }
            }
        }
        /// In the room everyone heard who said it.
        func inMeeting(_ speaker: Member.ID, _ origin: String) -> Problem.Raised? {
            meeting.heldOn.map { Problem.Raised(on: $0, by: speaker, origin: origin) }
        }
        let room = place.stream(BranchMeeting.self)
        for criticism in meeting.criticisms {
            // What was kept on paper alone comes on the list by hand.
            guard let text = criticism.text else { continue }
            add(
                text, of: room, .criticism, criticism.to,
                first: inMeeting(criticism.from, criticism.id.text))
        }
        for opinion in opinions.distinct {
            add(
                opinion.text, of: place.stream(Opinions.self), .opinions, opinion.target.member,
                first: Problem.Raised(on: opinion.on, origin: opinion.id.text))
        }
        for remark in meeting.remarks {
            add(remark.text, of: room, .superior, remark.about, first: inMeeting(remark.by, remark.id.text))
        }
        return raised
    }
}

extension SelfExamination.ExaminedProblem {
    /// Where it was first said: what came from others has their day and no name; what the author found, the author's.
    fileprivate func raised(
        by author: Member.ID, on submitted: Day?, opinions: Opinions, talks: Talks
    ) -> Problem.Raised? {
        switch origin {
        case .opinion(let id): opinions.opinion(id).map { Problem.Raised(on: $0.on, origin: id.text) }
        case .talk(let id): talks.held.first { $0.id == id }.map { Problem.Raised(on: $0.on, origin: id.text) }
        case nil where source.isFoundByAuthor:
            submitted.map { Problem.Raised(on: $0, by: author, origin: self.id.text) }
        case nil: nil
        }
    }
}

extension ProblemSource {
    fileprivate var isFoundByAuthor: Bool {
        switch self {
        case .own, .study, .lastYear: true
        case .opinions, .talks, .criticism, .superior: false
        }
    }
}
