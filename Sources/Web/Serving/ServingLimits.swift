/// What one server bears of its connections.
public struct ServingLimits: Sendable {
    /// A head that is not whole after so many seconds, a body that does not come on, an answer that is not fetched and a
    /// connection on which nothing is asked are ended.
    public var seconds: Int
    /// Bytes a second that a body must bring on the average, when the seconds are over.
    public var bodyRate = 16_384
    /// The longest time that a body may take, however steadily it comes.
    public var longestBody = 900
    /// Connections at a time; more wait until one is free.
    public var connections: Int

    public init(seconds: Int = 20, connections: Int = 4_000) {
        (self.seconds, self.connections) = (seconds, connections)
    }
}
