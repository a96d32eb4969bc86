import Operations
import PartyLife

/// The meeting of a branch, as far as it has come.
struct MeetingPage {
    let record: BranchRecord
    let words: OpenedWords
    let viewer: MeetingViewer
    let shell: Shell
    let now: Instant
    /// An identifier for the next criticism.
    let newID: String
    /// How far the meeting had come when it was read, or less.
    var version = 0
    /// The form that was refused.
    let typed: Typed?
    /// Whether it is written on paper: the record as it stands, without what it was before and without a form.
    var isOnPaper = false

    /// What can be sent from this page.
    enum Part: String {
        case open, attendance, observe, floor, order, speak, criticise, respond, remark, restate, note, close, cover,
            correct
        case noteDrop = "note-drop"

        /// What sending it asks for.
        var action: Action {
            switch self {
            case .open: .openMeeting
            case .attendance: .recordAttendance
            case .observe: .observe
            case .floor, .order: .leadMeeting
            case .note, .noteDrop: .speak
            case .speak, .restate: .speak
            case .criticise: .criticise
            case .respond: .respond
            case .remark: .remark
            case .close: .closeMeeting
            case .cover: .coverMember
            // Which of the records it is, the use case knows.
            case .correct: .viewBranch
            }
        }

        /// The section to which the page comes back.
        var section: String {
            switch self {
            case .respond: "criticise"
            case .observe: "content"
            case .open: "attendance"
            case .floor, .order: "now"
            case .note, .noteDrop: "outcomes"
            case .correct: "content"
            default: rawValue
            }
        }
    }

    struct Typed {
        let part: Part
        let form: Form
    }

    var language: Language { shell.preferences.language }
    var meeting: BranchMeeting { record.meeting }
    var facts: BranchFacts { record.facts }
    var path: String { Paths.step(record.place, "meeting") }

    func html(notice: Banner?) -> HTML {
        let lead = "\(record.organisation.name) · \(record.campaign.title)"
        let branch = Link(
            record.organisation.name, Paths.organisation(record.place.campaign, record.place.organisation))
        let title = language.text(meeting.isHeld ? "meeting.minutes" : "meeting.title")
        var shell = shell
        let sheets: [SheetKind] = meeting.isHeld ? [.minutes] : [.signIn, .blankMinutes]
        shell.printedInstead = sheets.map { $0.title(in: language) }
        return shell.page(title, lead: lead, trail: [branch], notice: notice) { html in
            html.overNotice(of: record, to: viewer.actor, in: language)
            switch meeting.state {
            case .preparing: preparing(&html)
            case .ready: opening(&html)
            case .inSession: session(&html)
            case .heldMakeUp, .held: minutes(&html)
            }
        }
    }

    /// What was typed into a form that was refused; `key` tells forms of the same part apart.
    func form(_ part: Part, _ key: String? = nil) -> Form? {
        guard let typed, typed.part == part, key == nil || typed.form["key"] == key else { return nil }
        return typed.form
    }

    func name(_ id: Member.ID?) -> String { id.flatMap { viewer.names[$0] } ?? record.name(id) }

    func names(_ ids: [Member.ID]) -> String { language.names(inOrder(ids).map(name)) }

    /// In the order of the branch's members.
    func inOrder(_ ids: [Member.ID]) -> [Member.ID] {
        let known = facts.branch.members.map(\.id).filter(ids.contains)
        return known + ids.filter { !known.contains($0) }
    }

    func says(_ refused: BranchMeeting.Refused) -> String {
        RefusalText(language: language, today: record.today, names: viewer.names).text(of: refused)
    }

    /// Why the rules would say no to this; nil where they would not.
    func refusal(of command: BranchMeeting.Command) -> BranchMeeting.Refused? {
        meeting.refusal(
            of: command, by: viewer.actor, at: now, knowing: .init(branch: facts, readiness: record.readiness))
    }

    func postForm(
        _ part: Part, key: String? = nil, _ html: inout HTML, content: (inout HTML) -> Void
    ) {
        html.postForm(to: "\(path)/\(part.rawValue)", token: shell.formToken, .class("form")) { html in
            if let key { html.input(.type(.hidden), .name("key"), .value(key)) }
            content(&html)
        }
    }

    func button(_ text: String, primary: Bool, _ html: inout HTML) {
        html.button(.class(primary ? "button button-primary" : "button"), text: text)
    }
}
