import PartyLife

/// Finds the organisations of a file by code or by name.
struct OrganisationIndex {
    private var codes: [String: Int] = [:]
    private var names: [String: [Int]] = [:]

    enum Found: Equatable {
        case none, several
        case one(Int)
    }

    init(_ rows: [Roster.OrganisationRow]) {
        for (number, row) in rows.enumerated() {
            if let code = row.code, codes[code.text] == nil { codes[code.text] = number }
            names[Folding.foldedName(row.name), default: []].append(number)
        }
    }

    func find(code: String) -> Found { codes[code].map { .one($0) } ?? .none }

    func find(name: String) -> Found {
        let found = names[Folding.foldedName(name)] ?? []
        return found.count > 1 ? .several : found.first.map { .one($0) } ?? .none
    }

    /// By code, else by name.
    func find(_ word: String) -> Found {
        let byCode = find(code: word)
        return byCode == .none ? find(name: word) : byCode
    }
}
