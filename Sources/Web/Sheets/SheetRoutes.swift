import Hummingbird
import Operations
import PartyLife

/// What is printed and put up or filed: an overview, and each sheet under an address of its own.
struct SheetRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let sheets = router.group("campaigns/:campaign/organisations/:organisation/sheets")
        sheets.get { request, context in
            SheetsPage(step: try await PreparationStep(site, request, context)).html()
        }
        for kind in SheetKind.allCases {
            sheets.get(RouterPath(kind.rawValue)) { request, context in try await sheet(kind, request, context) }
        }
        // A paper that its author shows, or that lies with whoever reads it.
        sheets.get("outline/:member") { request, context in
            let step = try await PreparationStep(site, request, context)
            let author = try context.identifier("member", of: Member.self)
            return try await outline(of: author, BranchSheet(step: step, kind: .outline))
        }
    }

    private func sheet(_ kind: SheetKind, _ request: Request, _ context: WebContext) async throws -> HTML {
        let step = try await PreparationStep(site, request, context)
        guard step.allows(kind.action) else { throw AccessDenied.notAllowed(action: kind.action.rawValue) }
        let sheet = BranchSheet(step: step, kind: kind)
        switch kind {
        case .noticeBoard: return sheet.noticeBoard(try await list(sheet))
        case .ledger: return sheet.ledger(try await list(sheet), isForBranch: true)
        case .ledgerReport: return sheet.ledger(try await list(sheet), isForBranch: false)
        case .commitments: return sheet.commitments(try await list(sheet))
        case .qr: return sheet.door(origin: site.origin)
        case .outline: return try await outline(of: step.person.member, sheet)
        case .minutes:
            guard step.record.meeting.isHeld else { return sheet.notYet(step.language.text("sheet.not-held")) }
            return sheet.minutes(of: try await MeetingRoutes(site: site).meetingPage(request, context))
        case .signIn: return sheet.signIn()
        case .ballot: return sheet.ballots()
        case .blankOutline: return sheet.blankOutline()
        case .opinionsForm: return sheet.opinionsForm()
        case .talkForm: return sheet.talkForm()
        case .blankMinutes: return sheet.blankMinutes()
        }
    }

    private func list(_ sheet: BranchSheet) async throws -> ListRecord {
        try await site.useCases.list(at: sheet.record.place, as: sheet.step.person.actor)
    }

    private func outline(of author: Member.ID, _ sheet: BranchSheet) async throws -> HTML {
        sheet.outline(
            try await site.useCases.examination(of: author, at: sheet.record.place, as: sheet.step.person.actor))
    }
}
