/// One row of a sheet. The next row takes over its memory.
struct SheetRow {
    /// As the spreadsheet numbers it, from 1.
    var number = 0
    /// The text of all cells, one after the other.
    var bytes: [UInt8] = []
    var cells: [Cell] = []
    /// Whether days are counted from 1904-01-01.
    var countsFrom1904 = false
    /// Where the roster's columns stand.
    var fields = TableFields()

    struct Cell {
        /// From 0.
        var column: Int
        var range: Range<Int>
        var form: Form
    }

    enum Form: UInt8 { case text, number, error }

    mutating func start(number: Int) {
        self.number = number
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
    }

    func text(_ cell: Cell) -> String { String(utf8: bytes.span.extracting(cell.range)) }

    /// Takes white space and invisible signs off both ends of a cell.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper {
            let width = blank(at: lower, before: upper)
            if width == 0 { break }
            lower += width
        }
        while upper > lower {
            if bytes[upper - 1] <= 0x20 {
                upper -= 1
            } else if upper - lower >= 2, blank(at: upper - 2, before: upper) == 2 {
                upper -= 2
            } else if upper - lower >= 3, blank(at: upper - 3, before: upper) == 3 {
                upper -= 3
            } else {
                break
            }
        }
        return lower..<upper
    }

    /// The width of the blank sign here: white space of ASCII, U+00A0, U+2000–200F, U+202F, U+2060, U+3000, U+FEFF.
    private func blank(at index: Int, before end: Int) -> Int {
        let first = bytes[index]
        if first <= 0x20 { return 1 }
        if first == 0xC2 { return index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0 }
        guard first == 0xE2 || first == 0xE3 || first == 0xEF, index + 2 < end else { return 0 }
        switch (first, bytes[index + 1], bytes[index + 2]) {
        case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF):
            return 3
        default: return 0
        }
    }
}

extension String {
    /// The text of these bytes; what is not UTF-8 becomes U+FFFD.
    init(utf8 bytes: Span<UInt8>) {
        self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
