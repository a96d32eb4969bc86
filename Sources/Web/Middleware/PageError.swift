import HTTPTypes

/// A refusal that the reader is to understand: a status and a text of the catalogue.
public struct PageError: Error, Equatable, Sendable {
    public let status: HTTPResponse.Status
    /// A key of the catalogue that says what is wrong and what would make it right; without one the status's own text.
    public let key: String?

    public init(_ status: HTTPResponse.Status, _ key: String? = nil) {
        self.status = status
        self.key = key
    }
}
