import Foundation
import PartyLife

/// Reads roster files (名册): XLSX and CSV, as the national system and its users write them.
public struct RosterReader: Sendable {
    private let vocabulary: RosterVocabulary
    private let limits: RosterLimits

    /// - Throws: when the vocabulary that comes with the program cannot be read.
    public init(limits: RosterLimits = RosterLimits()) throws {
        vocabulary = try RosterVocabulary()
        self.limits = limits
    }

    /// Reads all files as one roster and checks it as a whole.
    ///
    /// - Parameter today: days after it are refused.
    /// - Throws: the first file that cannot be read at all.
    public func read(files: [RosterFile], today: Day) throws(RosterFileError) -> RosterReading {
        var reader = RowReader(vocabulary: vocabulary, limits: limits)
        var members = MemberRows(vocabulary: vocabulary, today: today)
        var organisations = OrganisationRows(vocabulary: vocabulary)
        var roster = Roster()
        // About as many rows as fit, so that a long list is not copied while it grows.
        roster.members.reserveCapacity(files.reduce(0) { $0 + $1.bytes.count } / 128)
        var titles: [String: [RosterColumn: String]] = [:]
        var order = RosterOrder()
        try readTables(files) { sheet, row, headings in
            if reader.place.sheet != sheet {
                titles[sheet] = headings.titles
                order.add(sheet, headings)
                reader.use(headings)
            }
            reader.start(row, sheet: sheet)
            switch headings.table {
            case .members:
                if let member = members.read(row, &reader) { roster.members.append(member) }
            case .organisations:
                if let organisation = organisations.read(row, &reader) { roster.organisations.append(organisation) }
            }
        }
        var checks = RosterChecks(
            titles: titles, broken: organisations.broken, defects: reader.defects)
        checks.check(roster)
        return RosterReading(
            roster: roster, defects: checks.defects.defects, furtherDefects: checks.defects.further,
            hasSoundTree: organisations.broken.isEmpty && checks.hasSoundTree, order: order)
    }

    /// Hands on every row of every table, with the name under which its sheet is shown.
    func readTables(
        _ files: [RosterFile], _ body: (String, SheetRow, Headings) throws -> Void
    ) throws(RosterFileError) {
        var labels = SheetLabels()
        for file in files {
            do {
                // The row readers below pass it through one another; none of them keeps it.
                try withoutActuallyEscaping(body) { try readTables(file, &labels, $0) }
            } catch let cause as RosterFileError.Cause {
                throw RosterFileError(file: file.name, cause: cause)
            } catch {
                throw RosterFileError(file: file.name, cause: .damaged)
            }
        }
    }

    private func readTables(
        _ file: RosterFile, _ labels: inout SheetLabels,
        _ body: @escaping (String, SheetRow, Headings) throws -> Void
    ) throws {
        var hasTable = false
        var nearMiss: RosterFileError.Cause?
        try SheetSource(limits: limits, vocabulary: vocabulary).readSheets(of: file) { name, rows in
            let label = labels.label(file: file.name, sheet: name)
            var table = TableReader(vocabulary: vocabulary)
            var isChecked = false
            try rows { row in
                try table.take(&row) { row, headings in
                    if !isChecked { try check(headings, label) }
                    isChecked = true
                    try body(label, row, headings)
                }
            }
            if let headings = table.headings {
                try check(headings, label)
                hasTable = true
            } else if let names = table.nearMiss {
                nearMiss = nearMiss ?? .missingColumn(sheet: label, names: names)
            }
        }
        if !hasTable { throw nearMiss ?? .noTable }
    }

    private func check(_ headings: Headings, _ sheet: String) throws {
        let missing = headings.missing(vocabulary)
        if !missing.isEmpty { throw RosterFileError.Cause.missingColumn(sheet: sheet, names: missing) }
    }
}

/// The names under which sheets are shown: each only once.
private struct SheetLabels {
    private var used: Set<String> = []

    mutating func label(file: String, sheet: String) -> String {
        var label = sheet
        if used.contains(label) { label = file == sheet ? file : "\(file)/\(sheet)" }
        var number = 2
        let stem = label
        while !used.insert(label).inserted {
            label = "\(stem) (\(number))"
            number += 1
        }
        return label
    }
}
