import Foundation
import PartyLife

/// A file as it was handed in.
public typealias RosterFile = (name: String, bytes: Data)

/// What was read: the rows that can be taken, and everything that is wrong with them.
public struct RosterReading: Equatable, Sendable {
    public var roster: Roster
    /// In the order of files, sheets, rows and columns.
    public var defects: [Roster.Defect]
    /// How many more defects there are than were kept.
    public var furtherDefects: Int
    /// Whether every row of organisations was sound, so that what is said of branches holds.
    public var hasSoundTree: Bool
    private let order: RosterOrder

    public init(
        roster: Roster = Roster(), defects: [Roster.Defect] = [], furtherDefects: Int = 0, hasSoundTree: Bool = true,
        order: RosterOrder = RosterOrder()
    ) {
        self.roster = roster
        self.defects = order.sorted(defects)
        self.furtherDefects = furtherDefects
        self.hasSoundTree = hasSoundTree
        self.order = order
    }

    /// With what stands against the rows beside what is known; what the file alone showed is not said twice.
    public func adding(_ found: [Roster.Defect]) -> RosterReading {
        guard hasSoundTree else { return self }
        var reading = self
        let said = Set(defects.map { Said(place: $0.place, reason: $0.reason) })
        reading.defects = order.sorted(
            defects + found.filter { !said.contains(Said(place: $0.place, reason: $0.reason)) })
        return reading
    }

    private struct Said: Hashable {
        let place: Roster.Place
        let reason: Roster.Reason
    }
}

/// In which order the files show their sheets, and each sheet its columns.
public struct RosterOrder: Equatable, Sendable {
    private var sheets: [String: Int] = [:]
    private var columns: [String: [String: Int]] = [:]

    public init() {}

    mutating func add(_ sheet: String, _ headings: Headings) {
        if sheets[sheet] == nil { sheets[sheet] = sheets.count }
        for (index, column) in headings.columns {
            if let title = headings.titles[column] { columns[sheet, default: [:]][title] = index }
        }
    }

    /// By sheet, row and column, so that someone can put the file right from the top down.
    public func sorted(_ defects: [Roster.Defect]) -> [Roster.Defect] {
        guard defects.count > 1 else { return defects }
        let keys = defects.enumerated().map { number, defect in
            Key(
                sheet: sheets[defect.place.sheet] ?? .max, row: defect.place.row,
                column: columns[defect.place.sheet]?[defect.column] ?? -1, number: number)
        }
        return keys.sorted().map { defects[$0.number] }
    }

    private struct Key: Comparable {
        let sheet, row, column, number: Int

        static func < (left: Key, right: Key) -> Bool {
            (left.sheet, left.row, left.column, left.number) < (right.sheet, right.row, right.column, right.number)
        }
    }
}

/// Why a file cannot be read at all.
public struct RosterFileError: Error, Equatable, Sendable {
    /// The name of the file.
    public var file: String
    public var cause: Cause

    public enum Cause: Error, Equatable, Sendable {
        /// Neither XLSX nor a table of text.
        case notASpreadsheet
        /// The old binary format (.xls, .et): to be saved as .xlsx.
        case oldFormat
        /// It ends too early.
        case truncated
        /// A part is broken: checksum, markup or reference.
        case damaged
        /// Protected by a password.
        case encrypted
        /// Larger than this number of bytes.
        case tooLarge(limit: Int)
        /// It would inflate to far more than any roster.
        case zipBomb
        /// Some rows are in UTF-8, others in GB18030; the first that differs from those above.
        case mixedEncoding(row: Int)
        /// A row is text in none of UTF-8, GB18030 and UTF-16.
        case unknownEncoding(row: Int)
        /// A quotation mark that opens in this row is never closed.
        case openQuotation(row: Int)
        /// A table lacks these columns; the first heading of each is given.
        case missingColumn(sheet: String, names: [String])
        /// No heading row of organisations or members was found.
        case noTable
        /// More rows in one sheet than this.
        case tooManyRows(limit: Int)
        /// More columns in one sheet than this.
        case tooManyColumns(limit: Int)
    }
}

/// What a file may take, so that no upload can exhaust the machine.
public struct RosterLimits: Sendable {
    /// Bytes of a workbook as uploaded.
    public var workbookBytes = 64 << 20
    /// Bytes of a text file as uploaded.
    public var textBytes = 512 << 20
    /// Bytes of all parts of a workbook together, inflated.
    public var inflatedBytes = 1 << 30
    /// Bytes of the shared strings of a workbook.
    public var sharedStringBytes = 256 << 20
    /// Inflated bytes for each compressed one, beyond the first 32 MiB.
    public var ratio = 400
    /// Parts of a workbook.
    public var entries = 10_000
    public var columns = 16_384
    public var rows = 1_048_576
    /// Bytes of one row.
    public var rowBytes = 16 << 20
    /// Defects kept; more are only counted.
    public var defects = 100_000

    public init() {}
}
