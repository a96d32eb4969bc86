import Foundation

/// A table of text (CSV): its encoding and separator found out, its rows handed on in UTF-8.
struct TextFile {
    private let bytes: Data
    private let encoding: TextEncoding
    private let separator: UInt8
    private let limits: RosterLimits

    /// - Parameter score: how much a row looks like a heading row; it decides between the separators.
    init(_ bytes: Data, limits: RosterLimits, score: (SheetRow) -> Int) throws {
        self.limits = limits
        let (encoding, offset) = try TextEncoding.detect(bytes, limits: limits)
        if encoding == .utf16 {
            self.bytes = try TextEncoding.utf8(fromUTF16: bytes)
            self.encoding = .utf8
        } else {
            self.bytes = bytes.dropFirst(offset)
            self.encoding = encoding
        }
        separator = try TextFile.separator(of: self.bytes, self.encoding, limits, score)
    }

    /// Hands the rows on until `take` returns false.
    func readRows(_ take: (inout SheetRow) throws -> Bool) throws {
        var rows = CSVRows(separator: separator, limits: limits)
        var isStopped = false
        let watched: (inout SheetRow) throws -> Bool = { row in
            let isWanted = try take(&row)
            isStopped = !isWanted
            return isWanted
        }
        try withoutActuallyEscaping(watched) { watched in
            try TextFile.pieces(of: bytes, encoding) { piece in
                try rows.feed(piece, watched)
                return !isStopped
            }
            try rows.finish(watched)
        }
    }

    /// Tab, semicolon or comma: that with which some row among the first has the most headings, then the most cells.
    private static func separator(
        of bytes: Data, _ encoding: TextEncoding, _ limits: RosterLimits, _ score: (SheetRow) -> Int
    ) throws -> UInt8 {
        var best: (separator: UInt8, score: Int, cells: Int) = (UInt8(ascii: ","), -1, -1)
        let sample = bytes.prefix(1 << 16)
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] {
            var rows = CSVRows(separator: separator, limits: limits)
            var (headings, cells) = (0, 0)
            // The last row of the sample may be cut off; the first ones are enough.
            try pieces(of: sample, encoding, isSample: true) { piece in
                try rows.feed(piece) { row in
                    headings = max(headings, score(row))
                    cells = max(cells, row.cells.count)
                    return row.number < 100
                }
                return true
            }
            if (headings, cells) > (best.score, best.cells) { best = (separator, headings, cells) }
        }
        return best.separator
    }

    /// The text in UTF-8, in pieces that end at line ends.
    private static func pieces(
        of bytes: Data, _ encoding: TextEncoding, isSample: Bool = false,
        _ take: (UnsafeBufferPointer<UInt8>) throws -> Bool
    ) throws {
        try bytes.withUnsafeBytes { raw in
            let all = raw.bindMemory(to: UInt8.self)
            if encoding == .utf8 {
                _ = try take(all)
                return
            }
            var text: [UInt8] = []
            var start = 0
            while start < all.count {
                var end = min(start + 1 << 17, all.count)
                // 0x0A is never part of a longer code, so a piece may end after it.
                if end < all.count || isSample {
                    while end > start, all[end - 1] != 0x0A, all[end - 1] != 0x0D { end -= 1 }
                    if end == start { end = min(nextLine(all, from: start), all.count) }
                }
                text.removeAll(keepingCapacity: true)
                let isText = GB18030.decode(Span(_unsafeElements: all).extracting(start..<end), into: &text)
                if !isText && !isSample { throw RosterFileError.Cause.notASpreadsheet }
                guard try text.withUnsafeBufferPointer(take) else { return }
                start = end
            }
        }
    }

    private static func nextLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        return index + 1
    }
}
