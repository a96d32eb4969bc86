import PartyLife

/// Reads rows of members (党员).
struct MemberRows {
    private let vocabulary: RosterVocabulary
    private let today: Day
    private var sexes = WordCache<MemberProfile.Sex?>()
    private var standings = WordCache<MemberProfile.Standing?>()
    private var offices = WordCache<[Office]?>()
    private var ranks = WordCache<MemberProfile.Rank??>()
    private var categories = WordCache<Set<MemberProfile.Category>?>()
    private var answers = WordCache<Bool?>()
    private var frail = WordCache<Bool>()

    private static let youngest = 18

    init(vocabulary: RosterVocabulary, today: Day) {
        self.vocabulary = vocabulary
        self.today = today
    }

    /// Nil when the row lacks what a member cannot be without.
    mutating func read(_ row: SheetRow, _ reader: inout RowReader) -> Roster.MemberRow? {
        let name = reader.personName(row)
        let standing = standing(row, &reader)
        let branchCode = reader.code(.branchCode, row)
        let branchName = reader.organisationName(.branchName, row)
        let hasBranch = row.fields[.branchCode] != nil || row.fields[.branchName] != nil
        if !hasBranch { reader.refuse(reader.has(.branchName) ? .branchName : .branchCode, row, .missing) }

        var profile = MemberProfile(name: name ?? "", standing: standing ?? .full)
        profile.sex = word(.sex, row, &reader, .unknownSex, in: &sexes) { [vocabulary] in
            vocabulary.sexes[Folding.folded($0)]
        }
        profile.ethnicity = reader.words(.ethnicity, row, limit: CellText.longestName)
        readDays(row, &reader, &profile)
        profile.rank =
            word(.rank, row, &reader, .unknownRank, in: &ranks) { [vocabulary] in
                vocabulary.ranks[Folding.foldedOutsideBrackets($0)] ?? vocabulary.ranks[Folding.folded($0)]
            } ?? nil
        profile.receivingOrganisation = reader.words(.receiving, row, limit: CellText.longestOrganisationName)
        let remark = reader.words(.remark, row, limit: CellText.longestRemark)
        profile.categories = readCategories(row, &reader)
        let held = word(.office, row, &reader, .unknownOffice, in: &offices) { [vocabulary] in
            MemberRows.offices($0, vocabulary)
        }
        let phone = row.fields[.phone].flatMap { CellPhone.read(row.bytes.span.extracting($0)) }
        if phone == nil, row.fields[.phone] != nil { reader.refuse(.phone, row, .badPhone) }

        guard name != nil, standing != nil, hasBranch else { return nil }
        return Roster.MemberRow(
            place: reader.place, profile: profile, branchCode: branchCode, branchName: branchName,
            offices: held ?? [], phone: phone, remark: remark)
    }

    private mutating func standing(_ row: SheetRow, _ reader: inout RowReader) -> MemberProfile.Standing? {
        if row.fields[.standing] == nil { reader.refuse(.standing, row, .missing) }
        return word(.standing, row, &reader, .unknownStanding, in: &standings) { [vocabulary] in
            vocabulary.standings[Folding.foldedOutsideBrackets($0)] ?? vocabulary.standings[Folding.folded($0)]
        }
    }

    private func readDays(_ row: SheetRow, _ reader: inout RowReader, _ profile: inout MemberProfile) {
        let born = day(.born, row, &reader)
        let admitted = day(.admitted, row, &reader)
        let confirmed = day(.confirmed, row, &reader)
        if let born, let admitted, admitted.isBefore(born.later(years: MemberRows.youngest)) {
            reader.refuse(.admitted, row, .dateOrder)
        }
        if let admitted, let confirmed, confirmed.isBefore(admitted) { reader.refuse(.confirmed, row, .dateOrder) }
        if reader.has(.admitted), row.fields[.admitted] == nil { reader.refuse(.admitted, row, .missing) }
        if reader.has(.confirmed), row.fields[.confirmed] == nil, profile.standing == .full {
            reader.refuse(.confirmed, row, .missing)
        }
        (profile.born, profile.admitted, profile.confirmed) = (born?.day, admitted?.day, confirmed?.day)
        profile.transferred = day(.transferred, row, &reader)?.day
    }

    private func day(_ column: RosterColumn, _ row: SheetRow, _ reader: inout RowReader) -> CellDay? {
        guard let range = row.fields[column] else { return nil }
        let form = row.fields.form(column)
        let bytes = row.bytes.span.extracting(range)
        guard let read = CellDay.read(bytes, form: form, countsFrom1904: row.countsFrom1904) else {
            reader.refuse(column, row, .notADate)
            return nil
        }
        if read.day > today {
            reader.refuse(column, row, .dateInFuture)
            return nil
        }
        return read
    }

    private mutating func readCategories(
        _ row: SheetRow, _ reader: inout RowReader
    ) -> Set<MemberProfile.Category> {
        var result =
            word(.categories, row, &reader, .unknownCategory, in: &categories) { [vocabulary] in
                MemberRows.categories($0, vocabulary)
            } ?? []
        let isFloating = word(.floating, row, &reader, .notYesOrNo, in: &answers) { [vocabulary] in
            vocabulary.answers[Folding.folded($0)]
        }
        if isFloating == true { result.insert(.floating) }
        if let range = row.fields[.remark] {
            let words = vocabulary.frailRemarks
            let isFrail = frail.value(row.bytes.span.extracting(range)) { text in words.contains(where: text.contains) }
            if isFrail { result.insert(.frail) }
        }
        return result
    }

    /// The meaning of a cell; a defect when it has none.
    private func word<Value>(
        _ column: RosterColumn, _ row: SheetRow, _ reader: inout RowReader, _ reason: Roster.Reason,
        in cache: inout WordCache<Value?>, _ make: (String) -> Value?
    ) -> Value? {
        guard let range = row.fields[column] else { return nil }
        let value = cache.value(row.bytes.span.extracting(range), make: make)
        if value == nil { reader.refuse(column, row, reason) }
        return value
    }

    /// The offices that a cell names, such as 支部书记兼组织委员; nil when one of them is unknown.
    private static func offices(_ text: String, _ vocabulary: RosterVocabulary) -> [Office]? {
        all(text, vocabulary) { vocabulary.offices[$0] }.map { offices in
            var seen = Set<Office>()
            return offices.filter { seen.insert($0).inserted }
        }
    }

    private static func categories(_ text: String, _ vocabulary: RosterVocabulary) -> Set<MemberProfile.Category>? {
        all(text, vocabulary) { vocabulary.categories[$0] }.map(Set.init)
    }

    /// What each of the words in a cell means; nil when one of them means nothing.
    private static func all<Value>(
        _ text: String, _ vocabulary: RosterVocabulary, _ meaning: (String) -> Value??
    ) -> [Value]? {
        func meant(_ part: some StringProtocol) -> Value?? {
            meaning(Folding.folded(String(part))) ?? meaning(Folding.foldedOutsideBrackets(String(part)))
        }
        if let whole = meant(text) { return whole.map { [$0] } ?? [] }
        var values: [Value] = []
        for part in vocabulary.parts(text) {
            let words = meant(part) == nil ? part.split(whereSeparator: \.isWhitespace) : [part]
            for word in words {
                guard let value = meant(word) else { return nil }
                if let value { values.append(value) }
            }
        }
        return values
    }
}
