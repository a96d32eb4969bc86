import PartyLife
import Records

/// A command that says which action it is. Who may do it is asked by that alone, when it is sent and before a page shows
/// its button.
public protocol ActionTaking: Sendable {
    var action: Action { get }
}

extension Commit {
    /// Does what a command asks for: first whether the actor may, then whether the rules take it.
    ///
    /// - Parameters:
    ///   - organisation: the one whose matter it is.
    ///   - subjects: the persons whom it concerns.
    /// - Throws: ``AccessDenied``, or the refusal of the rules; nothing is left behind then.
    func act<A: Recorded>(
        _ command: A.Command, on type: A.Type, _ stream: Stream, at organisation: Organisation.ID,
        about subjects: [Member.ID] = [], as actor: ActingPerson, knowing facts: @autoclosure () throws -> A.Facts
    ) throws where A.Command: ActionTaking {
        try reader.authorise(command.action, to: actor, on: organisation, subjects: subjects)
        try perform(command, on: type, stream, knowing: try facts())
    }

    /// Does what a command asks for of a branch's step.
    func act<A: Recorded>(
        _ command: A.Command, on type: A.Type, at place: Place, as actor: ActingPerson
    ) throws where A.Command: ActionTaking, A.Facts == BranchFacts {
        try act(
            command, on: type, place.stream(type), at: place.organisation, as: actor, knowing: try branchFacts(place))
    }
}
