/// One numbered step of the schema. Once released it never changes.
public struct Migration: Sendable {
    /// Its place: 1, 2, 3… without gaps.
    public let number: Int
    /// What it does, in a few words, as "create-event".
    public let name: String
    let run: @Sendable (any Transaction) throws -> Void

    /// A step that may read and rewrite data.
    public init(number: Int, name: String, run: @escaping @Sendable (any Transaction) throws -> Void) {
        self.number = number
        self.name = name
        self.run = run
    }

    /// A step that is a list of statements.
    public init(number: Int, name: String, statements: @escaping @Sendable (Dialect) -> [String]) {
        self.init(number: number, name: name) { session in
            for sql in statements(session.dialect) { try session.execute(sql) }
        }
    }
}
