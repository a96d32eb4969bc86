import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// The name of the field that tells one sending of a form from another.
let formOnceField = "form-once"

extension Form {
    /// What tells this request from every other: the same form sent twice with the same content, or the same
    /// `Idempotency-Key` of a script. Nil where neither is there.
    ///
    /// The content is part of it: a form that is gone back to, changed and sent again is a new request.
    func once(of request: Request, in session: String) -> String? {
        let header = HTTPField.Name("Idempotency-Key").flatMap { request.headers[$0] }
        guard let key = header ?? self[formOnceField], !key.isEmpty else { return nil }
        var hash = SHA256()
        func take(_ text: String) {
            hash.update(data: Data("\(text.utf8.count):".utf8))
            hash.update(data: Data(text.utf8))
        }
        for text in [session, request.method.rawValue, request.uri.path, key] { take(text) }
        for field in fields where field.name != formTokenField && field.name != formOnceField {
            take(field.name)
            take(field.value)
        }
        for upload in uploads {
            take(upload.field)
            hash.update(data: Data("\(upload.bytes.readableBytes):".utf8))
            upload.bytes.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
        }
        return Data(hash.finalize().prefix(16)).base64EncodedString()
    }
}
