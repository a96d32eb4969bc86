import PartyLife
import Records

extension SelfExamination.Command {
    var action: Action {
        switch self {
        case .save, .submit: .writeExamination
        case .giveBack, .accept: .reviewExamination
        }
    }
}

extension Loop {
    /// Saves, submits, returns or accepts the self-examination of a member.
    public func examination(
        _ command: SelfExamination.Command, of author: Member.ID, at place: Place, as actor: Actor
    ) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(command.action, to: actor, on: place.organisation, subjects: [author])
            let stream = Stream.examination(place.campaign, place.organisation, author)
            let current = try commit.load(SelfExamination.self, stream)
            let facts = SelfExamination.Facts(
                author: author, branch: try commit.branchFacts(place),
                meetingHeld: try commit.load(BranchMeeting.self, place.stream(BranchMeeting.self)).isHeld)
            let known = try SealedWords(current.text, of: stream, opening: commit.reader)
            try commit.perform(command.reusing(known), on: SelfExamination.self, stream, knowing: facts)
        }
    }
}

/// The words of an earlier text by what they say, so that what has not changed keeps its sealed form: the log does not
/// grow with it, and the rules can tell a revised text from the same one. What was said twice was sealed twice, and is
/// found again in its order.
private struct SealedWords {
    private var sealed: [String: [Words]] = [:]

    init(_ text: SelfExamination.Text, of stream: Stream, opening reader: Reader) throws {
        for words in text.allWords {
            if let plain = try reader.open(words, of: stream) { sealed[plain, default: []].append(words) }
        }
    }

    mutating func known(_ words: Words) -> Words {
        // Words that are not there yet stay plain, so that the rules see that they are missing.
        guard case .plain(let text) = words, !text.isEmpty, let first = sealed[text]?.first else { return words }
        sealed[text]?.removeFirst()
        return first
    }
}

extension SelfExamination.Text {
    fileprivate var allWords: [Words] {
        [gains].compactMap(\.self)
            + answers.flatMap { answer in
                [answer.none].compactMap(\.self)
                    + answer.problems.flatMap { [$0.text, $0.cause, $0.direction].compactMap(\.self) }
            }
    }

    fileprivate func mapping(_ change: (Words) -> Words) -> Self {
        var text = self
        text.gains = gains.map(change)
        text.answers = answers.map { answer in
            var answer = answer
            answer.none = answer.none.map(change)
            answer.problems = answer.problems.map { problem in
                var problem = problem
                problem.text = change(problem.text)
                problem.cause = problem.cause.map(change)
                problem.direction = problem.direction.map(change)
                return problem
            }
            return answer
        }
        return text
    }
}

extension SelfExamination.Command {
    fileprivate func reusing(_ words: SealedWords) -> Self {
        var words = words
        return switch self {
        case .save(let text): .save(text.mapping { words.known($0) })
        case .submit(let text): .submit(text.mapping { words.known($0) })
        case .giveBack, .accept: self
        }
    }
}
