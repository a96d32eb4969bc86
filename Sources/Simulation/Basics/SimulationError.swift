/// Why a simulation stopped.
public enum SimulationError: Error, Equatable, Sendable {
    /// A data file, or a heading in it, is not there.
    case wordsMissing(String)
    /// There is no tree, or no branch with members in it.
    case nothingToPlay
    /// Nobody can hold the office, or nobody is there who may do what comes next.
    case nobodyFor(String, at: String)
    /// The loop refused a command that the honest path needs.
    case refused(command: String, at: String, by: String, on: String, refusal: String)
}
