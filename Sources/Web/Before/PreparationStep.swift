import Hummingbird
import Operations
import PartyLife

/// What the pages of study, talks, opinions and self-examinations share: who looks at which branch, and what they may
/// do there.
struct PreparationStep: Sendable {
    let record: BranchRecord
    let person: SignedIn
    let shell: Shell
    private let scope: Permissions.Scope

    /// - Throws: ``AccessDenied`` for whoever may not see the branch; 404 where no meeting is held.
    init(_ site: Site, _ request: Request, _ context: WebContext) async throws {
        person = try context.signedIn()
        let place = try context.place()
        record = try await site.useCases.branch(at: place, as: person.actor)
        guard record.organisation.type.holdsMeeting else { throw PageError(.notFound) }
        scope = try await site.useCases.scope(of: place.organisation)
        shell = site.shell(request, context)
    }

    var language: Language { shell.preferences.language }
    var isMember: Bool { record.facts.branch.member(person.member) != nil }
    var procedure: Procedure { record.facts.procedure }

    /// Members of whom the step is asked: exempt ones stand apart.
    var expected: [Member] { record.facts.branch.members.filter { record.meeting.exemptions[$0.id] == nil } }

    /// Whether the reader may do this here, and to `subject` where it concerns a person.
    func allows(_ action: Action, about subject: Member.ID? = nil) -> Bool {
        var scope = scope
        if let subject { scope.subjects = [subject] }
        return record.offers(action, to: person.actor, on: scope)
    }

    /// Whether the reader can do what a command asks for, as things stand.
    func can<A: Aggregate>(_ command: A.Command, _ aggregate: A) -> AvailableAction
    where A.Command: ActionTaking, A.Facts == BranchFacts {
        record.available(command, on: aggregate, to: person.actor, on: scope)
    }

    /// The members of the branch, to choose from.
    func choices(_ isChoice: (Member) -> Bool = { _ in true }) -> [Choice] {
        record.facts.branch.members.filter(isChoice).map { Choice($0.id.text, $0.name) }
    }

    func path(_ step: String) -> String { Paths.step(record.place, step) }

    func day(_ day: Day) -> String { language.day(day, today: record.today) }

    func names(_ members: [Member.ID]) -> [String] { members.map(record.name) }

    /// Why something cannot be done now, in the rule's own sentence.
    func reason(_ refusal: any Refusal) -> String {
        RefusalText(language: language, today: record.today, names: record.names).text(of: refusal)
    }

    /// - Parameter printing: the sheets that are printed instead of a page which is not for paper.
    func page(
        _ title: String, notice: Banner?, below: Link? = nil, printing: [SheetKind] = [], _ content: HTML.Content
    ) -> HTML {
        var shell = shell
        shell.printedInstead = printing.map { $0.title(in: language) }
        let branch = Link(
            record.organisation.name, Paths.organisation(record.place.campaign, record.place.organisation))
        return shell.page(
            title, lead: record.campaign.title,
            trail: [Link(language.text("nav.home"), "/"), branch] + [below].compactMap(\.self), notice: notice
        ) { html in
            html.overNotice(of: record, to: person.actor, in: language)
            content(&html)
        }
    }

    /// How the step stands, and by when it has to be done.
    func status(_ step: Step, _ html: inout HTML) {
        let state = record.progress[step]
        html.p(.class("todo-due")) { html in
            switch state?.light {
            case .done: html.light(.onTime, word: language.text("light.done"), in: language)
            case let light?: html.light(StatusBadge(light), in: language)
            case nil: break
            }
            if let deadline = step.rule.deadline.day(in: procedure, heldOn: record.meeting.heldOn) {
                html.text(language.text("home.due", ["day": day(deadline)]))
            }
        }
    }
}

/// What a form must hold before the rules can be asked.
enum IncompleteForm: Refusal {
    static let area = "preparation"
    case noDay
    case noForm
    case noPerson
    case noWords
    case noChannel
    case noChoice
    case noTime
    /// A self-examination with gaps; they are marked at their fields.
    case partsMissing
}
