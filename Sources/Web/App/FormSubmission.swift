import HTTPTypes
import Hummingbird
import Operations
import PartyLife

extension Site {
    /// Does what a form asks for. Done, it goes on to `path` with a word of what was done; refused, the page with the
    /// form is drawn again with the reason on top and everything that was typed still in it.
    ///
    /// - Parameters:
    ///   - done: a key below `done.` of the catalogue.
    ///   - again: draws the page of the form anew.
    func act(
        _ context: WebContext, then path: String, done: String, _ action: (ActingPerson) async throws -> Void,
        again: (Banner) async throws -> HTML
    ) async throws -> Response {
        try await act(context, then: path, done: done, action, again: { _, notice in try await again(notice) })
    }

    /// The same for a page that knows more of a refusal than its words.
    func act(
        _ context: WebContext, then path: String, done: String, _ action: (ActingPerson) async throws -> Void,
        again: (any Error, Banner) async throws -> HTML
    ) async throws -> Response {
        let person = try context.signedIn()
        do {
            try await action(person.actor)
        } catch is SentBefore {
            // Sent twice: what it asked for is done.
        } catch {
            guard let notice = await notice(of: error, in: context) else { throw error }
            return try await again(error, notice).response(status: .unprocessableContent)
        }
        return .redirect(to: SafePath.appending([("done", done)], to: path))
    }

    /// What was just done, for the page that an action led to.
    func doneNotice(_ request: Request, in context: WebContext) -> Banner? {
        guard let done = request.uri.queryParameters["done"].map(String.init), context.language.has("done.\(done)")
        else {
            return nil
        }
        return Banner(.success, context.language.text("done.\(done)"))
    }
}

extension WebContext {
    /// The campaign and organisation that the address names.
    func place() throws -> Place {
        guard let campaign = parameters.get("campaign").flatMap({ Campaign.ID($0) }),
            let organisation = parameters.get("organisation").flatMap({ Organisation.ID($0) })
        else { throw PageError(.notFound) }
        return Place(campaign, organisation)
    }

    func identifier<T>(_ name: String, of: T.Type) throws -> Identifier<T> {
        guard let identifier = parameters.get(name).flatMap({ Identifier<T>($0) }) else { throw PageError(.notFound) }
        return identifier
    }
}

extension Form {
    /// A date field's value.
    func day(_ name: String) -> Day? { trimmed(name).flatMap { Day($0) } }

    func identifier<T>(_ name: String, of: T.Type) -> Identifier<T>? { trimmed(name).flatMap { Identifier<T>($0) } }

    func identifiers<T>(_ name: String, of: T.Type) -> [Identifier<T>] { all(name).compactMap { Identifier<T>($0) } }

    /// A field whose value is the code of a choice.
    func choice<C: RawRepresentable<String>>(_ name: String, of: C.Type) -> C? {
        self[name].flatMap { C(rawValue: $0) }
    }

    func choices<C: RawRepresentable<String>>(_ name: String, of: C.Type) -> [C] {
        all(name).compactMap { C(rawValue: $0) }
    }

    func words(_ name: String) -> Words? { self[name].flatMap { Words($0) } }
}
