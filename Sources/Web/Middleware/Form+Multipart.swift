import HTTPTypes
import NIOCore

extension Form {
    private static var headerLimit: Int { 8_192 }

    /// Reads `multipart/form-data` (RFC 7578) that is wholly in memory; files share the memory of `body`.
    /// - Throws: ``PageError`` 400 where a boundary, a header or the end is missing or text is not UTF-8.
    public init(multipart body: ByteBuffer, boundary: String) throws {
        guard !boundary.isEmpty, boundary.utf8.count <= 70 else { throw Self.incomplete }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        var fields: [Field] = []
        var uploads: [Upload] = []
        var rest = body
        guard rest.skip(delimiter.dropFirst(2)) else { throw Self.incomplete }
        while true {
            if rest.skip("--".utf8) { break }
            guard rest.skip("\r\n".utf8), fields.count + uploads.count < Self.fieldLimit else { throw Self.incomplete }
            let part = try PartHeader(Self.headerLines(of: &rest))
            guard let length = rest.distance(to: delimiter), let content = rest.readSlice(length: length) else {
                throw Self.incomplete
            }
            rest.moveReaderIndex(forwardBy: delimiter.count)
            guard let filename = part.filename else {
                fields.append(Field(name: part.name, value: try FormText.decoded(content.readableBytesView)))
                continue
            }
            if !filename.isEmpty || length > 0 {
                let type = part.contentType
                uploads.append(Upload(field: part.name, filename: filename, contentType: type, bytes: content))
            }
        }
        self.init(fields: fields, uploads: uploads)
    }

    private static func headerLines(of rest: inout ByteBuffer) throws -> [String] {
        let end = Array("\r\n\r\n".utf8)
        guard let length = rest.distance(to: end), length <= headerLimit,
            let head = rest.readSlice(length: length)
        else { throw incomplete }
        rest.moveReaderIndex(forwardBy: end.count)
        let lines = String(validating: head.readableBytesView, as: UTF8.self)?.split(separator: "\r\n")
        guard let lines else { throw PageError(.badRequest, "error.form.encoding") }
        return lines.map(String.init)
    }

    static var incomplete: PageError { PageError(.badRequest, "error.form.upload") }
}

extension ByteBuffer {
    /// Moves past `bytes` if they come next.
    fileprivate mutating func skip(_ bytes: some Collection<UInt8>) -> Bool {
        guard readableBytesView.starts(with: bytes) else { return false }
        moveReaderIndex(forwardBy: bytes.count)
        return true
    }

    /// How many bytes come before the next `pattern`.
    fileprivate func distance(to pattern: [UInt8]) -> Int? {
        withUnsafeReadableBytes { bytes in
            var index = 0
            while index <= bytes.count - pattern.count {
                // The first byte of a boundary is rare in a file; only there is the rest compared.
                guard let found = bytes[index...].firstIndex(of: pattern[0]) else { return nil }
                if bytes[found...].starts(with: pattern) { return found }
                index = found + 1
            }
            return nil
        }
    }
}
