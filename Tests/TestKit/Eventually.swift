/// What a test waited for has not come.
public struct NeverHappened: Error {}

/// Waits until a condition holds. What does not come within a minute fails the test instead of holding up all others.
public func eventually(
    within limit: Duration = .seconds(60), isolation: isolated (any Actor)? = #isolation,
    _ condition: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + limit
    while try await !condition() {
        guard .now < end else { throw NeverHappened() }
        await Task.yield()
    }
}
