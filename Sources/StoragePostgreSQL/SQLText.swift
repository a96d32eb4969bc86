import Storage

/// A statement as it is written for all engines, cut at its `?` marks.
struct SQLText {
    let sql: String
    /// What stands between the marks: one more than there are marks.
    let pieces: [String]
    /// Its first word in capitals; empty if there is nothing but white space and comments.
    let verb: String
    /// Whether it changes rows, in the main part or in a WITH.
    let changesRows: Bool

    var marks: Int { pieces.count - 1 }

    /// Whether the statement is worth keeping prepared.
    var isPreparable: Bool { ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "VALUES"].contains(verb) }
    /// Whether its rows can be fetched from a cursor.
    var isQuery: Bool { ["SELECT", "VALUES"].contains(verb) || verb == "WITH" && !changesRows }

    /// What would end or leave the transaction under the store, or reach past it to the connection.
    private static let refused: Set = [
        "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "PREPARE", "EXECUTE",
        "DEALLOCATE", "DISCARD", "COPY", "SET", "RESET", "LISTEN", "UNLISTEN", "NOTIFY", "DECLARE", "FETCH", "MOVE",
        "CLOSE", "LOAD",
    ]

    init(_ sql: String) throws(StorageError) {
        var scanner = Scanner(sql)
        scanner.scan()
        self.sql = sql
        pieces = scanner.pieces
        verb = scanner.verb
        changesRows = scanner.changesRows
        guard !sql.utf8.contains(0) else { throw StorageError(.other, "a NUL in \(sql)") }
        guard !verb.isEmpty else { throw StorageError(.other, "no statement in \(sql)") }
        guard !Self.refused.contains(verb) else { throw StorageError(.other, "a body may not run \(sql)") }
    }

    /// The statement in PostgreSQL's form: `$1`, `$2`… for the marks of which `isParameter` is true, NULL for others.
    func numbered(_ isParameter: [Bool]) -> String {
        var result = pieces[0]
        var number = 0
        for (piece, isParameter) in zip(pieces.dropFirst(), isParameter) {
            if isParameter { number += 1 }
            result += isParameter ? "$\(number)" : "NULL"
            result += piece
        }
        return result
    }
}

/// Walks over a statement and tells marks from what stands in literals, quoted names and comments.
private struct Scanner {
    private let bytes: [UInt8]
    private var place = 0
    private var start = 0
    private(set) var pieces: [String] = []
    private(set) var verb = ""
    private(set) var changesRows = false

    init(_ sql: String) { bytes = Array(sql.utf8) }

    mutating func scan() {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "'"): skipQuoted(by: UInt8(ascii: "'"), escapes: false)
            case UInt8(ascii: "\""): skipQuoted(by: UInt8(ascii: "\""), escapes: false)
            case UInt8(ascii: "-") where next == UInt8(ascii: "-"): skipLine()
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"): skipComment()
            case UInt8(ascii: "$"): skipDollarQuoted()
            case UInt8(ascii: "?"): cut()
            case let byte where isWord(byte): readWord()
            default: place += 1
            }
        }
        pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    }

    private var next: UInt8? { place + 1 < bytes.count ? bytes[place + 1] : nil }

    private func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private mutating func cut() {
        pieces.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += 1
        start = place
    }

    private mutating func readWord() {
        let first = place
        while place < bytes.count, isWord(bytes[place]) || bytes[place] == UInt8(ascii: "$") { place += 1 }
        let word = String(decoding: bytes[first..<place], as: UTF8.self).uppercased()
        if verb.isEmpty { verb = word }
        if ["INSERT", "UPDATE", "DELETE"].contains(word) { changesRows = true }
        if word == "E", place < bytes.count, bytes[place] == UInt8(ascii: "'") {
            skipQuoted(by: UInt8(ascii: "'"), escapes: true)
        }
    }

    /// A doubled quote is two literals side by side here, which comes to the same.
    private mutating func skipQuoted(by quote: UInt8, escapes: Bool) {
        place += 1
        while place < bytes.count, bytes[place] != quote {
            place += escapes && bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        place = min(place + 1, bytes.count)
    }

    private mutating func skipLine() {
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n"), bytes[place] != UInt8(ascii: "\r") {
            place += 1
        }
    }

    /// Comments nest in PostgreSQL.
    private mutating func skipComment() {
        var depth = 0
        repeat {
            if bytes[place] == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
                depth += 1
                place += 2
            } else if bytes[place] == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
                depth -= 1
                place += 2
            } else {
                place += 1
            }
        } while depth > 0 && place < bytes.count
    }

    /// `$$ … $$` or `$name$ … $name$`, as bodies of functions are written.
    private mutating func skipDollarQuoted() {
        var end = place + 1
        while end < bytes.count, isWord(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else {
            place = end
            return
        }
        let tag = bytes[place...end]
        place = end + 1
        while place < bytes.count, !bytes[place...].starts(with: tag) { place += 1 }
        place = min(place + tag.count, bytes.count)
    }
}
