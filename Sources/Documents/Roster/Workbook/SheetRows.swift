import Foundation
import PartyLife

/// Reads the rows of one sheet as a stream.
struct SheetRows {
    let strings: SharedStrings
    let styles: CellStyles
    let countsFrom1904: Bool
    let limits: RosterLimits

    private var row = SheetRow()
    private var isInRow = false
    private var isInCell = false
    private var isInText = false
    private var phonetic = 0
    private var column = -1
    private var style = 0
    private var type = CellType.number
    private var start = 0
    private var count = 0

    private enum CellType { case number, shared, text, boolean, error, day }

    init(strings: SharedStrings, styles: CellStyles, countsFrom1904: Bool, limits: RosterLimits) {
        (self.strings, self.styles, self.limits) = (strings, styles, limits)
        self.countsFrom1904 = countsFrom1904
        row.countsFrom1904 = countsFrom1904
    }

    /// Hands the rows on until `take` returns false.
    mutating func read(_ scanner: inout XMLScanner, _ take: (inout SheetRow) throws -> Bool) throws {
        while true {
            switch try scanner.next() {
            case .start: try startElement(&scanner)
            case .text: if isInText { try scanner.appendText(to: &row.bytes) }
            case .end: if try !endElement(&scanner, take) { return }
            case .finish: return
            }
            if row.bytes.count > limits.rowBytes { throw RosterFileError.Cause.zipBomb }
        }
    }

    private mutating func startElement(_ scanner: inout XMLScanner) throws {
        if scanner.named("c") {
            guard isInRow else { return }
            try startCell(&scanner)
        } else if scanner.named("v") || scanner.named("t") {
            isInText = isInCell && phonetic == 0
        } else if scanner.named("row") {
            var number = row.number + 1
            while scanner.nextAttribute() {
                if scanner.attributeNamed("r") { number = decimal(scanner) }
            }
            count += 1
            guard number >= 1 else { throw RosterFileError.Cause.damaged }
            guard number <= limits.rows, count <= limits.rows else {
                throw RosterFileError.Cause.tooManyRows(limit: limits.rows)
            }
            row.start(number: number)
            isInRow = true
            column = -1
        } else if scanner.named("rPh") {
            phonetic += 1
        }
    }

    private mutating func startCell(_ scanner: inout XMLScanner) throws {
        column += 1
        style = 0
        type = .number
        while scanner.nextAttribute() {
            if scanner.attributeNamed("r") {
                column = referencedColumn(scanner) ?? column
            } else if scanner.attributeNamed("s") {
                style = decimal(scanner)
            } else if scanner.attributeNamed("t") {
                type = cellType(scanner)
            }
        }
        if column >= limits.columns { throw RosterFileError.Cause.tooManyColumns(limit: limits.columns) }
        isInCell = true
        start = row.bytes.count
    }

    /// False when no more rows are wanted.
    private mutating func endElement(
        _ scanner: inout XMLScanner, _ take: (inout SheetRow) throws -> Bool
    ) throws -> Bool {
        if scanner.named("c") {
            if isInCell { try endCell() }
            isInCell = false
            isInText = false
        } else if scanner.named("v") || scanner.named("t") {
            isInText = false
        } else if scanner.named("row"), isInRow {
            isInRow = false
            return try take(&row)
        } else if scanner.named("rPh") {
            phonetic -= 1
        }
        return true
    }

    private mutating func endCell() throws {
        guard row.bytes.count > start else { return }
        var form = SheetRow.Form.text
        switch type {
        case .text: XMLReferences.resolveEscapes(in: &row.bytes, from: start)
        case .day, .boolean: break
        case .error: form = .error
        case .shared:
            guard let index = Int(String(decoding: row.bytes[start...], as: UTF8.self).trimmed),
                let range = strings.range(index)
            else { throw RosterFileError.Cause.damaged }
            row.bytes.removeSubrange(start...)
            row.bytes.append(contentsOf: strings.bytes[range])
        case .number: form = endNumber()
        }
        row.cells.append(SheetRow.Cell(column: column, range: start..<row.bytes.count, form: form))
    }

    /// Writes a number as people read it: without exponent, and a date as a date.
    private mutating func endNumber() -> SheetRow.Form {
        let isDate = styles.isDate(style)
        if !isDate, row.bytes[start...].allSatisfy({ (0x30...0x39).contains($0) }) { return .number }
        let text = String(decoding: row.bytes[start...], as: UTF8.self).trimmed
        guard let number = Double(text), number.isFinite else { return .text }
        if isDate, let day = Serial.day(number, countsFrom1904: countsFrom1904) {
            replace(with: day.description)
            return .text
        }
        if number == number.rounded(), number.magnitude < 1e15 {
            replace(with: String(Int64(number)))
        } else {
            replace(with: String(format: "%.15g", number))
        }
        return .number
    }

    private mutating func replace(with text: String) {
        row.bytes.removeSubrange(start...)
        row.bytes.append(contentsOf: text.utf8)
    }

    private func decimal(_ scanner: borrowing XMLScanner) -> Int {
        var number = 0
        for index in scanner.attributeValue {
            let byte = scanner.byte(index)
            guard (0x30...0x39).contains(byte), number < 1 << 40 else { return -1 }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    /// The column of a reference such as C5; nil when there are no letters.
    private func referencedColumn(_ scanner: borrowing XMLScanner) -> Int? {
        var number = 0
        for index in scanner.attributeValue {
            let byte = scanner.byte(index) & 0xDF
            guard (0x41...0x5A).contains(byte), number < 1 << 24 else { break }
            number = number * 26 + Int(byte - 0x40)
        }
        return number == 0 ? nil : number - 1
    }

    private func cellType(_ scanner: borrowing XMLScanner) -> CellType {
        let value = scanner.attributeValue
        switch value.isEmpty ? 0 : scanner.byte(value.lowerBound) {
        case UInt8(ascii: "s"): return value.count == 1 ? .shared : .text
        case UInt8(ascii: "i"): return .text
        case UInt8(ascii: "b"): return .boolean
        case UInt8(ascii: "e"): return .error
        case UInt8(ascii: "d"): return .day
        default: return .number
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
