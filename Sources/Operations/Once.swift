import Records

/// What a request that was done before is answered with.
public typealias SentBefore = AlreadyDone

extension UseCases {
    /// What is done within belongs to one request, and is done once however often that is sent.
    ///
    /// - Parameter request: what tells the request from every other; nil where each sending is one of its own.
    /// - Throws: ``SentBefore`` where it was done before.
    public static func once<T>(
        _ request: String?, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
    ) async rethrows -> T {
        try await OnceKey.$current.withValue(
            request.map(OnceKeys.init(request:)), operation: body, isolation: isolation)
    }
}
