import Operations
import PartyLife
import Records

/// Plays a campaign over whatever roster the records hold: every step by the person whose it is, through the same
/// commands as everyone, on a clock that is moved through the procedure's timetable.
public struct Simulation: Sendable {
    public let loop: Loop
    let clock: SetClock
    let seed: UInt64

    /// - Parameters:
    ///   - clock: is set while the campaign is played, and stands at its end afterwards.
    ///   - seed: decides every choice; together with ``SeededIdentifiers`` it decides every event.
    public init(
        records: Records, clock: SetClock, identifiers: any IdentifierSource = RandomIdentifiers(), seed: UInt64 = 1
    ) {
        loop = Loop(records: records, clock: clock, identifiers: identifiers)
        (self.clock, self.seed) = (clock, seed)
    }

    /// What was played.
    public struct Outcome: Sendable, Equatable {
        /// Commands that the loop took.
        public var commands: Int
        /// The position of the log before and after.
        public var positions: ClosedRange<Int64>
        public var days: ClosedRange<Day>
        /// How far each branch was taken.
        public var branches: [Organisation.ID: Stage]

        public var events: Int { Int(positions.upperBound - positions.lowerBound) }
    }

    /// Appoints the officers whom the roster lacks, then plays a campaign.
    ///
    /// The roster must be in the records, dated no later than the first day. Throws ``SimulationError``; a refusal of
    /// the loop ends the play.
    ///
    /// - Parameter progress: called with days played and days in all.
    public func run(
        _ campaign: Campaign.ID, title: String, procedure: Procedure, to extent: Extent = .through(.lookBack),
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> Outcome {
        let play = try Play(self, campaign, title: title, procedure, extent)
        return try await play.run(progress)
    }
}
