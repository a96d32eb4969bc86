import PartyLife

/// What the readers of both tables share: a row with its place, and the defects met in it.
struct RowReader {
    let vocabulary: RosterVocabulary
    var defects: DefectList
    private(set) var place = Roster.Place(sheet: "", row: 0)
    private var titles = [String?](repeating: nil, count: RosterColumn.allCases.count)
    private var texts = WordCache<CellText.Checked>()
    private var organisationNames = WordCache<CellText.Checked>()
    private var codes = WordCache<CellText.Checked>()

    init(vocabulary: RosterVocabulary, limits: RosterLimits) {
        self.vocabulary = vocabulary
        defects = DefectList(limit: limits.defects)
    }

    mutating func start(_ row: SheetRow, sheet: String) { place = Roster.Place(sheet: sheet, row: row.number) }

    mutating func use(_ headings: Headings) {
        titles = RosterColumn.allCases.map { headings.titles[$0] }
    }

    func has(_ column: RosterColumn) -> Bool { titles[column.ordinal] != nil }

    mutating func refuse(_ column: RosterColumn, _ row: SheetRow, _ reason: Roster.Reason) {
        let value = row.fields[column].map { String(utf8: row.bytes.span.extracting($0)) } ?? ""
        defects.add(reason, at: place, column: titles[column.ordinal] ?? "", value: value)
    }

    /// Free words, up to so many characters.
    mutating func words(_ column: RosterColumn, _ row: SheetRow, limit: Int) -> String? {
        guard let range = row.fields[column] else { return nil }
        let checked = texts.value(row.bytes.span.extracting(range)) { CellText.words($0, limit: .max) }
        if case .success(let text) = checked, text.unicodeScalars.count > limit {
            refuse(column, row, .tooLong)
            return nil
        }
        return unwrap(checked, column, row)
    }

    mutating func organisationName(_ column: RosterColumn, _ row: SheetRow) -> String? {
        guard let range = row.fields[column] else { return nil }
        let checked = organisationNames.value(row.bytes.span.extracting(range)) {
            CellText.words($0, limit: CellText.longestOrganisationName)
        }
        return unwrap(checked, column, row)
    }

    mutating func code(_ column: RosterColumn, _ row: SheetRow) -> String? {
        guard let range = row.fields[column] else { return nil }
        return unwrap(codes.value(row.bytes.span.extracting(range), make: CellText.code), column, row)
    }

    mutating func personName(_ row: SheetRow) -> String? {
        guard let range = row.fields[.name] else {
            refuse(.name, row, .missing)
            return nil
        }
        let bytes = row.bytes.span.extracting(range)
        if bytes.count <= 12, CellText.isPlainChinese(bytes) { return String(utf8: bytes) }
        return unwrap(CellText.personName(String(utf8: bytes)), .name, row)
    }

    private mutating func unwrap(_ checked: CellText.Checked, _ column: RosterColumn, _ row: SheetRow) -> String? {
        if row.fields.form(column) == .error {
            refuse(column, row, .badCharacters)
            return nil
        }
        switch checked {
        case .success(let text): return text
        case .failure(let failure):
            refuse(column, row, failure.reason)
            return nil
        }
    }
}
