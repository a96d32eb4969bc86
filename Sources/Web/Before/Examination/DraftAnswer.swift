import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import PartyLife

/// What the script is told about a draft that it has sent.
enum DraftAnswer {
    static var revisionHeader: HTTPField.Name? { HTTPField.Name("X-Draft-Revision") }

    static func kept(revision: String) -> Response {
        var headers: HTTPFields = [:]
        if let name = revisionHeader { headers[name] = revision }
        return Response(status: .noContent, headers: headers)
    }

    /// The paper as it is kept now, field by field.
    static func conflict(with record: ExaminationRecord) throws -> Response {
        struct Kept: Encodable {
            let revision: String
            let fields: [String: String]
        }
        let kept = Kept(revision: record.revision, fields: ExaminationForm(record, adding: nil).fields)
        let bytes = ByteBuffer(bytes: try JSONEncoder().encode(kept))
        return Response(
            status: .conflict, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: bytes))
    }

    /// The rule's own sentence.
    static func refused(_ sentence: String) -> Response {
        Response(
            status: .unprocessableContent, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: sentence)))
    }
}

extension ExaminationForm {
    /// What the form's fields would hold, by their names.
    var fields: [String: String] {
        var fields = ["gains": gains]
        for (prompt, text) in prompts { fields["prompt-\(prompt.rawValue)"] = text }
        for item in earlier {
            fields["outcome-\(item.id)"] = item.outcome
            fields["why-\(item.id)"] = item.words
        }
        for (index, answer) in answers.enumerated() {
            fields["none-\(index)"] = answer.none
            for (row, problem) in answer.problems.enumerated() {
                let place = "\(index)-\(row)"
                fields["text-\(place)"] = problem.text
                fields["cause-\(place)"] = problem.cause
                fields["direction-\(place)"] = problem.direction
                fields["measure-\(place)"] = problem.measure
                fields["source-\(place)"] = problem.source
                fields["kind-\(place)"] = problem.causeKind
            }
        }
        return fields
    }
}
