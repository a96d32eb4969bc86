import PartyLife

/// Reads rows of organisations (党组织).
struct OrganisationRows {
    /// Codes and folded names of rows that could not be taken, so that nobody is told that they do not exist.
    private(set) var broken: Set<String> = []

    private let vocabulary: RosterVocabulary
    private var kinds = WordCache<Organisation.Kind?>()

    init(vocabulary: RosterVocabulary) { self.vocabulary = vocabulary }

    /// Nil when the row lacks what an organisation cannot be without.
    mutating func read(_ row: SheetRow, _ reader: inout RowReader) -> Roster.OrganisationRow? {
        let code = reader.code(.code, row)
        let name = reader.organisationName(.organisationName, row)
        if row.fields[.organisationName] == nil { reader.refuse(.organisationName, row, .missing) }
        if reader.has(.code), row.fields[.code] == nil { reader.refuse(.code, row, .missing) }
        let kind = kind(row, &reader)
        let parentCode = reader.code(.parentCode, row)
        let parentName = reader.organisationName(.parentName, row)
        let domain = reader.words(.domain, row, limit: CellText.longestOrganisationName)
        let guidanceGroup = reader.words(.guidanceGroup, row, limit: CellText.longestOrganisationName)
        let shortName = reader.words(.shortName, row, limit: CellText.longestOrganisationName)
        let hasCode = !reader.has(.code) || code != nil
        guard let name, let kind, hasCode else {
            for column in [RosterColumn.code, .organisationName] {
                guard let range = row.fields[column] else { continue }
                broken.insert(Folding.foldedName(String(utf8: row.bytes.span.extracting(range))))
            }
            return nil
        }
        return Roster.OrganisationRow(
            place: reader.place, code: code.flatMap { Organisation.ID($0) }, name: name, kind: kind,
            parent: parentCode ?? parentName, domain: domain, guidanceGroup: guidanceGroup,
            shortName: shortName)
    }

    private mutating func kind(_ row: SheetRow, _ reader: inout RowReader) -> Organisation.Kind? {
        guard let range = row.fields[.kind] else {
            reader.refuse(.kind, row, .missing)
            return nil
        }
        let kind = kinds.value(row.bytes.span.extracting(range)) { [vocabulary] text in
            vocabulary.kinds[Folding.folded(text)] ?? vocabulary.kinds[Folding.foldedOutsideBrackets(text)]
        }
        if kind == nil { reader.refuse(.kind, row, .unknownKind) }
        return kind
    }
}
