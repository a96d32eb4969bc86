import Foundation

@testable import PartyLife

/// Every case of every aggregate's events, read from the sources, so that a new one cannot be forgotten.
enum EventCases {
    static let kinds = [
        Organisation.kind, Campaign.kind, CampaignDraft.kind, Notice.kind, Plan.kind, Study.kind, Opinions.kind,
        Talks.kind,
        SelfExamination.kind, BranchMeeting.kind, Appraisal.kind, Problem.kind, ProblemList.kind,
    ]

    private static let owners = [
        "Organisation": Organisation.kind, "Campaign": Campaign.kind, "CampaignDraft": CampaignDraft.kind,
        "Notice": Notice.kind, "Plan": Plan.kind,
        "Study": Study.kind, "Opinions": Opinions.kind, "Talks": Talks.kind, "SelfExamination": SelfExamination.kind,
        "BranchMeeting": BranchMeeting.kind,
        "Appraisal": Appraisal.kind, "Problem": Problem.kind,
        "ProblemList": ProblemList.kind,
    ]

    struct Unreadable: Error { var file: String }

    /// "kind.case" of each.
    static func inSources() throws -> Set<String> {
        try lines(after: "enum Event: DomainEvent {", until: "public var happened") { kind, line in
            "\(kind).\(line.dropFirst(5).prefix { $0.isLetter })"
        }
    }

    /// "kind.case" of each for which a name is written out, as in `case found = "found"`.
    static func named() throws -> Set<String> {
        try lines(after: ".Event {", until: "}") { kind, line in
            guard line.contains(" = \"") else { return nil }
            return "\(kind).\(line.dropFirst(5).prefix { $0.isLetter })"
        }
    }

    /// What is read from the cases in each aggregate's file.
    private static func lines(
        after begin: String, until end: String, _ read: (_ kind: String, _ line: Substring) -> String?
    ) throws -> Set<String> {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/PartyLife")
            .resolvingSymlinksInPath()
        var cases: Set<String> = []
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            guard let start = text.range(of: begin) else { continue }
            let owner = file.deletingPathExtension().lastPathComponent.prefix { $0 != "+" }
            guard let kind = owners[String(owner)] else { throw Unreadable(file: file.path) }
            for line in text[start.upperBound...].split(separator: "\n") {
                let line = line.drop { $0 == " " }
                if line.hasPrefix(end) { break }
                guard line.hasPrefix("case "), let name = read(kind, line) else { continue }
                cases.insert(name)
            }
        }
        guard Set(cases.map { $0.prefix { $0 != "." } }).count == kinds.count else { throw Unreadable(file: root.path) }
        return cases
    }
}
