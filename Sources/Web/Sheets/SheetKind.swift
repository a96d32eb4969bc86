import Operations
import PartyLife

/// What can be printed for a branch.
enum SheetKind: String, CaseIterable {
    case noticeBoard = "notice-board"
    case qr
    case signIn = "sign-in"
    case ballot, outline, minutes, ledger
    case ledgerReport = "ledger-report"
    case commitments
    case blankOutline = "blank-outline"
    case opinionsForm = "opinions-form"
    case talkForm = "talk-form"
    case blankMinutes = "blank-minutes"

    /// 张贴, 会上用, 存档, 空白表.
    enum Use: String, CaseIterable { case putUp, inTheRoom, filed, blank }

    var use: Use {
        switch self {
        case .noticeBoard, .qr: .putUp
        case .signIn, .ballot, .outline: .inTheRoom
        case .minutes, .ledger, .ledgerReport, .commitments: .filed
        case .blankOutline, .opinionsForm, .talkForm, .blankMinutes: .blank
        }
    }

    /// What its reader must be allowed.
    var action: Action {
        switch self {
        case .noticeBoard, .ledgerReport: .viewProblemStates
        case .qr: .sortOpinions
        case .outline: .speak
        case .ledger, .commitments: .readWords
        case .signIn, .ballot, .minutes, .blankOutline, .opinionsForm, .talkForm, .blankMinutes: .viewBranch
        }
    }

    func title(in language: Language) -> String { language.text("sheet.\(rawValue)") }

    func path(at place: Place) -> String { Paths.step(place, "sheets/\(rawValue)") }

    func link(at place: Place, in language: Language) -> Link { Link(title(in: language), path(at: place)) }
}

extension HTML {
    /// Where what belongs to this page is printed.
    mutating func sheetLinks(_ kinds: [SheetKind], at place: Place, in language: Language) {
        guard !kinds.isEmpty else { return }
        p(.class("sheet-links unprinted")) { html in
            html.span(text: language.text("sheet.to-print"))
            for kind in kinds { html.a(.href(kind.path(at: place)), text: kind.title(in: language)) }
        }
    }
}

extension PreparationStep {
    /// Of these the ones that this reader may print.
    func printable(_ kinds: [SheetKind]) -> [SheetKind] { kinds.filter { allows($0.action) } }
}
