import Foundation

/// 公示: what of a problem is told outside, and in which words.
extension Problem {
    /// Whether it is posted in a text of its own alone: what someone wrote of themself, or others said of them, in talks
    /// or in opinions, stays in the branch as it was said. Source: confidentiality of the meeting (domain principle 4).
    public var asksForOwnText: Bool {
        switch source {
        case .criticism, .talks, .opinions, .own, .study: true
        case .superior, .lastYear: subject != nil
        }
    }

    /// Whether a text tells one of these word for word, whatever was done to its white space and punctuation.
    static func isVerbatim(_ text: String, of originals: [String]) -> Bool {
        let told = spoken(text)
        return originals.map(spoken).contains { original in
            told == original || (original.count >= quotation && told.contains(original))
        }
    }

    /// From how many characters on words that stand inside a longer text are a quotation of it.
    private static let quotation = 12

    /// The letters and figures alone, wide and narrow ones alike.
    private static func spoken(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    func post(_ text: Words, _ scope: Scope, on today: Day, _ facts: Facts) throws(Refused) -> [Event] {
        try require(.committed)
        if asksForOwnText {
            var originals = facts.originals
            if case .plain(let own)? = self.text { originals.append(own) }
            // Words that cannot be compared are not let out.
            guard case .plain(let new) = text, !originals.isEmpty, !Self.isVerbatim(new, of: originals) else {
                throw .postedVerbatim(number: number)
            }
        }
        let until = today + facts.branch.procedure.rectification.postingDays
        return [.posted(posting: Posting(scope: scope, from: today, until: until, text: text))]
    }
}
