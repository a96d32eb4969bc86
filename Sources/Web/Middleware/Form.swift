import NIOCore

/// A submitted form or a query: names with their values in the order sent, and files.
public struct Form: Sendable, Equatable {
    public struct Field: Sendable, Equatable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A file sent with the form. Its name and type are what the browser claims and no more.
    public struct Upload: Sendable, Equatable {
        public let field: String
        /// The last part of the file's name, without folders.
        public let filename: String
        public let contentType: String
        public let bytes: ByteBuffer

        public init(field: String, filename: String, contentType: String, bytes: ByteBuffer) {
            self.field = field
            self.filename = filename
            self.contentType = contentType
            self.bytes = bytes
        }
    }

    public let fields: [Field]
    public let uploads: [Upload]
    /// The address that it was sent to.
    public var action = ""
    private let positions: [String: [Int]]

    public init(fields: [Field] = [], uploads: [Upload] = []) {
        self.fields = fields
        self.uploads = uploads
        positions = Dictionary(grouping: fields.indices) { fields[$0].name }
    }

    /// The first value under a name.
    public subscript(name: String) -> String? {
        positions[name]?.first.map { fields[$0].value }
    }

    /// The first value under a name without white space around it, or nil where nothing is left.
    public func trimmed(_ name: String) -> String? {
        guard let value = self[name] else { return nil }
        let start = value.firstIndex { !$0.isWhitespace }
        guard let start, let end = value.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        return String(value[start...end])
    }

    /// All values under a name: `a=1&a=2`.
    public func all(_ name: String) -> [String] {
        positions[name, default: []].map { fields[$0].value }
    }

    /// The values under `name[key]` in the order sent: `attendance[M1]=present`.
    public func indexed(_ name: String) -> [(key: String, value: String)] {
        fields.compactMap { field in
            guard field.name.hasPrefix("\(name)["), field.name.hasSuffix("]") else { return nil }
            return (String(field.name.dropFirst(name.count + 1).dropLast()), field.value)
        }
    }

    /// The file sent under a name, if one was chosen.
    public func upload(_ name: String) -> Upload? {
        uploads.first { $0.field == name }
    }
}
