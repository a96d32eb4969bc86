import Foundation

/// The encodings in which tables of text come.
enum TextEncoding {
    case utf8, gb18030, utf16

    /// The encoding, and how many bytes of a byte order mark (BOM) come first.
    ///
    /// - Throws: `mixedEncoding` when some rows are UTF-8 and others GB18030, `unknownEncoding` when a row is
    ///   neither, `notASpreadsheet` when it is no text.
    static func detect(_ bytes: Data, limits: RosterLimits) throws -> (encoding: TextEncoding, offset: Int) {
        let head = [UInt8](bytes.prefix(3))
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return (.utf16, 2) }
        let offset = head == [0xEF, 0xBB, 0xBF] ? 3 : 0
        return try bytes.withUnsafeBytes { raw in
            let all = raw.bindMemory(to: UInt8.self)
            let text = UnsafeBufferPointer(rebasing: all[offset...])
            if text.contains(0) { throw RosterFileError.Cause.notASpreadsheet }
            if isUTF8(text) { return (.utf8, offset) }
            try checkRows(text, startsAsUTF8: offset > 0, limits: limits)
            return (.gb18030, 0)
        }
    }

    static func utf8(fromUTF16 bytes: Data) throws -> Data {
        let isBigEndian = bytes.first == 0xFE
        let units = stride(from: bytes.startIndex + 2, to: bytes.endIndex - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
            throw RosterFileError.Cause.unknownEncoding(row: 1)
        }
        return Data(text.utf8)
    }

    /// Which encoding a row gives evidence of.
    private enum Evidence { case none, utf8, gb18030 }

    /// Goes through a file that is not UTF-8 as a whole, row by row.
    private static func checkRows(
        _ text: UnsafeBufferPointer<UInt8>, startsAsUTF8: Bool, limits: RosterLimits
    ) throws {
        // Quotation marks and line ends are the same bytes in both; which separator it is does not matter here.
        var rows = CSVRows(separator: UInt8(ascii: ","), limits: limits)
        var first = startsAsUTF8 ? Evidence.utf8 : Evidence.none
        let take: (inout SheetRow) throws -> Bool = { row in
            let evidence = try evidence(row)
            if first == .none { first = evidence }
            if evidence != .none, evidence != first { throw RosterFileError.Cause.mixedEncoding(row: row.number) }
            return true
        }
        try rows.feed(text, take)
        try rows.finish(take)
    }

    private static func evidence(_ row: SheetRow) throws -> Evidence {
        if row.bytes.allSatisfy({ $0 < 0x80 }) { return .none }
        let isGB18030 = row.cells.allSatisfy { GB18030.isValid(row.bytes.span.extracting($0.range)) }
        guard row.bytes.withUnsafeBufferPointer(isUTF8) else {
            if !isGB18030 { throw RosterFileError.Cause.unknownEncoding(row: row.number) }
            return .gb18030
        }
        // A short word in GB18030 may happen to be UTF-8 as well, of Latin and Greek letters: then it tells nothing.
        let isUnlikelyChance = row.text.unicodeScalars.allSatisfy { $0.isASCII || $0.value >= 0x2000 }
        return isUnlikelyChance || !isGB18030 ? .utf8 : .none
    }

    private static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (try? UTF8Span(validating: Span(_unsafeElements: bytes))) != nil
    }
}

extension SheetRow {
    /// The text of all cells.
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
