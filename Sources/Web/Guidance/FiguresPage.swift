import Operations
import PartyLife

/// All figures of an organisation as of a day, to be printed and filed.
struct FiguresPage {
    let record: FiguresRecord
    let shell: Shell

    private var language: Language { shell.preferences.language }

    /// Nothing is known of a campaign before it was issued.
    private var known: Figures? { record.asOf >= record.campaign.issued ? record.figures : nil }

    func html() -> HTML {
        let path = Paths.organisation(record.campaign.id, record.organisation.id)
        let asOf = language.text("figures.as-of-day", ["day": language.fullDay(record.asOf)])
        return shell.page(
            language.text("figures.title"),
            lead: [record.organisation.name, record.campaign.title, asOf].joined(separator: " · "),
            trail: [Link(record.organisation.name, path)]
        ) { html in
            html.form(.class("filters unprinted"), .get, .action(path + "/figures"), .data("autosubmit", "")) { html in
                html.input(
                    Field("asOf", label: language.text("figures.as-of"), value: record.asOf.description), type: .date,
                    in: language, .max(record.today.description))
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("button.search"))
                    html.printButton(language.text("button.print"))
                }
            }
            html.p(
                text: Summary.text(
                    figures: known, organisation: record.called, campaign: record.campaign.title,
                    asOf: record.asOf, language: language))
            html.p(.class("hint"), text: language.text("figures.definitions-hint"))
            guard let figures = known else { return }
            for group in Group.allCases {
                html.section(.class("block")) { html in
                    let title = language.text("figures-group.\(group.rawValue)")
                    html.h2(text: title)
                    html.table(group.metrics, caption: title, columns: Column.metrics(figures, language))
                }
            }
        }
    }

    /// Every metric stands in one of these.
    enum Group: String, CaseIterable {
        case roster, before, meeting, after

        var metrics: [Metric] {
            switch self {
            case .roster: [.branches, .members, .membersExpected]
            case .before:
                [
                    .noticesReceived, .plansSubmitted, .plansApproved, .studySessions, .studyAttendances, .talks,
                    .opinionsRaw, .opinionsMerged, .opinionVoices, .examinationsSubmitted, .examinationsAccepted,
                ]
            case .meeting:
                [.held, .membersCovered, .present, .coveredOtherwise, .exempt, .speeches, .criticisms, .remarks]
            case .after:
                [
                    .problemsKept, .problemsFound, .problemsMerged, .practicalFound, .practicalSolved,
                    .problemsWithMeasures, .problemsPosted, .problemsDone, .problemsSolved, .problemsAccepted,
                    .problemsWrittenOff, .problemsReopened, .problemsOverdue, .problemsOpen,
                ]
            }
        }
    }
}
