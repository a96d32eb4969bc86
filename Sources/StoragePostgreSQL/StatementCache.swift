import CPostgreSQL
import Storage

/// A statement prepared on one connection, for values of certain types.
final class Statement {
    let name: String
    /// The type of each mark; nil where NULL stands in its place, since only nulls were given there so far.
    let types: [Oid?]
    /// The columns of its answers, once one was read.
    var columns: Columns?

    init(name: String, types: [Oid?]) {
        self.name = name
        self.types = types
    }

    /// A typed mark takes null too, so that a statement does not need a form for each set of nulls.
    func takes(_ values: [some Parameter]) -> Bool {
        zip(types, values).allSatisfy { type, value in value.type == nil || value.type == type }
    }
}

/// The statements of one connection by their text, each in one form or a few.
struct StatementCache {
    private final class Entry {
        let text: SQLText
        var forms: [Statement] = []

        init(_ text: SQLText) { self.text = text }
    }

    private static let limit = 500

    private var entries: [String: Entry] = [:]
    private var last = 0
    private(set) var count = 0

    var isFull: Bool { count >= Self.limit }

    /// The statement cut at its marks.
    mutating func text(_ sql: String) throws(StorageError) -> SQLText {
        if let entry = entries[sql] { return entry.text }
        let text = try SQLText(sql)
        if entries.count >= 2 * Self.limit { entries = entries.filter { !$0.value.forms.isEmpty } }
        entries[sql] = Entry(text)
        return text
    }

    func find(_ sql: String, for values: [some Parameter]) -> Statement? {
        entries[sql]?.forms.last { $0.takes(values) }
    }

    /// A new form of a statement, which keeps the types known for what is null now.
    mutating func add(_ text: SQLText, for values: [some Parameter]) -> Statement {
        let known = entries[text.sql]?.forms.last?.types ?? Array(repeating: nil, count: values.count)
        last += 1
        count += 1
        let statement = Statement(name: "s\(last)", types: zip(values, known).map { $0.type ?? $1 })
        let entry = entries[text.sql] ?? Entry(text)
        entry.forms.append(statement)
        entries[text.sql] = entry
        return statement
    }

    /// Forgets a form that the server refused.
    mutating func remove(_ statement: Statement, of sql: String) {
        guard let entry = entries[sql], let place = entry.forms.firstIndex(where: { $0 === statement }) else { return }
        entry.forms.remove(at: place)
        count -= 1
    }

    /// Forgets all forms, keeping the texts.
    mutating func removeForms() {
        for entry in entries.values { entry.forms = [] }
        count = 0
    }
}
