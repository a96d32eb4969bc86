/// Reads rows of RFC 4180 from pieces of bytes in any encoding that leaves ASCII as it is below 0x30.
///
/// LF, CR and CRLF end a row. A quotation mark counts at the start of a cell only; what follows a closing one is
/// taken as it stands.
struct CSVRows {
    private let separator: UInt8
    private let limits: RosterLimits
    private var row = SheetRow()
    private var start = 0
    private var isQuoted = false
    /// After a quotation mark inside quotation marks: it closes, unless another follows.
    private var isClosing = false
    private var wasQuoted = false
    private var isAfterReturn = false
    private var column = 0
    private var isStopped = false

    init(separator: UInt8, limits: RosterLimits) {
        self.separator = separator
        self.limits = limits
        row.start(number: 1)
    }

    /// The row that is being read.
    var number: Int { row.number }

    /// Hands rows on until `take` returns false; then nothing more is read.
    mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, _ take: (inout SheetRow) throws -> Bool) throws {
        var index = 0
        while index < bytes.count, !isStopped {
            if isQuoted, !isClosing {
                let plain = index
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
                try append(UnsafeBufferPointer(rebasing: bytes[plain..<index]))
                if index < bytes.count { isClosing = true }
                index += 1
                continue
            }
            let plain = index
            while index < bytes.count, !isSpecial(bytes[index]) { index += 1 }
            if index > plain {
                isClosing = false
                isQuoted = false
                isAfterReturn = false
                try append(UnsafeBufferPointer(rebasing: bytes[plain..<index]))
            }
            guard index < bytes.count else { return }
            try takeSpecial(bytes[index], take)
            index += 1
        }
    }

    /// Ends the last row.
    mutating func finish(_ take: (inout SheetRow) throws -> Bool) throws {
        if isStopped { return }
        if isQuoted, !isClosing { throw RosterFileError.Cause.openQuotation(row: row.number) }
        if !row.cells.isEmpty || row.bytes.count > start || wasQuoted { try endRow(take) }
    }

    private func isSpecial(_ byte: UInt8) -> Bool {
        byte == separator || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "\"")
    }

    private mutating func takeSpecial(_ byte: UInt8, _ take: (inout SheetRow) throws -> Bool) throws {
        if byte == UInt8(ascii: "\"") {
            isAfterReturn = false
            if isClosing {
                isClosing = false
                row.bytes.append(byte)
            } else if row.bytes.count == start, !wasQuoted {
                isQuoted = true
                wasQuoted = true
            } else {
                row.bytes.append(byte)
            }
            return
        }
        isQuoted = false
        isClosing = false
        if byte == separator {
            isAfterReturn = false
            try endCell()
        } else if byte == 0x0A, isAfterReturn {
            isAfterReturn = false
        } else {
            isAfterReturn = byte == 0x0D
            try endRow(take)
        }
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        row.bytes.append(contentsOf: bytes)
        if row.bytes.count > limits.rowBytes {
            throw isQuoted
                ? RosterFileError.Cause.openQuotation(row: row.number)
                : RosterFileError.Cause.tooLarge(limit: limits.rowBytes)
        }
    }

    private mutating func endCell() throws {
        if row.bytes.count > start {
            row.cells.append(SheetRow.Cell(column: column, range: start..<row.bytes.count, form: .text))
        }
        start = row.bytes.count
        wasQuoted = false
        column += 1
        if column > limits.columns { throw RosterFileError.Cause.tooManyColumns(limit: limits.columns) }
    }

    private mutating func endRow(_ take: (inout SheetRow) throws -> Bool) throws {
        try endCell()
        if row.number > limits.rows { throw RosterFileError.Cause.tooManyRows(limit: limits.rows) }
        isStopped = try !take(&row)
        row.start(number: row.number + 1)
        start = 0
        column = 0
    }
}
