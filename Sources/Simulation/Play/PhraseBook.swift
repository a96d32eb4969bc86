import PartyLife

/// Something that a person or a branch did or left undone, with what lies under it and what would put it right.
struct Fact {
    var text: String
    var cause: String
    var direction: String
    /// What was done about it, once it is done.
    var result: String
    /// How it is told outside, with nobody's name and nobody's words.
    var posted: String
    /// Whether the text says when it was.
    var isDated = false

    enum Speaker: String { case worker, retired, leader }
}

/// The phrases of a data file, from which people's words are put together.
struct PhraseBook {
    private let bank: WordList

    init() throws { bank = try WordList(named: "zh-Hans") }

    /// One of the phrases of a heading, with its gaps filled.
    func say(_ heading: String, _ slots: [String: String], _ chance: inout Chance) throws -> String {
        (chance.pick(try bank.lines(heading)) ?? "").filled(slots)
    }

    /// One of the phrases of a heading, not among these as long as there are others.
    func say(
        _ heading: String, _ slots: [String: String], except used: inout Set<String>, _ chance: inout Chance
    ) throws -> String {
        let lines = try bank.lines(heading)
        let line = chance.pick(lines.filter { !used.contains($0) }) ?? chance.pick(lines) ?? ""
        used.insert(line)
        return line.filled(slots)
    }

    /// The fields of one of the lines of a heading.
    func record(_ heading: String, except used: inout Set<String>, _ chance: inout Chance) throws -> [String] {
        let records = try bank.records(heading)
        let record = chance.pick(records.filter { !used.contains($0[0]) }) ?? chance.pick(records) ?? []
        used.formUnion(record.prefix(1))
        return record
    }

    /// One of the facts of a heading, not among these as long as there are others.
    func fact(_ heading: String, except used: Set<String> = [], _ chance: inout Chance) throws -> Fact {
        let all = try bank.records(heading).compactMap { fields -> Fact? in
            guard fields.count == 5 else { return nil }
            let isDated = fields[0].hasPrefix("~")
            return Fact(
                text: isDated ? String(fields[0].dropFirst()) : fields[0], cause: fields[1], direction: fields[2],
                result: fields[3], posted: fields[4], isDated: isDated)
        }
        let fresh = all.filter { !used.contains($0.text) }
        guard let fact = chance.pick(fresh.isEmpty ? all : fresh) else {
            throw SimulationError.wordsMissing(heading)
        }
        return fact
    }
}

extension CampaignPlayer {
    func say(_ heading: String, _ slots: [String: String] = [:]) throws -> String {
        try voice.say(heading, slots, &chance)
    }

    func words(_ heading: String, _ slots: [String: String] = [:]) throws -> Words {
        .plain(try say(heading, slots))
    }

    /// Words that were not used in the branch before, as far as the phrases go.
    func words(_ heading: String, _ slots: [String: String] = [:], in branch: Branch) throws -> Words {
        .plain(try voice.say(heading, slots, except: &branch.usedLines, &chance))
    }

    /// The heading for how long something has been going on: a few days, some weeks, months.
    func span(_ heading: String, since day: Day?) -> String {
        let days = day.map { today - $0 } ?? 0
        return heading + (days < 12 ? ".days" : days < 32 ? ".weeks" : ".months")
    }

    /// What is put together does not repeat what was said before, as far as the phrases go.
    func newText(_ make: () throws -> String) rethrows -> String {
        var text = try make()
        for _ in 0..<30 where remedies[text] != nil || said.contains(text) { text = try make() }
        said.insert(text)
        return text
    }

    /// A fact that can be told of this member and was told of nobody else in the branch.
    func fact(about member: Member.ID, in branch: Branch, leader: Bool) throws -> Fact {
        let isRetired = branch.organisation.member(member)?.profile.categories.contains(.retired) == true
        let speaker: Fact.Speaker = isRetired ? .retired : leader ? .leader : .worker
        let fact = try voice.fact("fact.\(speaker.rawValue)", except: branch.usedFacts, &chance)
        branch.usedFacts.insert(fact.text)
        return fact
    }

    /// Tells a fact in the phrases of a heading.
    func tell(_ fact: Fact, _ heading: String, of name: String = "") throws -> Words {
        let text = try newText {
            try say(
                heading,
                [
                    "name": name, "fact": fact.text, "direction": fact.direction,
                    "when": fact.isDated ? "" : say("time") + say("comma"), "thinking": say("thinking"),
                    "judgement": say("judgement"), "hope": say("hope"),
                ])
        }
        remedies[text] = fact
        return .plain(text)
    }

    /// Tells what is a whole sentence already, and was not told in the branch before.
    func tell(_ heading: String, of name: String = "", in branch: Branch) throws -> Words {
        let fact = try voice.fact(heading, except: branch.usedFacts, &chance)
        branch.usedFacts.insert(fact.text)
        let text = fact.text.filled(["name": name])
        remedies[text] = fact
        return .plain(text)
    }
}
