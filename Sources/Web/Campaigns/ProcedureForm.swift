import Documents
import PartyLife

/// A campaign as it stands in the editor: fields are named as the places of a procedure file, so that what the check
/// finds is shown at its field.
struct ProcedureForm {
    var title: String
    var procedure: Procedure
    /// What is wrong, by field.
    private(set) var errors: [String: String] = [:]

    init(title: String, procedure: Procedure) { (self.title, self.procedure) = (title, procedure) }

    /// What was typed; what cannot be read keeps its value of `base` and is marked.
    init(_ form: Form, base: Procedure, in language: Language) {
        var reading = Reading(form: form, procedure: base, language: language)
        reading.read()
        (title, procedure, errors) = ((form["title"] ?? "").trimmed, reading.procedure, reading.errors)
    }

    /// Marks everything that the rules find, at its field.
    mutating func check(in language: Language) {
        if title.isEmpty { mark("title", language.text("refusal.campaign.titleMissing")) }
        for defect in procedure.defects {
            mark(Self.field(of: defect.path), language.text("procedure-defect.\(defect.reason.rawValue)"))
        }
    }

    mutating func mark(_ field: String, _ error: String) {
        if errors[field] == nil { errors[field] = error }
    }

    /// The field where a defect of a whole list is shown.
    private static func field(of path: String) -> String {
        switch path {
        case "aspects", "study.texts", "study.further": "\(path)[0].title"
        case "gates": "opinions.minimumChannels"
        default: path
        }
    }

    /// Numbers, by field.
    static let numbers: [(name: String, path: any WritableKeyPath<Procedure, Int> & Sendable)] =
        Procedure.SpanField.all.map { ($0.name, $0.path) } + [("opinions.minimumChannels", \.opinions.minimumChannels)]

    /// How far each kind of pair must have talked, by field.
    static let pairs: [(name: String, path: any WritableKeyPath<Procedure, Procedure.Talks.PairRule> & Sendable)] = [
        ("talks.secretaryCommittee", \.talks.secretaryCommittee),
        ("talks.committeeCommittee", \.talks.committeeCommittee),
        ("talks.committeeMember", \.talks.committeeMember), ("talks.memberMember", \.talks.memberMember),
    ]

    /// Switches, by field.
    static let switches: [(name: String, path: any WritableKeyPath<Procedure, Bool> & Sendable)] = [
        ("review.examinations", \.review.examinations), ("session.leadersFirst", \.session.leadersFirst),
        ("session.everyoneCriticised", \.session.everyoneCriticised),
    ]
}
