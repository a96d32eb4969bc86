import Operations
import PartyLife
import Records

/// Plays a campaign over whatever roster the records hold: every step by the person whose it is, through the same
/// commands as everyone, on a clock that is moved through the procedure's timetable.
public struct Simulation: Sendable {
    public let useCases: UseCases
    let clock: SetClock
    let seed: UInt64

    /// - Parameters:
    ///   - clock: is set while the campaign is played, and stands at its end afterwards.
    ///   - seed: decides every choice; together with ``SeededIdentifiers`` it decides every event.
    public init(
        records: Records, clock: SetClock, identifiers: any IdentifierSource = RandomIdentifiers(), seed: UInt64 = 1
    ) {
        useCases = UseCases(records: records, clock: clock, identifiers: identifiers)
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
    /// - Parameters:
    ///   - issuer: whose campaign it is, for all below it; the top unit's where none is named.
    ///   - progress: called with days played and days in all.
    public func run(
        _ campaign: Campaign.ID, title: String, procedure: Procedure, to extent: Extent = .through(.lookBack),
        by issuer: Organisation.ID? = nil, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> Outcome {
        let play = try CampaignPlayer(self, campaign, title: title, procedure, extent, issuer: issuer)
        return try await play.run(progress)
    }

    /// Plays the campaign of an earlier year, which one organisation below the top held for its branches: closed, its
    /// problems written off, what was not is carried over. The clock stands at its end.
    public func runPast(_ campaign: Campaign.ID, procedure: Procedure, by issuer: Organisation.ID) async throws
        -> Outcome
    {
        let year = String(procedure.window.opens.year)
        let title = try WordList(named: "zh-Hans").lines("past.title")[0].filled(["year": year])
        let play = try CampaignPlayer(self, campaign, title: title, procedure, .through(.lookBack), issuer: issuer)
        let outcome = try await play.run(nil)
        try await play.closeCampaign(by: issuer)
        return outcome
    }

    /// A procedure as it was in the last year in which it could end before a day.
    public static func past(of procedure: Procedure, endedBefore day: Day) -> Procedure? {
        (1...3).lazy.map { procedure.moved(byDays: -364 * $0) }.first { CampaignPlayer.end(of: $0) < day }
    }
}
