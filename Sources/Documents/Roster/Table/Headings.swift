/// The heading row of a table: which column of the sheet is which column of the roster.
struct Headings {
    let table: RosterTable
    /// Of each column of the sheet, the roster's column.
    private(set) var columns: [Int: RosterColumn] = [:]
    /// The headings as written in the file.
    private(set) var titles: [RosterColumn: String] = [:]
    /// All headings of the sheet but those of identity numbers, by column.
    let shown: [Int: String]
    private let texts: [Int: String]

    /// Nil when the row is not the heading row of a roster's table.
    init?(_ row: SheetRow, _ vocabulary: RosterVocabulary) {
        self.init(Headings.texts(row), vocabulary)
    }

    private init?(_ texts: [Int: String], _ vocabulary: RosterVocabulary) {
        for table in [RosterTable.members, .organisations] {
            let known = Headings.known(texts, table, vocabulary)
            guard known.values.contains(where: { $0.column == table.key }), known.count >= 2 else { continue }
            self.init(table, texts, known, shown: texts.filter { !vocabulary.isIdentity($0.value) })
            return
        }
        return nil
    }

    private init(
        _ table: RosterTable, _ texts: [Int: String], _ known: [Int: (column: RosterColumn, priority: Int)],
        shown: [Int: String]
    ) {
        self.table = table
        self.shown = shown
        self.texts = texts
        var best: [RosterColumn: (index: Int, priority: Int)] = [:]
        for (index, match) in known {
            if let found = best[match.column], (found.priority, found.index) < (match.priority, index) { continue }
            best[match.column] = (index, match.priority)
        }
        for (column, place) in best {
            columns[place.index] = column
            titles[column] = texts[place.index]?.split(whereSeparator: \.isNewline).joined()
        }
    }

    /// With a second heading row below merged cells of the first; nil when the row is not one.
    func extended(by row: SheetRow, _ vocabulary: RosterVocabulary) -> Headings? {
        let below = Headings.texts(row)
        guard !below.isEmpty,
            below.values.allSatisfy({ vocabulary.column($0, in: table) != nil || vocabulary.isIdentity($0) })
        else { return nil }
        return Headings(texts.merging(below) { _, lower in lower }, vocabulary)
    }

    func missing(_ vocabulary: RosterVocabulary) -> [String] {
        Headings.missing(table, Set(columns.values), vocabulary)
    }

    /// How many headings of the better fitting table a row has.
    static func score(_ row: SheetRow, _ vocabulary: RosterVocabulary) -> Int {
        let texts = texts(row)
        return max(known(texts, .members, vocabulary).count, known(texts, .organisations, vocabulary).count)
    }

    /// The headings that a row lacks which has several headings, but not that which names the rows.
    static func nearMiss(_ row: SheetRow, _ vocabulary: RosterVocabulary) -> [String]? {
        let texts = texts(row)
        let members = known(texts, .members, vocabulary)
        let organisations = known(texts, .organisations, vocabulary)
        let (table, best) =
            members.count > organisations.count ? (RosterTable.members, members) : (.organisations, organisations)
        return best.count < 3 ? nil : missing(table, Set(best.values.map(\.column)), vocabulary)
    }

    private static func missing(
        _ table: RosterTable, _ columns: Set<RosterColumn>, _ vocabulary: RosterVocabulary
    ) -> [String] {
        table.required.filter { columns.isDisjoint(with: $0) }.compactMap { $0.first.flatMap { vocabulary.titles[$0] } }
    }

    private static func texts(_ row: SheetRow) -> [Int: String] {
        var texts: [Int: String] = [:]
        for cell in row.cells where cell.range.count <= 256 {
            let text = String(utf8: row.bytes.span.extracting(row.trimmed(cell.range)))
            if !text.isEmpty { texts[cell.column] = text }
        }
        return texts
    }

    private static func known(
        _ texts: [Int: String], _ table: RosterTable, _ vocabulary: RosterVocabulary
    ) -> [Int: (column: RosterColumn, priority: Int)] {
        texts.compactMapValues { vocabulary.column($0, in: table) }
    }
}
