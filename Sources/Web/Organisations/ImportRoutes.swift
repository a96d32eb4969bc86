import Documents
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import PartyLife

/// Importing a roster: a trial that shows everything, then the confirmation that writes it.
struct ImportRoutes {
    let site: Site
    private let desk = ImportDesk()

    init(site: Site) { self.site = site }

    func add(to router: Router<WebContext>) {
        router.get("organisations/:organisation/import") { request, context in
            let organisation = try await organisation(context)
            return page(organisation, .choose, request, context).html(notice: nil)
        }
        router.post("organisations/:organisation/import") { request, context in
            let organisation = try await organisation(context)
            if let ticket = context.form.trimmed("ticket") {
                return try await confirm(ticket, organisation, request, context)
            }
            return try await check(organisation, request, context)
        }
        router.get("organisations/:organisation/import/failed.xlsx") { request, context in
            _ = try await organisation(context)
            return try await failedRows(try request.queryForm()["ticket"] ?? "", context)
        }
        router.get("organisations/:organisation/import/changes.xlsx") { request, context in
            _ = try await organisation(context)
            return try await changes(try request.queryForm()["ticket"] ?? "", context)
        }
    }

    /// As large as a workbook of a whole province.
    var upload: UploadRoute {
        UploadRoute("organisations/:organisation/import", limit: 64 << 20) { _ = try await organisation($0) }
    }

    private func organisation(_ context: WebContext) async throws -> Organisation.ID {
        let organisation = try context.identifier("organisation", of: Organisation.self)
        guard try await site.mayImport(into: organisation, as: try context.signedIn().actor) else {
            throw AccessDenied.notAllowed(action: Action.importRoster.rawValue)
        }
        return organisation
    }

    private func page(
        _ organisation: Organisation.ID, _ stage: ImportPage.Stage, _ request: Request, _ context: WebContext
    ) -> ImportPage {
        ImportPage(organisation: organisation, stage: stage, shell: site.shell(request, context))
    }

    private func refused(
        _ text: String, _ organisation: Organisation.ID, _ request: Request, _ context: WebContext
    ) -> Response {
        page(organisation, .choose, request, context).html(notice: Banner(.error, text))
            .response(status: .unprocessableContent)
    }

    private func check(
        _ organisation: Organisation.ID, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let person = try context.signedIn()
        let language = context.language
        let files = context.form.uploads.filter { $0.field == "files" }.map {
            (name: $0.filename, bytes: Data($0.bytes.readableBytesView))
        }
        guard !files.isEmpty else {
            return refused(language.text("roster-import.no-file"), organisation, request, context)
        }
        var reading: RosterReading
        do {
            reading = try RosterReader().read(files: files, today: site.useCases.today)
        } catch let error as RosterFileError {
            return refused(ImportWords(language: language).text(of: error), organisation, request, context)
        }
        guard reading.defects.isEmpty else {
            reading = reading.adding(try await site.useCases.defects(of: reading.roster, as: person.actor))
            return try await defective(
                files, reading.defects, reading.furtherDefects, organisation, request, context)
        }
        do {
            let summary = try await site.useCases.importRoster(reading.roster, dryRun: true, as: person.actor)
            let now = site.useCases.clock.now
            guard let ticket = await desk.keep(.sound(reading.roster, summary), for: person.member, at: now) else {
                return refused(language.text("roster-import.full"), organisation, request, context)
            }
            return page(organisation, .sound(summary, ticket: ticket, error: ""), request, context).html(notice: nil)
                .response(status: .ok)
        } catch let refusal as RosterRefused {
            return try await defective(
                files, reading.adding(refusal.defects).defects, 0, organisation, request, context)
        } catch {
            guard let notice = await site.notice(of: error, in: context) else { throw error }
            return refused(notice.text, organisation, request, context)
        }
    }

    private func defective(
        _ files: [RosterFile], _ defects: [Roster.Defect], _ further: Int, _ organisation: Organisation.ID,
        _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let member = try context.signedIn().member
        let ticket = await desk.keep(.defective(files, defects), for: member, at: site.useCases.clock.now)
        return page(organisation, .defective(defects, further: further, ticket: ticket), request, context)
            .html(notice: nil).response(status: .unprocessableContent)
    }

    private func confirm(
        _ ticket: String, _ organisation: Organisation.ID, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let person = try context.signedIn()
        let now = site.useCases.clock.now
        let leaving = context.form.trimmed("leaving").flatMap { Int($0) }
        if case .sound(_, let summary)? = await desk.look(ticket, by: person.member, at: now),
            summary.needsConfirmation, leaving != summary.left
        {
            let refusal = RosterRefusal.departuresUnconfirmed(count: summary.left)
            let error = await site.notice(of: refusal, in: context)?.text ?? ""
            return page(organisation, .sound(summary, ticket: ticket, error: error), request, context)
                .html(notice: nil).response(status: .unprocessableContent)
        }
        guard case .sound(let roster, _)? = await desk.take(ticket, by: person.member, at: now) else {
            return refused(context.language.text("roster-import.expired"), organisation, request, context)
        }
        do {
            _ = try await site.useCases.importRoster(roster, leaving: leaving, as: person.actor)
        } catch is RosterRefusal {
            // Something has changed since the trial, and other people would leave.
            return refused(context.language.text("roster-import.changed-since"), organisation, request, context)
        } catch let refusal as RosterRefused {
            // Something has changed since the trial.
            return try await defective([], refusal.defects, 0, organisation, request, context)
        } catch {
            guard let notice = await site.notice(of: error, in: context) else { throw error }
            return refused(notice.text, organisation, request, context)
        }
        return .redirect(to: SafePath.appending([("done", "roster-imported")], to: Paths.roster(organisation)))
    }

    private func failedRows(_ ticket: String, _ context: WebContext) async throws -> Response {
        let language = context.language
        let member = try context.signedIn().member
        guard
            case .defective(let files, let defects)? = await desk.look(ticket, by: member, at: site.useCases.clock.now)
        else { throw PageError(.notFound) }
        let words = ImportWords(language: language)
        let workbook = try FailedRows(RosterReader()).workbook(
            files: files, defects: defects, reasonHeading: language.text("import.reason-heading")
        ) { defects in language.names(defects.map(words.reason)) }
        return .download(
            workbook, as: "\(language.text("roster-import.failed-file"))-\(site.useCases.today).xlsx",
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }

    private func changes(_ ticket: String, _ context: WebContext) async throws -> Response {
        let language = context.language
        let member = try context.signedIn().member
        guard case .sound(_, let summary)? = await desk.look(ticket, by: member, at: site.useCases.clock.now)
        else { throw PageError(.notFound) }
        let words = ImportWords(language: language)
        let sheet = XLSXWriter.Sheet(
            name: language.text("roster-import.changes"),
            headings: ["change", "name", "branch", "what"].map { language.text("roster-import.\($0)") },
            rows: summary.changes.map { change in
                [words.kind(of: change), change.name, change.branch, words.detail(of: change)]
            })
        return .download(
            try XLSXWriter([sheet]).workbook(),
            as: "\(language.text("roster-import.changes-file"))-\(site.useCases.today).xlsx",
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }
}
