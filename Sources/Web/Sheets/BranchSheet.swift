import Operations
import PartyLife

/// A sheet of a branch in a campaign; each kind is written in a file of its own.
struct BranchSheet {
    let step: PreparationStep
    let kind: SheetKind

    var language: Language { step.language }
    var record: BranchRecord { step.record }
    /// What stands on top; a form that is blank does not say so of itself.
    var title: String {
        switch kind {
        case .blankOutline: language.text("sheet.outline")
        case .opinionsForm: language.text("sheet.opinions-head")
        case .talkForm: language.text("sheet.talk-head")
        case .blankMinutes: language.text("sheet.minutes")
        default: kind.title(in: language)
        }
    }
    /// Branch and campaign, under the title.
    var lines: [String] { [branchName, campaignTitle] }
    var branchName: String { record.organisation.name }
    var campaignTitle: String { record.campaign.title }
    var today: String { language.fullDay(record.today) }

    func sheet(wide: Bool = false, large: Bool = false) -> Sheet {
        Sheet(
            shell: step.shell, title: title,
            back: Link(language.text("sheet.back"), Paths.step(record.place, "sheets")), isWide: wide, isLarge: large)
    }

    /// A sheet that cannot be filled yet, with what would make it right.
    func notYet(_ reason: String) -> HTML {
        sheet().html { html in
            html.sheetPage(title, lines) { $0.p(.class("sheet-note"), text: reason) }
        }
    }

    func day(_ day: Day?) -> String { day.map(language.fullDay) ?? "" }

    /// The day of the meeting, held or planned.
    var meetingDay: Day? { record.meeting.heldOn ?? record.plan.meetingDay }
    var meetingPlace: String {
        record.meeting.place.isEmpty ? record.plan.versions.last?.place ?? "" : record.meeting.place
    }

    var roll: [Member.ID] { record.facts.branch.roll(on: meetingDay ?? record.today) }

    /// Those who keep the branch's affairs, by name: whom one speaks to.
    var keepers: [String] {
        let offices: [Office] = [.secretary, .organisationCommissioner]
        return offices.compactMap { office in
            record.facts.branch.holders.first { $0.office == office }.map {
                language.text(
                    "sheet.holder", ["office": language.word("office", office), "name": record.name($0.member)])
            }
        }
    }
}
