import Foundation

/// Opens a file, whatever it is, and hands on its sheets.
struct SheetSource {
    let limits: RosterLimits
    let vocabulary: RosterVocabulary

    typealias Rows = ((inout SheetRow) throws -> Bool) throws -> Void

    /// - Parameter body: the name of a sheet, and a function that reads its rows.
    func readSheets(of file: RosterFile, _ body: (String, Rows) throws -> Void) throws {
        switch try format(file.bytes) {
        case .workbook:
            try file.bytes.withUnsafeBytes { bytes in
                let workbook = try Workbook(bytes, limits: limits)
                for sheet in workbook.sheets where !isIgnored(sheet.name) {
                    try body(sheet.name) { take in try workbook.readRows(of: sheet, take) }
                }
            }
        case .text:
            let text = try TextFile(file.bytes, limits: limits) { Headings.score($0, vocabulary) }
            try body(file.name, text.readRows)
        }
    }

    private func isIgnored(_ name: String) -> Bool {
        let name = Folding.folded(name)
        return vocabulary.ignoredSheets.contains(where: name.contains)
    }

    private enum Format { case workbook, text }

    private func format(_ bytes: Data) throws -> Format {
        let head = [UInt8](bytes.prefix(8))
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            if bytes.count > limits.workbookBytes {
                throw RosterFileError.Cause.tooLarge(limit: limits.workbookBytes)
            }
            return .workbook
        }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            // A workbook with a password is an old container with a stream of this name.
            let mark = Data("EncryptedPackage".utf8.flatMap { [$0, 0] })
            throw bytes.range(of: mark) == nil ? RosterFileError.Cause.oldFormat : .encrypted
        }
        if bytes.count > limits.textBytes { throw RosterFileError.Cause.tooLarge(limit: limits.textBytes) }
        guard let first = firstSign(bytes) else { throw RosterFileError.Cause.noTable }
        let foreign = ["<", "%PDF", "{\\rtf"]
        let start = String(decoding: bytes[first...].prefix(5), as: UTF8.self)
        if foreign.contains(where: start.hasPrefix) { throw RosterFileError.Cause.notASpreadsheet }
        return .text
    }

    /// Where the text begins, after a byte order mark and white space.
    private func firstSign(_ bytes: Data) -> Data.Index? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? bytes.index(bytes.startIndex, offsetBy: 3) : bytes.startIndex
        return bytes[start...].firstIndex { $0 > 0x20 }
    }
}
