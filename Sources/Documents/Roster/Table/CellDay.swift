import PartyLife

/// A day as written in a cell.
struct CellDay {
    var day: Day
    /// Only year and month were written; the day is the first.
    var isMonth = false

    /// Whether this surely comes before the other: by month where one of them is only a month.
    func isBefore(_ other: CellDay) -> Bool {
        guard isMonth || other.isMonth else { return day < other.day }
        return (day.year, day.month) < (other.day.year, other.day.month)
    }

    /// The same day some years later; 29 February becomes 1 March.
    func later(years: Int) -> CellDay {
        let (year, month, date) = day.civil
        let later = Day(year + years, month, date) ?? Day(year + years, month + 1, 1) ?? day
        return CellDay(day: later, isMonth: isMonth)
    }

    static let firstYear = 1900

    /// Nil when it is not a day from 1900 on.
    static func read(_ bytes: Span<UInt8>, form: SheetRow.Form, countsFrom1904: Bool) -> CellDay? {
        guard bytes.count <= 64 else { return nil }
        if let day = readPlain(bytes) { return day.year >= firstYear ? CellDay(day: day) : nil }
        guard let result = readLoosely(String(utf8: bytes), form, countsFrom1904), result.day.year >= firstYear
        else { return nil }
        return result
    }

    /// 2026-11-21, with any of `-/.` between.
    private static func readPlain(_ bytes: Span<UInt8>) -> Day? {
        guard bytes.count == 10, bytes[4] == bytes[7],
            bytes[4] == UInt8(ascii: "-") || bytes[4] == UInt8(ascii: "/") || bytes[4] == UInt8(ascii: ".")
        else { return nil }
        func figures(_ range: Range<Int>) -> Int {
            var number = 0
            for index in range {
                guard (0x30...0x39).contains(bytes[index]) else { return -1 }
                number = number * 10 + Int(bytes[index] - 0x30)
            }
            return number
        }
        let (year, month, day) = (figures(0..<4), figures(5..<7), figures(8..<10))
        return year < 0 ? nil : Day(year, month, day)
    }

    private static func readLoosely(_ text: String, _ form: SheetRow.Form, _ countsFrom1904: Bool) -> CellDay? {
        var signs = plain(text)
        if let time = signs.firstIndex(where: { $0 == UInt8(ascii: ":") }) {
            guard let end = signs[..<time].lastIndex(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "T") }),
                signs[end...].allSatisfy({ $0 <= UInt8(ascii: ":") || "TZ".utf8.contains($0) })
            else { return nil }
            signs.removeSubrange(end...)
        }
        signs.removeAll { $0 == UInt8(ascii: " ") }
        if signs.last == UInt8(ascii: "-") { signs.removeLast() }
        let parts = signs.split(omittingEmptySubsequences: false) {
            $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".")
        }
        guard parts.allSatisfy({ !$0.isEmpty && $0.count <= 8 && $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let figures = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        if parts[0].count == 4, parts.count > 1, parts.dropFirst().allSatisfy({ $0.count <= 2 }) {
            if parts.count == 3 { return Day(figures[0], figures[1], figures[2]).map { CellDay(day: $0) } }
            // The number 2021.1 may have been 2021.10 or 2021.1: a spreadsheet does not keep the zero.
            guard parts.count == 2, form != .number || parts[1].count == 2 else { return nil }
            return Day(figures[0], figures[1], 1).map { CellDay(day: $0, isMonth: true) }
        }
        guard parts.count == 1 || (parts.count == 2 && form == .number) else { return nil }
        return readFigures(parts[0].count, figures[0], countsFrom1904)
    }

    /// 20261121, 202611, or the number of a day (five figures).
    private static func readFigures(_ count: Int, _ number: Int, _ countsFrom1904: Bool) -> CellDay? {
        switch count {
        case 8: Day(number / 10_000, number / 100 % 100, number % 100).map { CellDay(day: $0) }
        case 6: Day(number / 100, number % 100, 1).map { CellDay(day: $0, isMonth: true) }
        case 5: Serial.day(Double(number), countsFrom1904: countsFrom1904).map { CellDay(day: $0) }
        default: nil
        }
    }

    /// In ASCII: full-width figures and signs as half-width, 年 and 月 as `-`, 日 as a blank, anything else as `?`.
    private static func plain(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0x5E74, 0x6708, 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
            case 0x65E5, 0x53F7: UInt8(ascii: " ")
            case 0x3002: UInt8(ascii: ".")
            default:
                Folding.isBlank(scalar) ? UInt8(ascii: " ") : UInt8(exactly: Folding.halfWidth(scalar).value) ?? 0x3F
            }
        }
    }
}
