import Operations
import PartyLife

/// A branch in the play.
final class Branch {
    let place: Place
    let organisation: Organisation
    /// Its number among the branches, from 0.
    let index: Int
    /// How far it is taken.
    let ending: Stage
    let speed: Speed
    /// Facts that were used for someone here, so that no two say the same.
    var usedFacts: Set<String> = []
    /// Sentences that were said here, so that others are said as long as there are any.
    var usedLines: Set<String> = []
    var ownFacts: [Member.ID: Fact] = [:]
    /// Who has not caught up with the others by the day of the meeting, where the superior is to decide.
    let laggard: Member.ID?
    /// Whether there was a campaign before, of which something may be left.
    let hasPast: Bool

    /// How a branch goes through its campaign.
    enum Speed {
        /// With the procedure's timetable.
        case usual
        /// Through the whole loop before the mixed day.
        case quick
        /// Prepared by the mixed day, the meeting after it, on it and not yet open, or on it and open.
        case ready, today, inSession
    }

    init(
        _ place: Place, _ organisation: Organisation, index: Int, ending: Stage, speed: Speed, hasLaggard: Bool,
        hasPast: Bool = false
    ) {
        self.hasPast = hasPast
        (self.place, self.organisation, self.index) = (place, organisation, index)
        (self.ending, self.speed) = (ending, speed)
        laggard =
            organisation.members.last { member in
                hasLaggard && !organisation.holders.contains { $0.member == member.id }
                    && member.profile.categories.isDisjoint(with: [.floating, .frail])
            }?.id
    }

    var id: Organisation.ID { place.organisation }

    /// Whether it is left in the middle of this stage, for a demo.
    func stops(within stage: Stage) -> Bool { speed == .quick && ending == stage }
    var roll: [Member.ID] { organisation.members.map(\.id) }

    func name(_ id: Member.ID) -> String { organisation.member(id)?.name ?? "" }

    func holder(_ offices: Office...) -> Member.ID? {
        offices.lazy.compactMap { self.organisation.holders(of: $0).first?.member }.first
    }

    /// Who keeps the branch's papers: never nobody, as every branch that is played has a secretary.
    func keeper() throws -> Member.ID {
        guard let keeper = holder(.organisationCommissioner, .deputySecretary, .secretary) else {
            throw SimulationError.nobodyFor("keeper", at: id.text)
        }
        return keeper
    }

    func secretary() throws -> Member.ID {
        guard let secretary = organisation.secretary?.member else {
            throw SimulationError.nobodyFor("secretary", at: id.text)
        }
        return secretary
    }

    /// Those whom a procedure lets lead, and who may need another's arrangement.
    func isSpecial(_ member: Member.ID) -> Bool {
        guard let profile = organisation.member(member)?.profile else { return false }
        return !profile.categories.isDisjoint(with: [.floating, .frail])
    }
}
