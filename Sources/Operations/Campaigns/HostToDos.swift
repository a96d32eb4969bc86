import PartyLife
import Records

extension Reader {
    /// Guests who wait for a word of the units that the actor leads: that they are welcome, then that they came.
    func hostToDos(in campaign: CampaignRow, for actor: ActingPerson, on today: Day) throws -> [ToDo] {
        let led = Set(actor.holdings.map(\.organisation).filter { actor.receives(at: $0) }).sorted()
        let procedure = try load(Campaign.self, .campaign(campaign.id)).procedure
        let hasOpened = procedure.map { $0.window.opens <= today } ?? false
        let step = hasOpened ? Step.covering : .arrangements
        let due = procedure.flatMap { step.rule.deadline.day(in: $0, heldOn: nil) }
        return try led.compactMap { (id: Organisation.ID) -> ToDo? in
            let place = Place(campaign.id, id)
            let waiting = try guests(at: place).filter {
                $0.covered == nil && ($0.arrangement.confirmed == nil || hasOpened)
            }
            guard !waiting.isEmpty, let row = try organisation(id) else { return nil }
            return ToDo(
                kind: .receiveGuests, place: place, organisationName: row.name, due: due, count: waiting.count)
        }
    }
}
