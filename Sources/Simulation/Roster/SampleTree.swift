import PartyLife

/// An organisation of a made-up tree.
struct SampleUnit {
    var code: String
    var name: String
    var kind: Organisation.Kind
    var parent: String?
    var guidanceGroup: String
    var domain: String
    /// Members; 0 above the branches.
    var size = 0
    var character = Character.ordinary

    enum Character: String { case ordinary, office, retired, floating, new }
}

enum SampleTree {
    /// The sample group as its data file has it.
    static func group(_ words: WordList) throws -> [SampleUnit] {
        try words.records("tree").compactMap { fields in
            guard fields.count == 8, let kind = Organisation.Kind(rawValue: fields[2]) else { return nil }
            return SampleUnit(
                code: fields[0], name: fields[1], kind: kind, parent: fields[3].isEmpty ? nil : fields[3],
                guidanceGroup: fields[4], domain: fields[5], size: Int(fields[6]) ?? 0,
                character: SampleUnit.Character(rawValue: fields[7]) ?? .ordinary)
        }
    }

    /// A group of as many branches as asked for, in companies of at most eight.
    static func generated(
        branches: Int, membersPerBranch: Int, _ words: WordList, _ chance: inout Chance
    ) throws -> [SampleUnit] {
        let (companies, units) = (try words.lines("companies"), try words.lines("units"))
        let (groups, formats) = (try words.lines("groups"), try words.table("formats"))
        let count = max(1, (branches + units.count - 1) / units.count)
        let domain = formats["domain"] ?? ""
        var tree = [
            SampleUnit(
                code: "QL", name: try words.lines("root")[0], kind: .committee, guidanceGroup: groups[0],
                domain: domain)
        ]
        for number in 0..<count {
            let turn = number / companies.count
            let company = companies[number % companies.count] + (turn == 0 ? "" : String(turn + 1))
            let kind: Organisation.Kind = number % 5 < 2 ? .committee : .generalBranch
            let group = groups[number % groups.count]
            let code = "QL-" + padded(number + 1)
            tree.append(
                SampleUnit(
                    code: code, name: (formats[kind.rawValue] ?? "").filled(["company": company]), kind: kind,
                    parent: "QL", guidanceGroup: group, domain: domain))
            for place in 0..<units.count where number + place * count < branches {
                let index = number + place * count
                let spread = max(1, membersPerBranch / 3)
                tree.append(
                    SampleUnit(
                        code: code + "-" + padded(place + 1),
                        name: (formats["branch"] ?? "").filled(["company": company, "unit": units[place]]),
                        kind: .branch, parent: code, guidanceGroup: group, domain: domain,
                        size: max(3, membersPerBranch + chance.number(-spread...spread)),
                        character: index % 25 == 2 ? .retired : index % 25 == 4 ? .floating : .ordinary))
            }
        }
        return tree
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
