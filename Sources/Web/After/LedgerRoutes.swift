import Foundation
import Hummingbird
import NIOCore
import Operations
import PartyLife

/// The ledger of an organisation, as a page and as a table to take away.
struct LedgerRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("organisations/:organisation/ledger") { request, context in
            let filter = LedgerFilter(try request.queryForm())
            var record = try await ledger(filter, context)
            if record.rows.isEmpty, record.hasEarlier {
                var last = filter
                last.position = .last
                record = try await ledger(last, context)
            }
            let page = LedgerPage(record: record, shell: site.shell(request, context))
            return page.html(notice: site.doneNotice(request, in: context))
        }
        router.get("organisations/:organisation/ledger.csv") { request, context in
            try await export(LedgerFilter(try request.queryForm()), context)
        }
    }

    private func ledger(
        _ filter: LedgerFilter, measures: Bool = false, _ context: WebContext
    ) async throws -> LedgerRecord {
        try await site.useCases.ledger(
            of: try context.identifier("organisation", of: Organisation.self), filter, measures: measures,
            as: try context.signedIn().actor)
    }

    private func export(_ filter: LedgerFilter, _ context: WebContext) async throws -> Response {
        var filter = filter
        (filter.position, filter.pageSize) = (.page(1), 500)
        var record = try await ledger(filter, measures: true, context)
        var rows = record.rows
        while record.hasLater, let last = record.rows.last {
            filter.position = .after(last.line.key)
            record = try await ledger(filter, measures: true, context)
            rows += record.rows
        }
        let csv = LedgerExport(rows: rows, today: record.today, language: context.language).csv
        let name = "\(context.language.text("ledger.file"))-\(record.today).csv"
        return .download(csv, as: name, type: "text/csv; charset=utf-8")
    }
}

extension Response {
    /// A file to keep, under a name that may have any letters (RFC 6266).
    static func download(_ bytes: Data, as name: String, type: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition: "attachment; filename*=UTF-8''\(SafePath.percentEncoded(name))",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
