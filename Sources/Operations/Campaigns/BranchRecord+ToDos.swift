import PartyLife
import Records

extension BranchRecord {
    /// What this person can do at this organisation now, the nearest deadline first.
    public func toDos(for actor: ActingPerson, on scope: Permissions.Scope) -> [ToDo] {
        let isOwn =
            actor.home == place.organisation || actor.holdings.contains { $0.organisation == place.organisation }
        guard facts.phase == .open || isOwn else { return [] }
        let toDos = isOwn ? BranchToDos(record: self, actor: actor).all : overseen(by: actor, on: scope)
        return toDos.sorted { ($0.due?.number ?? .max) < ($1.due?.number ?? .max) }
    }

    /// What those above, or of its guidance group, can do here.
    private func overseen(by actor: ActingPerson, on scope: Permissions.Scope) -> [ToDo] {
        func item(_ kind: ToDo.Kind, due: Day? = nil) -> ToDo {
            ToDo(
                kind: kind, place: place, organisationName: organisation.name,
                due: due ?? kind.deadline(in: facts.procedure))
        }
        var list: [ToDo] = []
        if plan.state == .submitted, Permissions.allows(.reviewPlan, to: actor, on: scope) {
            list.append(item(.reviewPlan))
        }
        if plan.state == .approved, meeting.state == .preparing, plan.effect?.passed != true,
            facts.procedure.asksForEffect(on: today), Permissions.allows(.reviewPlan, to: actor, on: scope)
        {
            list.append(item(.reviewEffect))
        }
        if meeting.state == .inSession, Permissions.allows(.observe, to: actor, on: scope) {
            list.append(item(.observeMeeting, due: today))
        }
        if Permissions.allows(.readExaminationUnderReview, to: actor, on: scope) {
            for leader in facts.leaders where examinations[leader] == .submitted {
                var review = item(.reviewExamination)
                (review.person, review.personName) = (leader, name(leader))
                list.append(review)
            }
        }
        return list
    }
}
